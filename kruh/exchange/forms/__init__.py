"""The context's forms, one file for each way in or out."""
