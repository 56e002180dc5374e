"""What is true of workshops."""
