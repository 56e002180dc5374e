"""What is shown after a meeting: one sentence by a link, what the night looks at, and what waits for whom."""
