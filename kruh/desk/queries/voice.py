"""What families said: to be read by who leads the case, quotations to be reviewed by a methodologist."""

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


def _answers(rows: list[Any], desk: Desk) -> Lines:
    what = "Přečíst, co rodina říká o setkání"
    return [
        (Work(what, "voice:answers", row.case.called or "", can_wait=True), addresses.of("voice:answers", row.pk))
        for row in rows
    ]


VOICE = (
    Source((Role.METHODOLOGIST,), lambda user, at: queries.to_review.asked(State.WAITING.value), _quotations),
    Source((Role.SOCIAL_WORKER,), queries.to_read.asked, _answers),
)
