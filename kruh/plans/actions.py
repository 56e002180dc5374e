"""What is done with a plan: promises written down, kept, dropped with a reason, or carried to the next conference."""

from collections.abc import Collection, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence, State
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.plans import rules, workflow
from kruh.plans.models import Task, TaskEvent, TaskReading
from kruh.plans.queries import carriers, reading
from kruh.plans.queries import plan as queries
from kruh.plans.vocabulary import TaskState, Understood


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
    order = _next_place(conference)
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


def _next_place(conference: Conference) -> int:
    last = Task.objects.filter(conference=conference).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


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


# What became of it -------------------------------------------------------------------------------------------------


@action
def report_done(task: Task, *, note: str = "", by: User, at: datetime) -> None:
    """This will say that the promise was kept."""
    _report(task, "report_done", note, by, at)


@action
def report_partly(task: Task, *, note: str, by: User, at: datetime) -> None:
    """This will say how far it is; what is left is part of the note."""
    refuse_if(rules.blockers_without_reason(note))
    _report(task, "report_partly", note, by, at)


@action
def drop_task(task: Task, *, note: str, by: User, at: datetime) -> None:
    """This will say that the promise no longer holds, and why."""
    refuse_if(rules.blockers_without_reason(note))
    _report(task, "drop_task", note, by, at)


@action
def reopen_task(task: Task, *, note: str, by: User, at: datetime) -> None:
    """This will open a promise again that was reported as kept or dropped, and say why."""
    refuse_if(rules.blockers_without_reason(note))
    _report(task, "reopen_task", note, by, at)


def _report(task: Task, verb: str, note: str, by: User | None, at: datetime) -> None:
    task.state = workflow.TASK.next_state(TaskState(task.state), verb)
    task.version += 1
    task.save()
    event = TaskEvent(task=task, key=task.key, state=task.state, note=note.strip() or None, by=by, at=at)
    event.save(force_insert=True)


# To the next conference --------------------------------------------------------------------------------------------


@action
def carry_task_over(task: Task, *, to: Conference, by: User, at: datetime) -> Task:
    """This will copy an unfinished task into the plan of the conference that follows, and close it here."""
    is_follow_up = to.previous_id == task.conference_id
    refuse_if(rules.blockers_to_carry(is_follow_up=is_follow_up, target=State(to.state)))
    _report(task, "carry_task_over", "", by, at)
    met_on = days.local_day(to.starts_at) if to.starts_at else None
    kept = ("text", "person", "user", "helpers", "rhythm", "check_how", "checker_person", "checker_user", "plan_b")
    copy = Task(conference=to, key=to.key, carried_from=task, made_at=at, order=_next_place(to))
    for name in kept:
        setattr(copy, name, getattr(task, name))
    copy.due_on = rules.day_after_carrying(task.due_on, met_on, days.local_day(at))
    copy.save(force_insert=True)
    return copy


@action
def carry_open_tasks(
    conference: Conference, *, follow_up: Conference, tasks: Collection[Task] | None = None, by: User, at: datetime
) -> list[Task]:
    """This will carry the unfinished tasks (or the chosen ones of them) to the conference that follows."""
    rows = Task.objects.filter(conference=conference, state__in=workflow.LIVING).order_by("order", "id")
    if tasks is not None:
        rows = rows.filter(pk__in=[task.pk for task in tasks])
    chosen = list(rows)
    if not chosen:
        raise NotPossible(["Není co převzít. Vyberte aspoň jeden nedokončený úkol."])
    return [carry_task_over(task, to=follow_up, by=by, at=at) for task in chosen]
