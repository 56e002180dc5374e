"""The office's papers: the assessment and the individual protection plan."""
