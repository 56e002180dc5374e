"""Intervision groups: members, rules, meetings, one case at a time without a real name."""
