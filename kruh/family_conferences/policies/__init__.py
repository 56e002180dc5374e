"""Who may do what with a family conference: one table per stage, one table together."""

from kruh.access.policy import Rule
from kruh.family_conferences.policies import (
    circle,
    coordinator,
    coordinators,
    day,
    papers,
    plan,
    referral,
    statement,
    telling,
)
from kruh.family_conferences.policies.relations import conference_of, visible_conferences

POLICY: dict[str, Rule] = {
    **referral.POLICY,
    **coordinator.POLICY,
    **circle.POLICY,
    **day.POLICY,
    **telling.POLICY,
    **papers.POLICY,
    **coordinators.POLICY,
    **statement.POLICY,
    **plan.POLICY,
}

__all__ = ["POLICY", "conference_of", "visible_conferences"]
