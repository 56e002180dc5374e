"""Who may give a case out as an archive and who may bring one in."""

from kruh.access.policy import Rule

POLICY: dict[str, Rule] = {}
