"""What is sent about the day and its minutes, stage by stage."""
