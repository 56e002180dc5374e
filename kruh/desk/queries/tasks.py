"""The tasks that a person promised, or is to look at."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.desk.queries.conferences import MEETS
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.plans import policies
from kruh.plans.models import Task
from kruh.plans.workflow import LIVING
from kruh.web import addresses

MOST, LONGEST = 100, 80
PAGE, CARRY, CHECK = "plans:task", "Splnit úkol", "Ověřit úkol"
TOLD = (
    "text", "due_on", "user", "checker_user", "conference__number", "conference__office__name",
    "key__parent", "key__master", "key__wrapped",
)  # fmt: skip


def _living() -> QuerySet[Task, Any]:
    return Task.objects.filter(state__in=LIVING).order_by().values("pk")


@prepared
def _mine(user: User, at: datetime) -> QuerySet[Task]:
    carried, checked = (_living().filter(user=user), _living().filter(checker_user=user))
    mine = policies.visible_tasks(user, at).filter(pk__in=carried.union(checked))  # each by its own index
    told = mine.select_related(None).select_related("conference__office", "key").only(*TOLD)
    return told.order_by("due_on", "id")[:MOST]


def _lines(rows: list[Task], desk: Desk) -> Lines:
    return [(_task(task, desk), addresses.of(PAGE, task.pk)) for task in rows]


def _task(task: Task, desk: Desk) -> Work:
    words = " ".join(task.text.split())
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    verb = CARRY if task.user_id == desk.user.pk else CHECK
    held = task.conference
    whom = (desk.names.get(held.pk) or f"{held}, {held.office.name}") if held else "Plán z rodinné konference"
    return Work(f"{verb}: {short}", PAGE, whom, task.due_on)


def once(lines: Lines) -> Lines:
    """This will drop the call to look at a task of which somebody has reported meanwhile: that line says more."""
    told = {url for work, url in lines if work.page == PAGE and not work.what.startswith((CARRY, CHECK))}
    return [(work, url) for work, url in lines if url not in told or not work.what.startswith(CHECK)]


TASKS = Source(MEETS, _mine.asked, _lines)
