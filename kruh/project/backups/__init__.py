"""Backups that the server can write but not read, and the proof that a restored one is the same."""
