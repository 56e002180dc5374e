"""What is printed for the day and of the minutes, stage by stage."""
