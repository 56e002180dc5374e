"""What is gathered for a colleague who steps in."""
