"""The pages of handed-over work."""
