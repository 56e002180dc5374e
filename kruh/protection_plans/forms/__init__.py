"""What comes in about assessments and plans."""
