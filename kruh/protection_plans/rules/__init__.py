"""What is true of an assessment and of a plan, without a database."""
