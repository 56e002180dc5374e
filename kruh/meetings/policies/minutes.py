"""Who may do what with the minutes."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
