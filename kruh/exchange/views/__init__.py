"""The context's views, one file for each way in or out."""
