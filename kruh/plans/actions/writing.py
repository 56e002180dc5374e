"""How a plan is written: promises put down, reworded, put in order, taken back, and read aloud."""

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence, State
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import Conflict, refuse_if
from kruh.plans import rules
from kruh.plans.models import Task, TaskReading
from kruh.plans.queries import carriers, reading
from kruh.plans.queries import plan as queries
from kruh.plans.vocabulary import Understood


class TaskWords(TypedDict, total=False):
    """What can be written about a task; whatever is not there yet stays empty."""

    text: str
    person: Person | None
    user: User | None
    helpers: str
    due_on: date | None
    rhythm: str
    check_how: str
    checker_person: Person | None
    checker_user: User | None
    plan_b: str


LABELS = {
    "text": "Co",
    "helpers": "S čí pomocí",
    "rhythm": "Jak často",
    "check_how": "Jak se to pozná",
    "plan_b": "Plán B",
}


# Writing -----------------------------------------------------------------------------------------------------------


@action
def add_task(conference: Conference, *, words: TaskWords, pk: UUID | None = None, by: User, at: datetime) -> Task:
    """This will add a task at the end of the plan, complete or not, under the identifier that a device gave it."""
    refuse_if([*rules.blockers_to_add(State(conference.state)), *_faults(conference, words, at)])
    order = queries.next_place(conference)
    task = Task(id=pk or uuid7(), conference=conference, key=conference.key, made_at=at, order=order, **words)
    task.save(force_insert=True)
    return task


@action
def change_task(task: Task, *, words: TaskWords, version: int | None = None, by: User, at: datetime) -> Task:
    """This will rewrite a task. Raises Conflict when somebody else was faster, with both wordings."""
    refuse_if([*rules.blockers_to_change(State(task.at_table.state)), *_faults(task.at_table, words, at, task)])
    if version not in (None, task.version):
        mine = copy(task)
        for name, value in words.items():
            setattr(mine, name, value)
        raise Conflict.between(_told(task), _told(mine), version=task.version)
    for name, value in words.items():
        setattr(task, name, value)
    task.version += 1
    task.save()
    return task


@action
def move_task(task: Task, *, up: bool, by: User, at: datetime) -> None:
    """This will move a task by one place; at the end of the plan nothing happens."""
    refuse_if(rules.blockers_to_change(State(task.at_table.state)))
    rows = list(Task.objects.filter(conference=task.conference_id).order_by("order", "id"))
    place = next(index for index, row in enumerate(rows) if row.pk == task.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows):
        if row.order != order:
            Task.objects.filter(pk=row.pk).update(order=order)


@action
def remove_task(task: Task, *, by: User, at: datetime) -> None:
    """This will take back a task written by mistake."""
    state = State(task.at_table.state)
    was_reported, was_carried = task.events.exists(), task.carried_from_id is not None
    refuse_if(rules.blockers_to_remove(state, was_reported=was_reported, was_carried=was_carried))
    task.delete()


def _faults(conference: Conference, words: TaskWords, at: datetime, task: Task | None = None) -> list[str]:
    met_on = days.local_day(conference.starts_at) if conference.starts_at else None
    is_same_day = task is not None and words.get("due_on") == task.due_on
    return [
        *([] if is_same_day else rules.blockers_to_due(words.get("due_on"), met_on)),
        *_strangers(conference, words, at, task),
    ]


def _strangers(conference: Conference, words: TaskWords, at: datetime, task: Task | None) -> list[str]:
    people = {person.pk: person for person in (words.get("person"), words.get("checker_person")) if person}
    users = {user.pk: user for user in (words.get("user"), words.get("checker_user")) if user}
    if task is not None:
        people = {pk: row for pk, row in people.items() if pk not in {task.person_id, task.checker_person_id}}
        users = {pk: row for pk, row in users.items() if pk not in {task.user_id, task.checker_user_id}}
    seated = conference.participants.filter(person__in=people).values_list("person", flat=True) if people else ()
    known = {user.pk for user in carriers.workers(conference, at)} if users else set()
    names = [row.full_name for pk, row in people.items() if pk not in set(seated)]
    names += [row.short_name for pk, row in users.items() if pk not in known]
    return [rules.not_one_person(name) for name in names]


def _told(task: Task) -> dict[str, str]:
    said = {label: str(getattr(task, name) or "") for name, label in LABELS.items()}
    due_on = days.day(task.due_on) if task.due_on else ""
    return {**said, "Kdo": queries.carrier(task), "Do kdy": due_on, "Kdo to ověří": queries.checker(task)}


# Reading aloud -----------------------------------------------------------------------------------------------------


class Said(NamedTuple):
    """What one person says to a task that was read: a member of the conference, or a colleague of the office."""

    who: Participant | User
    said: Understood
    note: str = ""


@action
def read_back(task: Task, *, answers: Sequence[Said], by: User, at: datetime) -> list[TaskReading]:
    """This will keep what people said to a task as it stands now; what somebody said before and repeats is kept once.

    Gives what is new.
    """
    refuse_if(rules.blockers_to_read(State(task.at_table.state)))
    known = _at_table(task.at_table, answers, at)
    faults = [rules.blockers_to_answer(is_at_table=one.who.pk in known, note=one.note) for one in answers]
    refuse_if(list(dict.fromkeys(reason for reasons in faults for reason in reasons)))
    before, wording = reading.said_to(task), reading.wording(task)
    fresh = [one for one in answers if _is_new(before.get(one.who.pk), one)]
    rows = [_reading(task, one, wording, by, at) for one in fresh]
    for row in rows:
        row.save(force_insert=True)
    return rows


def _at_table(conference: Conference, answers: Sequence[Said], at: datetime) -> set[UUID]:
    seated = conference.participants.exclude(presence=Presence.NOT_INVITED).values_list("pk", flat=True)
    has_office = any(isinstance(one.who, User) for one in answers)
    return {*seated, *(user.pk for user in (carriers.workers(conference, at) if has_office else ()))}


def _is_new(before: TaskReading | None, one: Said) -> bool:
    return before is None or (before.said, before.note or "") != (one.said, one.note.strip())


def _reading(task: Task, one: Said, wording: str, by: User, at: datetime) -> TaskReading:
    who: dict[str, Any] = {"user" if isinstance(one.who, User) else "participant": one.who}
    note = one.note.strip() or None
    return TaskReading(task=task, key=task.key, said=one.said, note=note, wording=wording, by=by, at=at, **who)
