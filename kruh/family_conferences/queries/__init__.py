"""What is shown of family conferences: the board, the overview, the coordinator, the circle and the diary."""
