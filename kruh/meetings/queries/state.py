"""The state that the room draws, in three parts that change apart: the record, the people, the programme.

Whoever looks on every few seconds is told only what changed, and no call asks the database more than eight times.
"""

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, Sum
from django.urls import reverse

from kruh.cases.models import ProtectedFact
from kruh.conferences.models import Conference, Participant, Seat
from kruh.conferences.vocabulary import Presence, Type
from kruh.foundation import days
from kruh.meetings.models import Attendance, Entry, Phase, Room, Sheet
from kruh.meetings.queries import arrivals, expected
from kruh.meetings.queries.room import lines
from kruh.meetings.rules import presence, programme, record
from kruh.plans import rules as plan_rules
from kruh.plans.models import Task
from kruh.plans.queries import carriers
from kruh.plans.queries import plan as plans
from kruh.plans.vocabulary import TaskState

PARTS = ("record", "people", "programme")


# Versions -------------------------------------------------------------------------------------------------------------


def with_versions(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    """This will let the conference tell what changes whenever a part of the state does, in the same query."""

    def counted(found: Any, what: Any) -> Subquery:
        return Subquery(found.order_by().annotate(found=what).values("found"))

    entries = Entry.objects.filter(conference=OuterRef("pk")).values("conference")
    tasks = Task.objects.filter(conference=OuterRef("pk")).values("conference")
    sheets = Sheet.objects.filter(conference=OuterRef("pk"), struck_at=None).values("conference")
    there = Attendance.objects.filter(meeting__conference=OuterRef("pk")).values("meeting__conference")
    table = Participant.objects.filter(conference=OuterRef("pk")).values("conference")
    facts = ProtectedFact.objects.filter(case=OuterRef("case")).values("case")
    return rows.annotate(
        entries_told=counted(entries, Count("pk")),
        tasks_told=counted(tasks, Sum("version") + Count("pk") * 1000),
        sheets_told=counted(sheets, Sum("moves") + Count("pk") * 1000),
        ticks_told=counted(there, Max("changed_at")),
        table_told=counted(table, Sum("version") + Count("pk") * 1000),
        protected=counted(facts, Count("pk")),
    )


def versions(conference: Any) -> dict[str, str]:
    """This will give a word for each part that changes whenever the part does."""
    room, meeting = room_of(conference), getattr(conference, "meeting", None)
    told = {
        "record": (conference.entries_told, conference.tasks_told, conference.sheets_told, conference.protected),
        "people": (conference.state, conference.ticks_told, conference.table_told),
        "programme": (conference.state, conference.version, room and room.version, meeting and meeting.version),
    }
    return {part: hashlib.sha256(repr(words).encode()).hexdigest()[:12] for part, words in told.items()}


def changed(
    conference: Conference, seen: str, *, at: datetime, knows: bool = False, arrives: bool = False, user: str = ""
) -> dict[str, Any] | None:
    """This will give the first part whose version the reader has not seen, or None; `more` says that others follow.

    Who must not meet whom is told only to a reader who knows it from the file, who comes and sits how (`arrives`) only
    to the organiser and the facilitator.
    """
    known, fresh = dict(zip(PARTS, seen.split("-"), strict=False)), versions(conference)
    waiting = [part for part in PARTS if known.get(part) != fresh[part]]
    if not waiting:
        return None
    part, *others = waiting
    told = {name: known.get(name, "") if name in others else fresh[name] for name in PARTS}
    shown = {
        "record": lambda: _record(conference, user),
        "people": lambda: _people(conference, at, arrives=arrives),
        "programme": lambda: _programme(conference, at, knows=knows),
    }[part]()
    return {"version": "-".join(told.values()), "part": part, "more": bool(others), "now": at.isoformat(), **shown}


# The programme --------------------------------------------------------------------------------------------------------


def _programme(conference: Conference, at: datetime, *, knows: bool) -> dict[str, Any]:
    """Who must not meet comes along: the script says so in the moment in which both are here, also without network."""
    room, meeting = room_of(conference), getattr(conference, "meeting", None)
    pairs = expected.pairs_of(conference, days.local_day(at)) if knows else []
    return {
        "goal": conference.goal or "",
        "child_led": conference.type == Type.CHILD_LED,
        "starts": _moment(conference.starts_at),
        "began": _moment(meeting and meeting.began_at),
        "ended": _moment(meeting and meeting.ended_at),
        "minutes": (conference.length_minutes or 120) + (room.prolonged if room else 0),
        "is_open": room is not None,
        "pen": pen(conference),
        "phases": [_phase(phase) for phase in Phase.objects.filter(conference=conference)],
        "pairs": [
            {
                "one": str(one),
                "other": str(other),
                "names": [pair.one, pair.other],
                "alarm": programme.apart_alarm(pair),
            }
            for one, other, pair in pairs
        ],
    }


def room_of(conference: Conference) -> Room | None:
    """This will give the room that came with the conference, or None when nobody has opened it."""
    found: Room | None = getattr(conference, "room", None)
    return found


def writer(room: Room | None) -> record.Writer:
    """This will give who holds the pen."""
    if room is None or room.writer is None:
        return record.Writer()
    return record.Writer(room.writer.pk, room.writer.short_name, room.device, room.since)


def pen(conference: Conference) -> dict[str, Any]:
    """This will tell the script who writes now and on which device."""
    told = writer(room_of(conference))
    return {
        "user": str(told.user) if told.user else None,
        "name": told.name,
        "device": str(told.device) if told.device else None,
        "since": days.clock(told.since) if told.since else "",
    }


def last_place(conference: Conference) -> float:
    """This will give the place of the last line: whoever takes the pen writes below it, seen or not yet."""
    found: float | None = Entry.objects.filter(conference=conference).aggregate(last=Max("place"))["last"]
    return found or 0.0


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "id": str(phase.pk),
        "kind": phase.kind,
        "title": phase.title,
        "what": phase.what or "",
        "minutes": phase.minutes,
        "began": _moment(phase.began_at),
        "ended": _moment(phase.ended_at),
    }


# Who is here ----------------------------------------------------------------------------------------------------------


def _people(conference: Conference, at: datetime, *, arrives: bool) -> dict[str, Any]:
    invited = [presence for presence in Presence if presence != Presence.NOT_INVITED]
    guests = expected.participants(conference, invited)
    members = expected.members(conference)
    seated = [row for row in guests if row.presence in expected.IN_THE_ROOM]
    rows, _ = expected.at_one_table(seated, expected.sent(conference), expected.on_the_day(members, conference))
    names = {row.who.user_id if isinstance(row.who, Seat) else row.pk: row.name for row in rows}
    return {
        "people": [_person(row, names) | (_arrival(row) if arrives else {}) for row in rows],
        "choices": [{"value": value, "name": name} for value, name in carriers.among(guests, members, at)],
    }


def _arrival(row: expected.Row) -> dict[str, Any]:
    told = arrivals.arranged(row.who) if isinstance(row.who, Participant) else ""
    return {"arrival": told} if told else {}


def _person(row: expected.Row, names: dict[Any, str]) -> dict[str, Any]:
    said = presence.in_order(row.said)
    return {
        "id": str(row.pk),
        "name": row.name,
        "role": row.role,
        "state": row.state.value,
        "word": str(row.state.label),
        "came": days.clock(row.came_at) if row.came_at else "",
        "left": days.clock(row.left_at) if row.left_at else "",
        "family": row.is_family,
        "team": isinstance(row.who, Seat),
        "child": row.is_child,
        "organises": row.is_organiser,
        "replaced": row.is_replaced,
        "online": row.is_online,
        "said": [presence.line(one, names.get(one.by, "")) for one in said] if len(said) > 1 else [],
    }


# The record and the plan ----------------------------------------------------------------------------------------------


def _record(conference: Conference, user: str) -> dict[str, Any]:
    return {
        "lines": [_line(line, user) for line in lines(conference)],
        "tasks": {str(task.pk): _task(task) for task in plans.tasks_of(conference)},
        "sheets": [_sheet(sheet) for sheet in _sheets(conference)],
    }


def _line(line: record.Line, user: str) -> dict[str, Any]:
    words = line.words
    return {
        "id": str(line.id),
        "heads": [str(head) for head in line.heads],
        "beside": line.beside,
        "earlier": _earlier(line),
        "kind": words.kind.value,
        "text": words.text,
        "place": words.place,
        "phase": str(words.phase) if words.phase else None,
        "who": words.who,
        "due": words.due,
        "check": words.check,
        "struck": words.is_struck,
        "own": _author(line) == user,
    }


def _author(line: record.Line) -> str:
    """Who wrote the wording as it stands; whoever only moved it did not."""
    return next((deed.by for deed in line.history if deed.words.text == line.words.text), "")


def _earlier(line: record.Line) -> list[str]:
    texts = dict.fromkeys(deed.words.text for deed in line.history)
    return [text for text in texts if text != line.words.text]


def _task(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "who": carriers.chosen(task.person_id, task.user_id),
        "due": task.due_on.isoformat() if task.due_on else "",
        "check": task.check_how or "",
        "lacks": plan_rules.unfinished(plans.facts(task)),
        "dropped": task.state in (TaskState.DROPPED, TaskState.CARRIED),
    }


def _sheets(conference: Conference) -> QuerySet[Sheet]:
    rows: QuerySet[Sheet] = Sheet.objects.filter(conference=conference, struck_at=None).select_related("key")
    return rows.defer("preview", "name", "fingerprint")


def _sheet(sheet: Sheet) -> dict[str, Any]:
    kind = str(sheet.get_kind_display())
    return {
        "id": str(sheet.pk),
        "kind": kind,
        "topic": sheet.topic or "",
        "place": sheet.place,
        "description": sheet.description or "",
        "picture": sheet.is_picture,
        "file": reverse("meetings:sheet-file", args=[sheet.pk]),
        "preview": reverse("meetings:sheet-preview", args=[sheet.pk]),
        "describe": reverse("meetings:describe-sheet", args=[sheet.pk]),
    }
