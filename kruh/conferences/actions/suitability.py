"""What is done: the stage of suitability."""
