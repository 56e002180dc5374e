"""What is true of handed-over work, over plain values."""
