"""Who can carry a task of a protection plan: the people of the case and the office's own team."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kruh.cases.models import CasePerson, TeamMember
from kruh.cases.vocabulary import TeamRole, spoken_role
from kruh.plans.models import Task
from kruh.plans.queries import carriers as people
from kruh.plans.queries import plan as tasks


def _places(case: UUID) -> list[CasePerson]:
    rows = CasePerson.objects.filter(case=case, ended_on=None).select_related("key", "person__key")
    return list(rows.order_by("added_at", "id"))


def _team(case: UUID, at: datetime) -> list[TeamMember]:
    lasting = Q(until=None) | Q(until__gt=at)
    rows = TeamMember.objects.filter(lasting, case=case, since__lte=at).select_related("user")
    return list(rows.order_by("since", "id"))


def known(case: UUID, at: datetime) -> set[UUID]:
    """This will give everybody who may be named."""
    return {place.person_id for place in _places(case)} | {member.user_id for member in _team(case, at)}


def choices(case: UUID, at: datetime, task: Task | None = None) -> list[tuple[str, str]]:
    """This will offer them, and whoever the task names already."""
    found = {
        f"{people.PERSON}:{one.person_id}": f"{one.person.full_name} ({one.get_part_display()})"
        for one in _places(case)
    }
    for member in _team(case, at):
        role = spoken_role(TeamRole(member.role), member.user.gender)
        found.setdefault(f"{people.USER}:{member.user_id}", f"{member.user.short_name} ({role})")
    if task:
        found.setdefault(people.chosen(task.person_id, task.user_id), tasks.carrier(task))
        found.setdefault(people.chosen(task.checker_person_id, task.checker_user_id), tasks.checker(task))
    return [(value, name) for value, name in found.items() if value]
