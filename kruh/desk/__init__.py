"""Dnes: what waits for me."""
