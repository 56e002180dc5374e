"""What everybody in the room sees on the wall: goal, topic, plan, time. Nothing else ever goes there."""

import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from kruh.cases.queries import protection
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret
from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.meetings.models import Phase
from kruh.meetings.rules import wall
from kruh.plans import rules as plan_rules
from kruh.plans.models import Task
from kruh.plans.queries import plan as plans
from kruh.plans.queries import reading

WHOLE = 120
EMPTY: dict[str, Any] = {"goal": "", "topic": "", "plan": []}


def with_running_phase(rows: Any) -> QuerySet[Conference]:
    """This will bring along the part of the programme that runs now."""
    runs = Q(phases__began_at__isnull=False, phases__ended_at=None)
    found: Any = rows.annotate(running=FilteredRelation("phases", condition=runs))
    return found.select_related("running__key")  # type: ignore[no-any-return]


def not_for_room(conference: Conference, at: datetime) -> list[Secret]:
    """This will give what somebody at the table must not read."""
    return protection.hidden_from_anybody(conference.case, days.local_day(at))


def shown(conference: Any, at: datetime, secrets: list[Secret]) -> dict[str, Any]:
    """This will give the picture with the version of what it says and of its time, apart by a dash.

    Each text has the usual gap where it would tell a secret; should the whole still tell one, only the time stays.
    """
    phase = getattr(conference, "running", None)  # nothing joined leaves no attribute
    told = {
        "goal": conference.goal or "",
        "topic": phase.title if phase else "",
        "plan": _plan(reading.tasks_to_read(conference)),
    }
    told = gate.conceal(told, secrets)
    lines = [" ".join([line["text"], line["who"], line["due"]]) for line in told["plan"]]
    if gate.hits([("", "\n".join([told["goal"], told["topic"], *lines]))], secrets):
        told = EMPTY
    return timed(conference, at, told)


def timed(conference: Any, at: datetime, told: dict[str, Any]) -> dict[str, Any]:
    """This will give what is told with its time and version."""
    phase = getattr(conference, "running", None)
    time = {"phase": _phase_time(phase, at), "meeting": _whole_time(conference, at)}
    return {"version": f"{_mark(told)}-{_mark(time)}", **told, "time": time}


def is_same_text(version: str, other: str) -> bool:
    """This will tell whether two pictures differ at most in their time."""
    return version.partition("-")[0] == other.partition("-")[0]


def _mark(told: dict[str, Any]) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _phase_time(phase: Phase | None, at: datetime) -> dict[str, Any] | None:
    return asdict(wall.soft_time(at - phase.began_at, phase.minutes)) if phase and phase.began_at else None


def _whole_time(conference: Conference, at: datetime) -> dict[str, Any] | None:
    meeting, room = getattr(conference, "meeting", None), getattr(conference, "room", None)
    if meeting is None or meeting.began_at is None or meeting.ended_at is not None:
        return None
    minutes = (conference.length_minutes or WHOLE) + (room.prolonged if room else 0)
    return asdict(wall.soft_time(max(at - meeting.began_at, timedelta(0)), minutes))


def _plan(tasks: list[Task]) -> list[dict[str, Any]]:
    names = wall.called([_name(task) for task in tasks])
    return [
        {
            "text": task.text,
            "who": who,
            "due": f"{task.due_on.day}. {task.due_on.month}." if task.due_on else "",
            "is_complete": not plan_rules.unfinished(plans.facts(task)),
        }
        for task, who in zip(tasks, names, strict=True)
    ]


def _name(task: Task) -> tuple[str, str]:
    carrier = task.person or task.user
    return (carrier.first_name, carrier.last_name) if carrier else ("", "")
