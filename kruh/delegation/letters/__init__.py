"""What is sent about handed-over work: only that something waits in the product, never about whom."""
