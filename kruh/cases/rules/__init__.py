"""What is true about people, their ties, their protection and their team; pure functions over values."""
