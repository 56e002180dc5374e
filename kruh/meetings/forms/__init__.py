"""What comes in about the day and its minutes, stage by stage."""
