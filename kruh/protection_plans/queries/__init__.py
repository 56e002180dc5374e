"""What is asked of assessments and plans."""
