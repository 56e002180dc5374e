"""Who can answer for a task: the people at the table and the office's own team."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import Membership, User
from kruh.cases.models import CasePerson, Person, TeamMember
from kruh.cases.vocabulary import TeamRole, spoken_role
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.plans.rules import reports

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


# Who can take a task over ------------------------------------------------------------------------------------------


def of_case(case: UUID, at: datetime) -> list[tuple[str, str]]:
    """This will offer everybody who can take a task over later: living people of the case, then its team."""
    people = [(f"{PERSON}:{one.pk}", one.full_name) for one in _living(case, at)]
    rows = TeamMember.objects.filter(_lasting(at), case=case, since__lte=at, user__is_active=True)
    team = {f"{USER}:{row.user_id}": _worker(row) for row in rows.select_related("user").order_by("since", "id")}
    return [*people, *team.items()]


def _living(case: UUID, at: datetime) -> list[Person]:
    places = CasePerson.objects.filter(Q(ended_on=None) | Q(ended_on__gt=days.local_day(at)), case=case)
    rows = places.filter(person__died_on__isnull=True).select_related("person__key").order_by("added_at", "id")
    return [row.person for row in rows]


def _lasting(at: datetime) -> Q:
    return Q(until=None) | Q(until__gt=at)


def with_gone(rows: QuerySet[Task], at: datetime) -> QuerySet[Task]:
    """This will bring along whether the carriers are still in the case or in service, without another query."""
    left = CasePerson.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), ended_on__lte=days.local_day(at)
    )  # fmt: skip
    held = Membership.objects.filter(user=OuterRef("user"), valid_from__lte=at).exclude(valid_to__lte=at)
    return rows.annotate(has_left=Exists(left), has_work=Exists(held))


def gone(task: Any) -> str:
    """This will say of a running task from `with_gone` that nobody can keep it any more, or nothing."""
    if task.waits_on is None:
        return ""
    if task.person is not None:
        is_dead = task.person.died_on is not None
        return reports.gone(task.person.full_name, is_dead=is_dead) if is_dead or task.has_left else ""
    is_here = task.user is None or (task.user.is_active and task.has_work)
    return "" if is_here else reports.gone(task.user.short_name, is_dead=False)
