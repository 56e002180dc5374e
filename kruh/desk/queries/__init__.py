"""What is shown on the desk: today's work from every context."""
