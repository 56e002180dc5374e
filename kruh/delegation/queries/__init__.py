"""What is shown of handed-over work: while it is written, while it runs, what the organisation reads."""
