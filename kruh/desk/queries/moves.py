"""Files and questions that come from another office; nothing of the family is told before somebody takes them."""

from typing import Any
from uuid import UUID

from kruh.access.roles import Role
from kruh.cases.queries import moves
from kruh.cases.rules.moves import Waiting
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.web import addresses

OFFICE = (Role.SOCIAL_WORKER, Role.HEAD)


def _transfers(rows: list[Any], desk: Desk) -> Lines:
    return [_line(moves.transfer_waits(row)) for row in rows]


def _assistances(rows: list[Any], desk: Desk) -> Lines:
    return [_line(moves.assistance_waits(row)) for row in rows]


def _line(waits: Waiting) -> tuple[Work, str]:
    return Work(waits.label, waits.page, waits.office, waits.due, is_pressing=True), addresses.of(
        waits.page, UUID(waits.pk)
    )


TRANSFERS = Source(OFFICE, moves.offered_rows.asked, _transfers)
ASSISTANCES = Source(OFFICE, moves.asked_rows.asked, _assistances)
