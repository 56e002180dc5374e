"""Settings: base holds what is always true, development the demo region, production an office."""
