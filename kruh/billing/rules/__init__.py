"""What is true of a bill: the travel of the two people, and the bill as a whole."""
