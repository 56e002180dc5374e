"""Archives where they meet people: going out, and coming in."""
