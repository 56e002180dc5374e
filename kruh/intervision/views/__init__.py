"""Pages of intervision groups."""
