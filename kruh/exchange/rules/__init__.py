"""What is true of what comes in and goes out, without a database."""
