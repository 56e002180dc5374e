"""Who may do what on the day."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
