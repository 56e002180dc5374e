"""What is done with a family conference, stage by stage."""
