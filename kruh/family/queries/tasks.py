"""The tasks of the person whose page it is, and how they said these go."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kruh.conferences.models import Participant
from kruh.conferences.vocabulary import AFTER_THE_DAY
from kruh.family_conferences.models import Member, Promise
from kruh.plans.models import Task
from kruh.plans.vocabulary import Report
from kruh.plans.workflow import LIVING


@dataclass(frozen=True)
class Duty:
    """One task of the person."""

    pk: UUID
    text: str
    due_on: date | None
    rhythm: str
    plan_b: str
    state: str
    said: str
    is_living: bool
    version: int

    @property
    def key(self) -> str:
        """This will name the task as a form sends it."""
        return str(self.pk)


def own(whose: Participant | Member) -> QuerySet[Task]:
    """This will give the tasks that are the person's own."""
    if isinstance(whose, Member):
        promised = Promise.objects.filter(member=whose, of__conference=whose.conference_id).values("task")
        return Task.objects.filter(pk__in=promised, person__isnull=False)
    return Task.objects.filter(conference=whose.conference_id, person=whose.person_id)


def tasks(participant: Participant) -> list[Duty]:
    """This will give the person's own tasks of the plan, once the meeting was held."""
    if participant.conference.state not in AFTER_THE_DAY:
        return []
    return [_duty(one) for one in own(participant).select_related("key").order_by("due_on", "order", "pk")]


def promised(member: Member) -> dict[str, Duty]:
    """This will give the tasks of somebody of the circle by their place in the plan."""
    rows = Promise.objects.filter(member=member, of__conference=member.conference_id, task__person__isnull=False)
    found = rows.select_related("task__key").order_by("task_id")
    return {row.key_in_plan: _duty(row.task) for row in found if row.task.state in LIVING}


def _duty(one: Task) -> Duty:
    return Duty(
        one.pk, one.text, one.due_on, one.rhythm or "", one.plan_b or "", one.get_state_display(),
        Report(one.said).label if one.said else "", one.state in LIVING, one.version,
    )  # fmt: skip
