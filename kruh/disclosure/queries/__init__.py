"""What is kept about a person, and the requests for it."""
