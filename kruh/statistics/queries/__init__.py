"""What is shown of counts: the head's page, and the list behind each number."""
