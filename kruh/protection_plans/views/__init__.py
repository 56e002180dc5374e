"""Pages of assessments and plans."""
