"""What is shown of a conference, stage by stage."""
