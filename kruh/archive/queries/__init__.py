"""What goes into an archive, how it is written, and what an archive that was brought says."""
