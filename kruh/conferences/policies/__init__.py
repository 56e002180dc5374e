"""Who may do what with a conference: one table per stage, one table together."""

from kruh.access.policy import Rule
from kruh.conferences.policies import (
    conference,
    invitations,
    participants,
    preparation,
    request,
    scheduling,
    suitability,
    team,
)
from kruh.conferences.policies.relations import case_conferences, case_participants, conference_of, visible_conferences

POLICY: dict[str, Rule] = {
    **conference.POLICY,
    **participants.POLICY,
    **suitability.POLICY,
    **request.POLICY,
    **team.POLICY,
    **scheduling.POLICY,
    **preparation.POLICY,
    **invitations.POLICY,
}

__all__ = ["POLICY", "case_conferences", "case_participants", "conference_of", "visible_conferences"]
