"""What a person may learn of what is kept about them: the request, the statement, the second person, the giving."""
