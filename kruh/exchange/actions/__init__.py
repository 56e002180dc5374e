"""The context's actions, one file for each way in or out."""
