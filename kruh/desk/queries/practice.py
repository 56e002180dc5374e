"""Workshops and intervision groups on the day of those who go there, hold them, or were invited."""

from datetime import timedelta
from typing import Any

from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.foundation import days
from kruh.intervision import queries as groups
from kruh.training import policies
from kruh.training.queries import waiting
from kruh.training.vocabulary import State
from kruh.web import addresses

BEFORE, AFTER = timedelta(days=30), timedelta(days=7)  # of intervision: attendance may still be written, a week ahead


def _unfinished(rows: list[Any], desk: Desk) -> Lines:
    return [_line(_after(row), row.pk) for row in rows]


def _after(row: Any) -> Work:
    if row.state == State.ANNOUNCED:
        return Work(f"Potvrdit, že workshop proběhl: {row}", "training:hold", due=row.day)
    return Work(f"Zapsat docházku a uzavřít workshop: {row}", "training:people")


def _organised(rows: list[Any], desk: Desk) -> Lines:
    return [
        _line(Work(f"Pořádáte workshop: {row}", "training:people", due=row.day, hint=row.where, can_wait=True), row.pk)
        for row in rows
    ]


def _coming(rows: list[Any], desk: Desk) -> Lines:
    return [
        _line(Work(f"Workshop: {row}", "training:workshop", due=row.day, hint=row.where, can_wait=True), row.pk)
        for row in rows
    ]


def _invitations(rows: list[Any], desk: Desk) -> Lines:
    return [
        _line(
            Work("Odpovědět na pozvání do intervizní skupiny", "intervision:accept", hint=f"Zve {row.founder.name}"),
            row.pk,
        )
        for row in rows
    ]


def _around(rows: list[Any], desk: Desk) -> Lines:
    return [_line(_meeting(row, desk), row.pk) for row in rows]


def _meeting(row: Any, desk: Desk) -> Work:
    if row.ends_at <= desk.at:
        return Work(f"Zapsat, kdo byl na intervizi {days.day(row.day)}", "intervision:attendance", hint=str(row.group))
    return Work(f"Intervize: {row.group}", "intervision:meeting", due=row.day, hint=row.place, can_wait=True)


def _line(work: Work, pk: Any) -> tuple[Work, str]:
    return work, addresses.of(work.page, pk)


PRACTICE = (
    Source(policies.ORGANISING, waiting.unfinished.asked, _unfinished),
    Source(policies.ORGANISING, waiting.organised.asked, _organised),
    Source(policies.WORKING, lambda user, at: waiting.coming.asked(user.pk, at, at + waiting.AHEAD), _coming),
    Source(policies.WORKING, lambda user, at: groups.invitations.asked(user.pk), _invitations),
    Source(policies.WORKING, lambda user, at: groups.around.asked(user.pk, at - BEFORE, at + AFTER), _around),
)
