"""Who may do what: the stage of conference."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
