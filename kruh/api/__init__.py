"""What the systems of an office ask for by a token: the calendar, the numbers, the hand-over to the records service."""
