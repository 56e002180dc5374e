"""What is printed about a conference, stage by stage: content, no layout."""
