"""Where a conference meets people, stage by stage."""
