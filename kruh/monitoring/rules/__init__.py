"""What is true after a meeting: links to one sentence, reminders and overviews, and what waits for whom."""
