"""What is sent about a conference, stage by stage."""
