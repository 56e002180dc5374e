"""What is printed of workshops."""
