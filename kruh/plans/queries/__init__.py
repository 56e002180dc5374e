"""What is shown of promises: one plan, who can carry a task, and what a worker follows."""
