"""The context's queries, one file for each way in or out."""
