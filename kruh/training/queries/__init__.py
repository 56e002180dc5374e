"""What is shown of workshops."""
