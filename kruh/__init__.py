"""Kruh: case conferences and family conferences, from the first thought to the last kept promise."""
