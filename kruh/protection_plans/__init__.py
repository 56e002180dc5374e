"""The assessment of a child and the individual protection plan (IPOD), in versions."""
