"""On which days an organisation reports, and which of them were missed: computed, never kept twice."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from kruh.delegation.vocabulary import Rhythm
from kruh.foundation import days

LONGEST = timedelta(days=731)
WEEKS = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2}
MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}


def due_days(
    rhythm: str, first: date, end: date, chosen: Iterable[date] = (), closures: Collection[date] = ()
) -> list[date]:
    """This will give the days on which outputs are due: working days of the organisation, none after the end.

    A day off moves to the next working day; where that would be after the end, to the last working day before it.
    """
    planned = (day for day in _planned(Rhythm(rhythm), first, end, chosen) if first <= day <= end)
    moved = {_working(day, first, end, closures) for day in planned}
    return sorted(day for day in moved if day is not None)


def _planned(rhythm: Rhythm, first: date, end: date, chosen: Iterable[date]) -> Iterator[date]:
    if rhythm is Rhythm.DATES:
        yield from chosen
        return
    number, day = 0, first
    while day <= min(end, first + LONGEST):
        yield day
        number += 1
        weeks = timedelta(weeks=WEEKS.get(rhythm, 0) * number)
        day = first + weeks if weeks else days.months_after(first, MONTHS[rhythm] * number)


def _working(day: date, first: date, end: date, closures: Collection[date]) -> date | None:
    """The next working day within the time; else the last one before it; none where all of it is off."""
    for found in (*_walk(day, end, 1), *_walk(day, first, -1)):
        if days.is_working(found, closures):
            return found
    return None


def _walk(day: date, to: date, step: int) -> Iterator[date]:
    while (day - to).days * step <= 0:
        yield day
        day += timedelta(days=step)


def while_running(due: Iterable[date], began: date, ended: date | None = None) -> list[date]:
    """This will leave out what fell due before the work was accepted and what would come after its early end."""
    return [day for day in due if began <= day and (ended is None or day <= ended)]


def missing(due: Iterable[date], handed_in: Collection[date]) -> list[date]:
    """This will give the days for which nothing has come, the earliest first."""
    return [day for day in due if day not in handed_in]


def late(due: Iterable[date], handed_in: Collection[date], today: date) -> list[date]:
    """This will give those of them that have passed; on its day an output is not late yet."""
    return [day for day in missing(due, handed_in) if day < today]
