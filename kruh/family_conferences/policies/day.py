"""Who may do what: the day. While the family is alone nobody with an account reads or writes anything about it."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.actions import lock
from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.policies.circle import NOTES
from kruh.family_conferences.policies.relations import administers, conference_of, coordinates
from kruh.family_conferences.vocabulary import State

COME_BACK = "family_conferences.come_back"
FORGOTTEN_AFTER = timedelta(hours=12)
ALONE = "Rodina je teď sama. Nic se nezapisuje."


@predicate("na návrat se zapomnělo déle než dvanáct hodin")
def was_forgotten(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the private time lasts longer than any meeting, so that it does not last for ever."""
    began = conference_of(subject).private_at
    return began is not None and at - began >= FORGOTTEN_AFTER


@predicate("nikdo s účtem, jen rodina svým kódem")
def with_own_code(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody with an account: the family's plan opens with the family's code alone."""
    return False


def left_alone(subject: Any) -> FamilyConference | None:
    """This will give the family conference that a thing belongs to, while its family is alone."""
    found = _family_conference_of(subject)
    return found if found is not None and found.state == State.PRIVATE_TIME else None


def hindrance(verb: str, subject: Any) -> list[str]:
    """This will refuse every act about it while the family is alone, but the one that ends it.

    A thing of the conference may have been read before the family was left alone, so the conference is asked anew.
    """
    found = _family_conference_of(subject)
    if verb == COME_BACK or found is None:
        return []
    if found is not subject:
        lock(found)
    return [ALONE] if found.state == State.PRIVATE_TIME else []


def _family_conference_of(subject: Any) -> FamilyConference | None:
    if isinstance(subject, FamilyConference):
        return subject
    meta = getattr(subject, "_meta", None)
    is_own = meta is not None and meta.app_label == FamilyConference._meta.app_label
    found = getattr(subject, "conference", None) if is_own else None
    return found if isinstance(found, FamilyConference) else None


POLICY: dict[str, Rule] = {
    "family_conferences.see_day": Rule(coordinates | administers, NOTES),
    "family_conferences.mark_attending": Rule(coordinates, "prezence, slib mlčenlivosti a souhlas se zasláním plánu"),
    "family_conferences.add_who_came": Rule(coordinates),
    "family_conferences.begin_information": Rule(coordinates),
    "family_conferences.leave_family_alone": Rule(coordinates, "od té chvíle nikdo s účtem nic nepíše ani nečte"),
    COME_BACK: Rule(coordinates | (administers & was_forgotten), "jediné, co jde v soukromém čase udělat"),
    "family_conferences.lend_tablet": Rule(coordinates, "co rodina píše, nepřečte ani koordinátor"),
}
