"""What is true of counts: which period, what counts in, what came of it, and how it is said."""
