"""Kruh: case conferences and family conferences, from the first thought to the last kept promise."""

VERSION = "0.1.0"  # as in pyproject.toml; archives say which product wrote them
