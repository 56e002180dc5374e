"""How one thing is sorted into the tables."""

from datetime import date
from uuid import uuid4

import pytest

from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.facts import Held
from kruh.statistics.rules.sorting import Cell, Counted, Reached

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("asked_on", "category"),
    [
        (None, "none"),
        (date(2026, 2, 24), "14"),
        (date(2026, 2, 23), "30"),
        (date(2026, 2, 8), "30"),
        (date(2026, 2, 7), "60"),
        (date(2025, 12, 10), "90"),
        (date(2025, 12, 9), "more"),
    ],
)
def test_waiting_is_sorted_by_days(asked_on: date | None, category: str) -> None:
    assert sorting.waited(asked_on, DAY) == category


@pytest.mark.parametrize(
    ("due_on", "had_on", "category"),
    [(None, None, "none"), (DAY, None, "waiting"), (DAY, DAY, "in_time"), (DAY, date(2026, 3, 11), "late")],
)
def test_minutes_are_sorted_by_the_day_when_everybody_had_them(
    due_on: date | None, had_on: date | None, category: str
) -> None:
    assert sorting.minutes_of(Held(uuid4(), 1, DAY, due_on=due_on, had_on=had_on)) == category


def test_table_is_unknown_until_somebody_writes_who_came() -> None:
    held = Held(uuid4(), 1, DAY, has_support=True, family=2, professionals=2)

    assert sorting.table_of(Held(uuid4(), 1, DAY)) == {"podpurna-osoba": "unknown", "pomer": "unknown"}
    assert sorting.table_of(held) == {"podpurna-osoba": "with", "pomer": "family"}


@pytest.mark.parametrize(
    ("state", "ended_on", "category"),
    [
        ("done", date(2026, 6, 10), "3"),
        ("done", date(2026, 6, 11), "6"),
        ("done", date(2027, 3, 10), "12"),
        ("done", date(2027, 3, 11), "later"),
        ("partly", None, "open"),
        ("dropped", date(2026, 4, 1), "dropped"),
        ("carried", date(2026, 4, 1), None),
    ],
)
def test_tasks_are_sorted_by_months_to_their_end(state: str, ended_on: date | None, category: str | None) -> None:
    assert sorting.kept(state, DAY, ended_on) == category


@pytest.mark.parametrize(
    ("kind", "scores", "category"),
    [
        ("adult", {"meeting": 8}, "good"),
        ("adult", {"meeting": 4}, "middle"),
        ("adult", {"meeting": 3}, "bad"),
        ("adult", {"heard": 9}, "none"),
        ("child", {"there": 3}, "good"),
        ("worker", {"again": 10}, "good"),
    ],
)
def test_questionnaires_are_sorted_by_their_main_question(kind: str, scores: dict[str, int], category: str) -> None:
    assert sorting.satisfied(kind, scores) == category


def test_the_way_is_told_by_its_last_step() -> None:
    assert Reached().furthest == "referral"
    assert Reached(is_requested=True, is_held=True).furthest == "meeting"
    assert Reached(is_reviewed=True).furthest == "review"


def test_every_thing_stands_once_in_each_table() -> None:
    one = uuid4()
    things = [Counted("ipod", DAY, {"vcas": "late"}, one), Counted("ipod", DAY, {"vcas": "late"}, one, weight=2)]

    assert sorting.tables(things) == {
        Cell(2026, str(one), "ipod", populations.TOTAL, ""): 3,
        Cell(2026, str(one), "ipod", populations.QUARTER, "1"): 3,
        Cell(2026, str(one), "ipod", "vcas", "late"): 3,
    }


def test_organisation_is_the_same_on_both_databases() -> None:
    one = uuid4()

    told = [sorting.tables([Counted("ipod", DAY, {}, whose)]) for whose in (one, one.hex)]  # type: ignore[arg-type]

    assert told[0] == told[1]
