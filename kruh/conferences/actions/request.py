"""What is done: the stage of request."""
