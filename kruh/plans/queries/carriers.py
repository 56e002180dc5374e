"""Who can answer for a task: the people at the table and the office's own team."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kruh.access.models import User
from kruh.cases.models import Person, TeamMember
from kruh.cases.vocabulary import TeamRole, spoken_role
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence

PERSON, USER = "p", "u"


def workers(conference: Conference, at: datetime) -> list[User]:
    """This will give the colleagues of the case's team who can carry a task."""
    return [member.user for member in _team(conference, at)]


def _team(conference: Conference, at: datetime) -> list[TeamMember]:
    lasting = Q(until=None) | Q(until__gt=at)
    rows = TeamMember.objects.filter(lasting, case=conference.case_id, since__lte=at).select_related("user")
    return list(rows.order_by("since", "id"))


def choices(conference: Conference, at: datetime) -> list[tuple[str, str]]:
    """This will offer everybody who can answer for a task: people at the table, then the office's own team."""
    seated = conference.participants.exclude(presence=Presence.NOT_INVITED).select_related("key", "person__key")
    return among(seated, _team(conference, at), at)


def among(seated: Iterable[Participant], members: Iterable[TeamMember], at: datetime) -> list[tuple[str, str]]:
    """This will offer the same from rows that are known already."""
    people = [(f"{PERSON}:{row.person_id}", _seated(row.person, row.get_role_display())) for row in seated]
    lasting = [one for one in members if one.since <= at and (one.until is None or one.until > at)]
    return [*people, *{one.user_id: (f"{USER}:{one.user_id}", _worker(one)) for one in lasting}.values()]


def names(conference: Conference) -> dict[str, str]:
    """This will name everybody who is or was offered, without the roles; who has left the team keeps the name."""
    seated = conference.participants.exclude(presence=Presence.NOT_INVITED).select_related("key", "person__key")
    team = TeamMember.objects.filter(case=conference.case_id).select_related("user")
    people = {f"{PERSON}:{row.person_id}": row.person.full_name for row in seated}
    return people | {f"{USER}:{member.user_id}": member.user.short_name for member in team}


def chosen(person_id: UUID | None, user_id: UUID | None) -> str:
    """This will give the value of the choice for somebody already named."""
    return f"{PERSON}:{person_id}" if person_id else f"{USER}:{user_id}" if user_id else ""


def named(value: str) -> tuple[Person | None, User | None]:
    """This will give who was chosen: a person of the case or a colleague."""
    kind, _, pk = value.partition(":")
    if kind == PERSON:
        return Person.objects.filter(pk=pk).first(), None
    return None, (User.objects.filter(pk=pk).first() if kind == USER else None)


def _seated(person: Person, role: str) -> str:
    return f"{person.full_name} ({role})"


def _worker(member: TeamMember) -> str:
    return f"{member.user.short_name} ({spoken_role(TeamRole(member.role), member.user.gender)})"
