"""What people said to the tasks that were read back to them, and how a paper says it."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation

from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import Presence
from kruh.plans import rules
from kruh.plans.models import Task, TaskReading
from kruh.plans.queries import plan
from kruh.plans.vocabulary import TaskState, Understood
from kruh.vault import keys

Answers = dict[UUID, TaskReading]


def wording(task: Task) -> str:
    """This will mark the words of a task as they stand, so that a change of any of them shows."""
    told = (
        task.text, task.person_id, task.user_id, task.helpers, task.due_on, task.rhythm, task.check_how,
        task.checker_person_id, task.checker_user_id, task.plan_b,
    )  # fmt: skip
    return keys.mark(task.key, repr([str(word or "") for word in told]).encode()).hex()


def tasks_to_read(conference: Conference) -> list[Task]:
    """This will give the tasks that are read aloud, in the order of the plan; a dropped one is not."""
    return [task for task in plan.tasks_of(conference) if task.state != TaskState.DROPPED]


def read_plan(conference: Conference) -> tuple[list[Task], list[TaskReading]]:
    """This will give the tasks that are read aloud and everything said to them, the oldest first, in one query."""
    rows: Any = plan.told(Task.objects.filter(conference=conference).exclude(state=TaskState.DROPPED))
    rows = rows.annotate(answer=FilteredRelation("readings")).select_related("answer__key")
    tasks: dict[UUID, Task] = {}
    said: list[TaskReading] = []
    for row in rows.order_by("order", "id", "answer__at", "answer__id"):
        tasks.setdefault(row.pk, row)
        said += [row.answer] if hasattr(row, "answer") else []  # nothing joined leaves no attribute
    return list(tasks.values()), said


def said_to(task: Task) -> Answers:
    """This will give the newest answer of each person to the present words of one task."""
    return newest(TaskReading.objects.filter(task=task).select_related("key"), task)


def all_said(conference: Conference) -> list[TaskReading]:
    """This will give everything that was said to the tasks of a plan, the oldest first, in one query."""
    rows = TaskReading.objects.filter(task__conference=conference)
    return list(rows.select_related("key", "participant__person__key", "user"))


def newest(rows: Iterable[TaskReading], task: Task) -> Answers:
    """This will give the newest answer of each person to the present words of a task."""
    mark = wording(task)
    return {who_said(row): row for row in rows if row.task_id == task.pk and row.wording == mark}


def wishes(task: Task) -> list[tuple[str, str]]:
    """This will give who wants the present words of a task otherwise, and how."""
    said = newest(all_said(task.at_table), task).values()
    return [(_name(row), row.note or "") for row in said if row.said == Understood.CHANGE]


def confirmed(conference: Conference, tasks: list[Task], gone: Collection[UUID] = ()) -> list[str]:
    """This will say for a paper who understood which tasks, a line for each person; nobody asked gives nothing.

    Whoever is no longer asked is left out: a member who is `gone` or not invited, a colleague without a task.
    """
    promised = {pk for task in tasks if task.state != TaskState.DROPPED for pk in (task.user_id, task.checker_user_id)}
    readings = [row for row in all_said(conference) if _is_asked(row, gone, promised)]
    living = [(n, task) for n, task in enumerate(tasks, 1) if task.state != TaskState.DROPPED]
    numbers: dict[str, dict[str, list[int]]] = {}
    for number, task in living:
        for row in newest(readings, task).values():
            numbers.setdefault(_name(row), {}).setdefault(row.said, []).append(number)
    return [f"{name}: {_confirmed(found, len(living))}" for name, found in numbers.items()]


def _is_asked(row: TaskReading, gone: Collection[UUID], promised: Collection[UUID | None]) -> bool:
    if row.participant is None:
        return row.user_id in promised
    return row.participant_id not in gone and row.participant.presence != Presence.NOT_INVITED


def _confirmed(found: dict[str, list[int]], number: int) -> str:
    return rules.confirmed_words(found.get(Understood.YES, []), found.get(Understood.CHANGE, []), number)


def _name(row: TaskReading) -> str:
    if row.participant:
        return str(row.participant.person.full_name)
    return row.user.short_name if row.user else ""


def who_said(row: TaskReading) -> UUID:
    """This will give the id of the member or of the colleague."""
    found = row.participant_id or row.user_id
    assert found is not None  # a constraint of the table
    return found
