"""What comes in about handed-over work."""
