"""Files and questions that come from another office; nothing of the family is told before somebody takes them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from kruh.access.roles import Role
from kruh.cases.queries import moves
from kruh.cases.rules.moves import Waiting
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.web import addresses

SEEN_ON, LASTS = "cases:see-moves", timedelta(days=7)  # an answer is news for a week, then it stays in the case
OFFICE = (Role.SOCIAL_WORKER, Role.HEAD)


def _transfers(rows: list[Any], desk: Desk) -> Lines:
    return [_line(moves.transfer_waits(row)) for row in rows]


def _assistances(rows: list[Any], desk: Desk) -> Lines:
    return [_line(moves.assistance_waits(row)) for row in rows]


def _line(waits: Waiting) -> tuple[Work, str]:
    return Work(waits.label, waits.page, waits.office, waits.due, is_pressing=True), addresses.of(
        waits.page, UUID(waits.pk)
    )


def _answered(rows: list[Any], desk: Desk) -> Lines:
    return [(_news(row), addresses.of(SEEN_ON, row.case_id)) for row in rows]


def _news(row: Any) -> Work:
    return Work("Přečíst, co odpověděl jiný úřad", SEEN_ON, row.to_unit.name, can_wait=True)


TRANSFERS = Source(OFFICE, moves.offered_rows.asked, _transfers)
ASSISTANCES = Source(OFFICE, moves.asked_rows.asked, _assistances)
ANSWERS = Source(OFFICE, lambda user, at: moves.answered_rows.asked(user, at, at - LASTS), _answered)
