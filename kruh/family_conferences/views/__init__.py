"""Pages of family conferences."""
