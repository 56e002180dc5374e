"""Who may do what with the plan."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
