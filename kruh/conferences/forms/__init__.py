"""What comes in about a conference, stage by stage."""
