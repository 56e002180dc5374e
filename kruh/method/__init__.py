"""The method as data: questions, tools, deadlines, prices, law and texts, each with its days of validity."""
