"""Rows of a list of conferences: the state in its words, and the day that matters around the closures of the office."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kruh.conferences.queries import rows
from kruh.conferences.rules.conference import Due
from kruh.conferences.vocabulary import State

HELD = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Prague"))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.SCHEDULED.value, (str(State.SCHEDULED.label), "ok")),
        (State.CONSIDERED.value, (str(State.CONSIDERED.label), "info")),
    ],
)
def test_state_is_said_with_its_tone(state: str, words: tuple[str, str]) -> None:
    assert [rows.state_words(state), rows.state_words(state)] == [words, words]


@pytest.mark.parametrize(
    ("closures", "on"), [(frozenset(), date(2026, 3, 9)), (frozenset({date(2026, 3, 4)}), date(2026, 3, 10))]
)
def test_day_moves_around_the_closures_of_the_office(closures: frozenset[date], on: date) -> None:
    assert rows.due_of(State.HELD.value, HELD, None, closures) == Due("zápis do", on)


@pytest.mark.parametrize("state", sorted(set(State.values) - {"requested", "accepted", "scheduled", "held"}))
def test_conference_that_waits_for_no_day_says_none(state: str) -> None:
    assert rows.due_of(state, HELD, HELD, frozenset()) is None
