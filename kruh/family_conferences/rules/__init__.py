"""What is true of a family conference, as values only."""
