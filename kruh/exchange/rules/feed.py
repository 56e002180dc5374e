"""A person's calendar as it was told before and as it stands now: what moved, what was called off, what is over."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

KEEPS_PAST: Final = timedelta(days=60)  # calendars show a few weeks back; what is older stays in Kruh
WINDOW: Final = timedelta(hours=1)
MOST_IN_WINDOW: Final = 60  # calendars ask a few times in an hour, several devices of one person included


@dataclass(frozen=True)
class Meeting:
    """One meeting of the person: when, in which town, and a name that says nothing of anybody."""

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    town: str = ""
    is_off: bool = False


@dataclass(frozen=True)
class Told:
    """The same as the calendar has it: each change has its number and its moment."""

    meeting: Meeting
    sequence: int
    changed_at: datetime


def fresh_mark() -> str:
    """This will give the secret part of an address."""
    return secrets.token_urlsafe(32)


def digest(mark: str) -> bytes:
    """This will give what is kept of it: enough to know it again, too little to say it."""
    return sha256(mark.encode()).digest()


def told_now(before: Mapping[str, Told], now: Iterable[Meeting], at: datetime) -> list[Told]:
    """This will give what the calendar is to know, in the order of time.

    What moved keeps its name and gets a higher number. What the person no longer has is called off where the calendar
    knows it; what was called off before it was ever told is not told at all.
    """
    current = {one.key: one for one in now}
    gone = {key: _gone(old.meeting, at) for key, old in before.items() if key not in current}
    found = [
        _told(before.get(key), meeting, at)
        for key, meeting in {**gone, **current}.items()
        if meeting.ends_at > at - KEEPS_PAST and (key in before or not meeting.is_off)
    ]
    return sorted(found, key=lambda one: (one.meeting.starts_at, one.meeting.key))


def _gone(meeting: Meeting, at: datetime) -> Meeting:
    """What took place stays in the calendar, also when the person's part in it has ended since."""
    return meeting if meeting.starts_at <= at else replace(meeting, town="", is_off=True)


def _told(old: Told | None, meeting: Meeting, at: datetime) -> Told:
    if old is None:
        return Told(meeting, 0, at)
    return old if old.meeting == meeting else Told(meeting, old.sequence + 1, at)


def window(began_at: datetime | None, fetches: int, at: datetime) -> tuple[datetime, int] | None:
    """This will count one more asking in its hour; None when there were too many."""
    if began_at is None or at >= began_at + WINDOW:
        return at, 1
    return (began_at, fetches + 1) if fetches < MOST_IN_WINDOW else None
