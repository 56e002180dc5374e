"""Figures: how fast the product is, measured as ratios and counts. `./run bench NAME` runs one module."""
