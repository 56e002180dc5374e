"""Papers of a family conference: for the office, for the family, and what is filled in by hand."""
