"""What is true of a conference, stage by stage: pure functions over values."""
