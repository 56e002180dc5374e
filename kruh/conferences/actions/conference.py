"""What is done: the stage of conference."""
