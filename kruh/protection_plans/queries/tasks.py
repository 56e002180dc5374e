"""The tasks around a plan in one list: its own, and what the conferences of the case left open."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.prepared import prepared
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.plans.queries import keeping
from kruh.plans.queries import plan as tasks
from kruh.plans.vocabulary import TaskState
from kruh.plans.workflow import LIVING
from kruh.protection_plans.models import ProtectionPlan


def around(plan: ProtectionPlan) -> list[Task]:
    """This will give the tasks of the plan and the open ones of conferences, in one query."""
    return in_order(asked(plan.pk, plan.case_id))


@prepared
def asked(plan: UUID, case: UUID) -> QuerySet[Task]:
    """This will ask for the same, to be asked together with something else."""
    own = Q(protection_plan=plan)
    brought = Q(case=case, protection_plan=None, state__in=LIVING)
    rows: QuerySet[Task] = keeping.with_part(tasks.told(Task.objects.filter(own | brought))).select_related(
        "key", "person__key", "user", "checker_person__key", "checker_user", "conference"
    )
    return rows.order_by("id")


def in_order(rows: list[Task]) -> list[Task]:
    """This will put the plan's own first, each group by its day."""
    return sorted(rows, key=lambda task: (task.protection_plan is None, task.due_on or date.max, task.order, task.pk))


def shown(rows: list[Task]) -> list[dict[str, Any]]:
    """This will give each with its origin, as a row of the list."""
    return [_row(task, number) for number, task in enumerate(in_order(rows), 1)]


def _row(task: Task, number: int) -> dict[str, Any]:
    is_living = task.state in LIVING
    return {
        "pk": task.pk,
        "number": number,
        "text": task.text,
        "person": tasks.carrier(task),
        "due": task.due_on,
        "tone": tasks.TONES[TaskState(task.state)],
        "state": task.get_state_display(),
        "is_open": task.state == TaskState.OPEN,
        "is_done": not is_living,
        "is_own": task.protection_plan is not None,
        "origin": origin(task),
    }


def origin(task: Task) -> str:
    """This will say where a task comes from."""
    if task.protection_plan:
        return ""
    if task.conference is None:
        return "z plánu rodinné konference"
    held = f" {days.day(days.local_day(task.conference.starts_at))}" if task.conference.starts_at else ""
    return f"z případové konference{held}"
