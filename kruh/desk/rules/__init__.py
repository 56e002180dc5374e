"""What is true of a working day: what waits for whom, and how urgent it is."""
