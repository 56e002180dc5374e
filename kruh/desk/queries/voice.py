"""Quotations of families that wait for a review, on the day of those who review them."""

from typing import Any

from kruh.access.roles import Role
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.voice import queries
from kruh.voice.vocabulary import State
from kruh.web import addresses


def _quotations(rows: list[Any], desk: Desk) -> Lines:
    return [
        (Work(f"Posoudit výrok rodiny {row.code}", "voice:read"), addresses.of("voice:read", row.pk)) for row in rows
    ]


VOICE = Source((Role.METHODOLOGIST,), lambda user, at: queries.to_review.asked(State.WAITING.value), _quotations)
