"""What stands in the room whatever happens in it: the page around the script, and the record folded."""

import base64
import hmac
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.meetings.models import Entry
from kruh.meetings.rules import day as day_rules
from kruh.meetings.rules import record
from kruh.meetings.vocabulary import EntryKind, PresenceState
from kruh.vault import keys


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


# The page -------------------------------------------------------------------------------------------------------------


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
                  "pen": {}, "phases": [], "people": [], "choices": [], "lines": [], "tasks": {}, "sheets": [],
                  "pairs": [], "child_led": False,
                  "words": {state.value: str(state.label) for state in PresenceState}},
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
        "steps": url("keep-steps"),
        "decide": url("hold-meeting"),
        "photo": url("add-sheet"),
        "smaller": static("web/photo.js"),
        "login": reverse("account_login"),
    }
