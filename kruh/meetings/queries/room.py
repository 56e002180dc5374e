"""What is shown in the room: the programme with its times, who is there, the record folded, the plan."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, Sum
from django.templatetags.static import static
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State, Type
from kruh.foundation import days
from kruh.meetings.models import Attendance, Entry, Phase, Room, Sheet
from kruh.meetings.queries import expected
from kruh.meetings.rules import day as day_rules
from kruh.meetings.rules import programme, record
from kruh.meetings.vocabulary import EntryKind, PresenceState
from kruh.plans import rules as plan_rules
from kruh.plans.models import Task
from kruh.plans.queries import carriers
from kruh.plans.queries import plan as plans
from kruh.vault import keys


def room_of(conference: Conference) -> Room | None:
    """This will give the room that came with the conference, or None when nobody has opened it."""
    found: Room | None = getattr(conference, "room", None)
    return found


def deeds(entries: Iterable[Entry]) -> list[record.Deed]:
    """This will give the rows of the record as the rules see them."""
    return [_deed(row) for row in entries]


def _deed(row: Entry) -> record.Deed:
    words = record.Words(
        kind=EntryKind(row.kind), place=row.place, phase=row.phase, is_struck=row.is_struck, **row.words
    )
    seen = frozenset(UUID(one) for one in row.seen)
    return record.Deed(row.pk, row.line, words, (row.received_at, row.sequence), seen, by=str(row.by_id))


def lines(conference: Conference) -> list[record.Line]:
    """This will give the record of a meeting as people read it, in one query."""
    return record.fold(deeds(Entry.objects.filter(conference=conference)))


def writer(room: Room | None) -> record.Writer:
    """This will give who holds the pen."""
    if room is None or room.writer is None:
        return record.Writer()
    return record.Writer(room.writer.pk, room.writer.short_name, room.device, room.since)


# The state that the screen draws --------------------------------------------------------------------------------------


def screen(conference: Conference, *, by: User, at: datetime, writes: bool, decides: bool = False) -> dict[str, Any]:
    """This will give the page around the script: who the reader is and the words; the script asks for the state."""
    closed = record.blockers_to_record(State(conference.state))
    reasons = closed or day_rules.blockers_to_open_day(conference.starts_at, at)
    office = getattr(conference.office, "organisation", None)
    allows = office is None or office.allows_offline
    me = {
        "user": str(by.pk),
        "name": by.short_name,
        "writes": writes,
        "edits": writes and not closed,  # the programme may be put in order before the day
        "decides": decides and not reasons and conference.state == State.SCHEDULED,
        "reasons": reasons,
        "offline": allows,
        "key": _lent_key(conference, by) if allows else None,
    }
    return {**shell(conference), "me": me}


def shell(conference: Conference) -> dict[str, Any]:
    """This will give the same page without anything about anybody: what a device may keep for work without network."""
    me = {
        "user": "",
        "name": "",
        "writes": True,
        "edits": True,
        "decides": False,
        "reasons": [],
        "offline": True,
        "key": None,
        "shell": True,
    }
    return {
        "me": me,
        "state": {"now": "1970-01-01T00:00:00Z", "version": "", "goal": "", "minutes": 120, "is_open": True,
                  "pen": {}, "phases": [], "people": [], "ratio": "", "choices": [], "lines": [], "tasks": {},
                  "sheets": [], "alarms": [], "child_led": False},
        "kinds": [{"value": kind.value, "label": str(kind.label)} for kind in EntryKind],
        "urls": _urls(conference),
    }  # fmt: skip


def _lent_key(conference: Conference, by: User) -> str:
    """The same for each sign-in of one person, and for nobody once the access or the case's key is gone."""
    words = f"room|{conference.pk}|{by.pk}".encode()
    return base64.b64encode(hmac.digest(keys.raw(conference.key), words, "sha256")).decode()


def _urls(conference: Conference) -> dict[str, str]:
    def url(name: str, *more: str) -> str:
        return reverse(f"meetings:{name}", args=[conference.pk, *more])

    return {
        "conference": str(conference.pk),
        "room": url("room"),
        "worker": url("room-worker"),
        "state": url("room-state"),
        "open": url("open-room"),
        "keep": url("keep-entries"),
        "pen": url("take-pen"),
        "prolong": url("prolong"),
        "addPhase": url("add-phase"),
        "phase": f"{url('room')}cast/PHASE/",
        "presence": f"{url('room')}kdo/WHO/",
        "everybody": url("record-presence-of-all"),
        "begin": url("begin-meeting"),
        "decide": url("hold-meeting"),
        "photo": url("add-sheet"),
        "smaller": static("web/photo.js"),
        "login": reverse("account_login"),
    }


def version(conference: Conference) -> str:
    """This will give a word that changes whenever the state does; one query."""
    entries = Entry.objects.filter(conference=OuterRef("pk")).order_by().values("conference")
    tasks = Task.objects.filter(conference=OuterRef("pk")).order_by().values("conference")
    there = Attendance.objects.filter(meeting__conference=OuterRef("pk")).order_by().values("meeting__conference")
    sheets = Sheet.objects.filter(conference=OuterRef("pk"), struck_at=None).order_by().values("conference")
    told = Conference.objects.filter(pk=conference.pk).values_list(
        "state",
        "room__version",
        "meeting__version",
        Subquery(entries.annotate(found=Count("pk")).values("found")),
        Subquery(tasks.annotate(found=Sum("version") + Count("pk") * 1000).values("found")),
        Subquery(there.annotate(found=Max("changed_at")).values("found")),
        Subquery(sheets.annotate(found=Count("pk")).values("found")),
    )
    return hashlib.sha256(repr(told.get()).encode()).hexdigest()[:16]


def state(conference: Conference, *, at: datetime, knows: bool = False) -> dict[str, Any]:
    """This will give everything that the room draws, in plain values; the same number of queries at any size.

    Who must not meet whom is told only to a reader who knows it from the file.
    """
    room = room_of(conference)
    rows = expected.everybody(conference)
    pairs = expected.pairs_of(conference, rows, days.local_day(at)) if knows else []
    meeting = getattr(conference, "meeting", None)
    return {
        "version": version(conference),
        "now": at.isoformat(),
        "goal": conference.goal or "",
        "child_led": conference.type == Type.CHILD_LED,
        "starts": _moment(conference.starts_at),
        "began": _moment(meeting and meeting.began_at),
        "ended": _moment(meeting and meeting.ended_at),
        "minutes": (conference.length_minutes or 120) + (room.prolonged if room else 0),
        "is_open": room is not None,
        "pen": pen(conference),
        "phases": [_phase(phase) for phase in Phase.objects.filter(conference=conference)],
        "people": [_person(row) | expected.apart_of(row, pairs) for row in rows],
        "alarms": [alarm for *_, pair in pairs if (alarm := programme.apart_alarm(pair))],
        "ratio": programme.ratio_sentence(*_ratio(rows)),
        "choices": [{"value": value, "name": name} for value, name in carriers.choices(conference, at)],
        "lines": [_line(line) for line in lines(conference)],
        "tasks": {str(task.pk): _task(task) for task in plans.tasks_of(conference)},
        "sheets": [_sheet(sheet) for sheet in _sheets(conference)],
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
        "description": sheet.description or "",
        "picture": sheet.is_picture,
        "file": reverse("meetings:sheet-file", args=[sheet.pk]),
        "preview": reverse("meetings:sheet-preview", args=[sheet.pk]),
        "describe": reverse("meetings:describe-sheet", args=[sheet.pk]),
    }


def pen(conference: Conference) -> dict[str, Any]:
    """This will tell the script who writes now and on which device."""
    told = writer(room_of(conference))
    return {
        "user": str(told.user) if told.user else None,
        "name": told.name,
        "device": str(told.device) if told.device else None,
        "since": days.clock(told.since) if told.since else "",
    }


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


def _person(row: expected.Row) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "name": row.name,
        "role": row.role,
        "state": row.state.value,
        "word": str(row.state.label),
        "came": days.clock(row.came_at) if row.came_at else "",
        "left": days.clock(row.left_at) if row.left_at else "",
        "family": row.is_family,
        "team": row.is_team,
        "child": row.is_child,
        "organises": row.is_organiser,
    }


def _ratio(rows: list[expected.Row]) -> tuple[int, int]:
    there = [row for row in rows if row.state == PresenceState.HERE and not row.is_team]
    family = sum(row.is_family or row.is_child for row in there)
    return family, len(there) - family


def _line(line: record.Line) -> dict[str, Any]:
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
    }


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
    }
