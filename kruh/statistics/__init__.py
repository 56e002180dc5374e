"""Counts and times of an office: each number opens its list for those who may see it."""
