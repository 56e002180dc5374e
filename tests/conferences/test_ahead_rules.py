"""What comes next: one step to one person, or what we wait for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kruh.conferences.rules import ahead
from kruh.conferences.rules.conference import Line, Standing, consultant_tasks, tasks, team_tasks
from kruh.conferences.vocabulary import State
from tests.factories.people import NOW

DAY = NOW.date()


@pytest.mark.parametrize(
    ("standing", "title", "page"),
    [
        (Standing(State.CONSIDERED), "Posuďte, jestli je konference vhodná", "conferences:suitability"),
        (Standing(State.NOT_NOW), ahead.LATER, "conferences:suitability"),
        (Standing(State.REQUESTING, people=3), "Dopište a odešlete žádost", "conferences:request"),
        (Standing(State.ACCEPTED, people=3, seats_accepted=2), "Domluvte termín a místo", "conferences:dates"),
        (Standing(State.SCHEDULED, people=3, held_on=DAY), "Připravte lidi a místnost", "conferences:preparation"),
        (Standing(State.NOT_HELD, people=3), "Rozhodněte, co dál, když se setkání nekonalo", "meetings:day"),
        (Standing(State.HELD, people=3, held_on=DAY, is_unended=True), ahead.UNENDED, "meetings:day"),
        (Standing(State.HELD, people=3, held_on=DAY), "Dohlédněte, ať je zápis včas", "meetings:minutes"),
    ],
)
def test_step_leads_the_organiser_to_the_first_open_work(standing: Standing, title: str, page: str) -> None:
    step = ahead.step(tasks(standing))

    assert step is not None
    assert (step.title, step.page) == (title, page)


def test_step_says_whom_the_consultant_waits_for() -> None:
    step = ahead.step(consultant_tasks(Standing(State.ACCEPTED, seats_accepted=2)), ahead.CONSULTANT)

    assert step is not None
    assert (step.title, step.is_waiting) == ("Termín domlouvá pracoviště", True)


@pytest.mark.parametrize(
    ("seats", "title", "said", "is_waiting"),
    [
        ({}, "Najděte, kdo setkání povede a kdo napíše zápis", "", False),
        ({"seats_accepted": 1}, "Najděte, kdo setkání povede a kdo napíše zápis", "Jedno místo je ještě volné.", False),
        ({"seats_accepted": 1, "seats_offered": 1}, "Čekáme na odpověď na nabídku",
         "Na nabídku ještě odpoví 1\xa0člověk.", True),
        ({"seats_offered": 2}, "Čekáme na odpověď na nabídku", "Na nabídku ještě odpovědí 2\xa0lidé.", True),
    ],
)  # fmt: skip
def test_step_tells_the_consultant_what_the_team_lacks(
    seats: dict[str, Any], title: str, said: str, is_waiting: bool
) -> None:
    for state in (State.ACCEPTED, State.SCHEDULED):
        step = ahead.step(consultant_tasks(Standing(state, held_on=DAY, **seats)), ahead.CONSULTANT)

        assert step is not None
        assert (step.title, step.text, step.is_waiting) == (title, said, is_waiting)


def test_step_asks_the_consultant_for_an_answer() -> None:
    step = ahead.step(consultant_tasks(Standing(State.REQUESTED)), ahead.CONSULTANT)

    assert step is not None
    assert (step.title, step.button) == ("Odpovězte na žádost", "Otevřít žádost")


@pytest.mark.parametrize(
    ("words", "title", "page"),
    [
        (ahead.FACILITATOR, "Zápis se píše", ""),
        (ahead.MINUTE_TAKER, "Dopište a rozešlete zápis", "meetings:minutes"),
    ],
)
def test_step_gives_the_minutes_to_who_writes_them(words: dict[str, tuple[str, str]], title: str, page: str) -> None:
    step = ahead.step(team_tasks(Standing(State.HELD, held_on=DAY)), words)

    assert step is not None
    assert (step.title, step.page) == (title, page)


@pytest.mark.parametrize(
    ("lines", "words", "title", "page"),
    [
        (tasks, ahead.ORGANISER, "Předejte kopie zápisu a vyřiďte připomínky", "meetings:deliveries"),
        (team_tasks, ahead.MINUTE_TAKER, "Zápis je rozeslaný, chodí k němu připomínky", ""),
    ],
)
def test_minutes_sent_out_are_not_asked_for_again(
    lines: Callable[[Standing], list[Line]], words: dict[str, tuple[str, str]], title: str, page: str
) -> None:
    step = ahead.step(lines(Standing(State.HELD, people=3, held_on=DAY, is_sent_out=True)), words)

    assert step is not None
    assert (step.title, step.page, step.due) == (title, page, None)


def test_step_before_the_meeting_leads_the_team_to_the_brief() -> None:
    step = ahead.step(team_tasks(Standing(State.SCHEDULED, held_on=DAY)), ahead.FACILITATOR)

    assert step is not None
    assert (step.title, step.page, step.due) == (ahead.BRIEF, "conferences:brief", DAY)


@pytest.mark.parametrize(("days", "title"), [(0, "Setkání je dnes"), (1, "Zapište, jak setkání dopadlo")])
def test_the_meeting_comes_first_on_its_day(days: int, title: str) -> None:
    step = ahead.step(tasks(Standing(State.SCHEDULED, people=3, held_on=DAY)), today=DAY + timedelta(days=days))

    assert step is not None
    assert (step.title, step.page, step.due) == (title, "meetings:day", None)


def test_the_team_does_not_write_down_how_the_meeting_ended() -> None:
    lines = team_tasks(Standing(State.SCHEDULED, held_on=DAY))
    step = ahead.step(lines, ahead.FACILITATOR, DAY + timedelta(days=1))

    assert step is not None
    assert step.title == "Jak setkání dopadlo, zapíše pracoviště"


def test_nothing_comes_next_where_there_is_no_work() -> None:
    assert ahead.step([]) is None
