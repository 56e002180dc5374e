"""Who may do what: the stage of suitability."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
