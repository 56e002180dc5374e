"""What waits at one conference, by its stages."""
