"""Pages of the plan, of one promise, and of what goes on to the next conference."""
