"""What is shown of bills: one conference's, and the list."""
