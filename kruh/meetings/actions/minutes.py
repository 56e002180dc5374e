"""What is done with the minutes."""
