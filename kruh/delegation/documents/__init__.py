"""Papers of handed-over work: the package and an output."""
