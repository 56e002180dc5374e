"""The wall hurries nobody, and who is asked when the plan is read."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from kruh.meetings.rules import reading, wall
from kruh.meetings.rules.programme import Pace
from kruh.meetings.vocabulary import PresenceState


@pytest.mark.parametrize(
    ("passed", "minutes", "share", "pace", "words"),
    [
        (0, 120, 0, "calm", "zbývá víc než hodina"),
        (59, 120, 48, "calm", "zbývá víc než hodina"),
        (60, 120, 50, "calm", "zbývá asi 60 minut"),
        (96, 120, 80, "gentle", "zbývá asi 25 minut"),
        (116, 120, 96, "gentle", "zbývá asi 5 minut"),
        (117, 120, 96, "gentle", "pomalu končíme"),
        (120, 120, 100, "over", "čas je naplněný"),
        (400, 120, 100, "over", "čas je naplněný"),
        (5, 0, 100, "over", "čas je naplněný"),
    ],
)
def test_time_is_said_softly(passed: int, minutes: int, share: int, pace: str, words: str) -> None:
    assert wall.soft_time(timedelta(minutes=passed), minutes) == wall.SoftTime(share, Pace(pace), words)


def test_seconds_never_change_what_is_said() -> None:
    assert wall.soft_time(timedelta(minutes=30, seconds=1), 120) == wall.soft_time(
        timedelta(minutes=30, seconds=59), 120
    )


@pytest.mark.parametrize(
    ("people", "called"),
    [
        ([("Jana", "Malá"), ("Petr", "Dub")], ["Jana", "Petr"]),
        ([("Jana", "Malá"), ("Jana", "Dubová"), ("Jana", "Malá")], ["Jana M.", "Jana D.", "Jana M."]),
        ([("", ""), ("", "")], ["", ""]),
    ],
)
def test_people_are_called_by_first_names(people: list[tuple[str, str]], called: list[str]) -> None:
    assert wall.called(people) == called


def rows(*states: PresenceState) -> list[SimpleNamespace]:
    return [SimpleNamespace(state=state) for state in states]


HERE, EXPECTED, EXCUSED, LATE = PresenceState.HERE, PresenceState.EXPECTED, PresenceState.EXCUSED, PresenceState.LATE


@pytest.mark.parametrize(
    ("states", "asked"),
    [((HERE, EXPECTED, EXCUSED), [HERE]), ((EXPECTED, LATE, EXCUSED), [EXPECTED, LATE]), ((EXCUSED,), [])],
)
def test_who_sits_at_the_table_is_asked(states: tuple[PresenceState, ...], asked: list[PresenceState]) -> None:
    assert [row.state for row in reading.who_is_asked(rows(*states))] == asked


@pytest.mark.parametrize(
    ("said", "people", "words", "tone"),
    [
        ([], 3, "ještě nečteno", "blocked"),
        (["yes"], 3, "rozumí 1 z 3", "info"),
        (["yes", "yes"], 2, "rozumí všichni", "ok"),
        (["yes", "change"], 2, "někdo chce upravit", "warm"),
        ([], 0, "ještě nečteno", "blocked"),
    ],
)
def test_how_far_a_task_is(said: list[str], people: int, words: str, tone: str) -> None:
    assert (reading.left_words(said, people), reading.tone(said, people)) == (words, tone)
