"""The Czech language as rules need it: folding for comparing, every form of a name, names at home, ordinary words."""
