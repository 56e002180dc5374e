"""Rows of a list of conferences: what each says, in which tone, and the day that matters to it."""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kruh.conferences.rules import conference as rules
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.web import tables
from kruh.web.tables import Column, Table


class Row(NamedTuple):
    """A line of the list. Somebody from outside the office reads no name of a child."""

    url: str
    title: str
    subtitle: str
    state: str
    tone: str
    due: rules.Due | None
    asked_of: str


COLUMNS = (Column("Konference"), Column("Stav"), Column("Co je teď"), Column("Organizace"))


def table(rows: list[Row], today: datetime) -> Table | None:
    """This will give rows as people see them."""
    day = days.local_day(today)
    return Table("Konference", COLUMNS, [_cells(row, day) for row in rows]) if rows else None


def _cells(row: Row, today: date) -> tuple[str, ...]:
    due = row.due
    return (
        tables.titled(row.title, row.url, row.subtitle, "small muted nowrap"),
        tables.tag(row.state, row.tone),
        tables.together(f"{due.label} ", tables.due(due.on, today)) if due else tables.NOTHING,
        tables.public(row.asked_of) if row.asked_of else tables.NOTHING,
    )


# What a row says -----------------------------------------------------------------------------------------------------

TONES = {
    State.SCHEDULED: "ok",
    State.REQUESTED: "waiting",
    State.NOT_HELD: "warn",
    State.CONCLUDED: "done",
    State.CANCELLED: "blocked",
    State.FAMILY_REFUSED: "blocked",
    State.OTHER_TOOL: "blocked",
    State.NOT_NOW: "blocked",
}


@cache
def state_words(state: str) -> tuple[str, str]:
    """This will name a state and give its tone; every row of a list asks."""
    known = State(state)
    return str(known.label), TONES.get(known, "info")


def next_due(conference: Any) -> rules.Due | None:
    """This will give the next day that matters to a conference of a list."""
    closures = conference.office.closures
    return due_of(conference.state, conference.starts_at, conference.request_sent_at, closures)


@lru_cache(maxsize=4096)
def due_of(
    state: str, starts_at: datetime | None, sent_at: datetime | None, closures: frozenset[date]
) -> rules.Due | None:
    """This will give the same from the values of a row."""
    if state not in rules.DATED:
        return None
    held_on, sent_on = (days.local_day(at) if at else None for at in (starts_at, sent_at))
    return rules.next_date(State(state), held_on=held_on, sent_on=sent_on, closures=closures)
