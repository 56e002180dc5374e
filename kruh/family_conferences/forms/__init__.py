"""What comes in about a family conference."""
