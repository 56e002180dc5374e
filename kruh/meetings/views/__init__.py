"""Pages of the day and of its minutes, stage by stage."""
