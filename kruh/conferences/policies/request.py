"""Who may do what: the stage of request."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
