"""What is shown when the plan is read back: one task in large type, who says what, and who understands which task."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kruh.access.models import User
from kruh.cases.queries import protection
from kruh.cases.rules import gate
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import State
from kruh.foundation import days, text
from kruh.meetings.queries import expected, shares
from kruh.meetings.rules import reading as rules
from kruh.plans import rules as plan_rules
from kruh.plans.models import Task, TaskReading
from kruh.plans.queries import plan as plans
from kruh.plans.queries import reading


@dataclass(frozen=True)
class Guest:
    """Somebody who is asked: a member of the conference who sits at the table, or a colleague with a task."""

    who: Participant | User
    name: str
    role: str

    @property
    def pk(self) -> UUID:
        """This will give the id of the member or of the colleague."""
        return self.who.pk

    @property
    def carrier(self) -> UUID:
        """This will give the id by which tasks name this one."""
        return self.who.person_id if isinstance(self.who, Participant) else self.who.pk


@dataclass
class Listener:
    """Somebody at the table with what they said to a task."""

    guest: Guest
    said: str = ""
    note: str = ""
    was_asked: bool = False
    errors: list[str] = field(default_factory=list)

    @property
    def pk(self) -> UUID:
        """This will give the id of the member or of the colleague."""
        return self.guest.pk


@dataclass(frozen=True)
class Plan:
    """The tasks of a plan with the people at the table and everything that they said."""

    tasks: list[Task]
    rows: list[expected.Row]
    people: list[Guest]
    readings: list[TaskReading]

    def place(self, pk: UUID) -> int | None:
        """This will give where a task stands in the plan."""
        return next((place for place, task in enumerate(self.tasks) if task.pk == pk), None)

    def answers(self, task: Task) -> reading.Answers:
        """This will give what was said to the present words of a task."""
        return reading.newest(self.readings, task)

    def said(self, task: Task) -> list[str]:
        """This will give the answers of those who sit at the table."""
        answers = self.answers(task)
        return [answers[guest.pk].said for guest in self.people if guest.pk in answers]

    def listeners(self, task: Task) -> list[Listener]:
        """This will give everybody at the table; whoever was asked about other words has to be asked again."""
        now = self.answers(task)
        before = {reading.who_said(row) for row in self.readings if row.task_id == task.pk}
        return [
            Listener(guest, now[guest.pk].said, now[guest.pk].note or "")
            if guest.pk in now
            else Listener(guest, was_asked=guest.pk in before)
            for guest in self.people
        ]


def plan_of(conference: Conference) -> Plan:
    """This will give the plan with its listeners: those who sit at the table, and colleagues who promised something."""
    rows = expected.at_seats(conference)
    tasks, readings = reading.read_plan(conference)
    seated = [
        Guest(row.who, row.name, f"{row.role}, na dálku" if row.is_online else row.role)
        for row in rules.who_is_asked(rows)
        if isinstance(row.who, Participant)
    ]
    known = {guest.name for guest in seated}
    office = {who.pk: who for task in tasks for who in (task.user, task.checker_user) if who is not None}
    colleagues = [Guest(who, who.short_name, "za pracoviště") for who in office.values() if who.short_name not in known]
    return Plan(tasks, rows, [*seated, *colleagues], readings)


# One task ------------------------------------------------------------------------------------------------------------


def one(conference: Conference, plan: Plan, place: int, at: datetime) -> dict[str, Any]:
    """This will give one task as everybody at the table may see it, with the way to its neighbours."""
    task = plan.tasks[place]
    hidden = protection.hidden_from_anybody(conference.case, days.local_day(at))
    said = plan.said(task)
    return {
        "conference": conference,
        "task": gate.conceal(_words(task), hidden),
        "number": place + 1,
        "count": len(plan.tasks),
        "before": _address(conference, plan.tasks[place - 1]) if place else "",
        "after": _address(conference, plan.tasks[place + 1]) if place + 1 < len(plan.tasks) else "",
        "whole": reverse("meetings:reading", args=[conference.pk]),
        "change": reverse("meetings:change-while-reading", args=[conference.pk, task.pk]),
        "absent": _absent(task, plan),
        "state": rules.left_words(said, len(plan.people)),
        "tone": rules.tone(said, len(plan.people)),
        "cannot_read": plan_rules.blockers_to_read(State(conference.state)),
    }


def _words(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "who": plans.carrier(task),
        "due": days.day_long(task.due_on) if task.due_on else "",
        "more": [(label, words) for label, words in _further(task) if words],
        "lacks": plan_rules.unfinished(plans.facts(task)),
    }


def _further(task: Task) -> list[tuple[str, str]]:
    return [
        ("S čí pomocí", task.helpers or ""),
        ("Jak často", task.rhythm or ""),
        ("Jak poznáme, že se to povedlo", task.check_how or ""),
        ("Kdo to ověří", plans.checker(task)),
        ("Když to nevyjde", task.plan_b or ""),
    ]


def _absent(task: Task, plan: Plan) -> str:
    """Whoever is to do it and does not sit here cannot say that they understand."""
    carrier = task.person_id or task.user_id
    here = {guest.carrier for guest in plan.people}
    return plans.carrier(task) if carrier and carrier not in here else ""


def _address(conference: Conference, task: Task) -> str:
    return reverse("meetings:read-back", args=[conference.pk, task.pk])


# Who understands what ----------------------------------------------------------------------------------------------


def summary(conference: Conference, at: datetime) -> dict[str, Any]:
    """This will give the whole plan with who understands which task, and the papers to print at once."""
    plan = plan_of(conference)
    rows = [_row(conference, plan, number, task) for number, task in enumerate(plan.tasks, 1)]
    hidden = protection.hidden_from_anybody(conference.case, days.local_day(at))
    found = shares.shares(plan.tasks, plan.rows, days.local_day(at))
    first = next((row for row in rows if not row["is_done"]), rows[0] if rows else None)
    return {
        "conference": conference,
        "people": plan.people,
        "rows": gate.conceal(rows, hidden),
        "start": first["url"] if first else "",
        "is_begun": bool(plan.readings),
        "left": sum(not row["is_done"] for row in rows),
        "cannot_read": plan_rules.blockers_to_read(State(conference.state)),
        "documents": shares.documents(conference, found),
        "foreign": _only_czech([share.name for share in found if share.is_foreign]),
    }


def _row(conference: Conference, plan: Plan, number: int, task: Task) -> dict[str, Any]:
    said, answers = plan.said(task), plan.answers(task)
    return {
        "number": number,
        "text": task.text,
        "who": plans.carrier(task),
        "url": _address(conference, task),
        "state": rules.left_words(said, len(plan.people)),
        "tone": rules.tone(said, len(plan.people)),
        "is_done": rules.tone(said, len(plan.people)) == "ok",
        "understands": [row.name for row in plan.people if row.pk in answers and answers[row.pk].said == "yes"],
        "otherwise": [
            {"name": row.name, "note": answers[row.pk].note or ""}
            for row in plan.people
            if row.pk in answers and answers[row.pk].said == "change"
        ],
    }


def _only_czech(names: list[str]) -> str:
    if not names:
        return ""
    return f"{text.list_words(names)}: dvojjazyčné popisky zatím nemáme. Projděte list spolu s tlumočením."
