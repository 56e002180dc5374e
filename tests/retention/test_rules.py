"""When the keeping of a case ends, and what holds it back."""

from dataclasses import replace
from datetime import date

import pytest

from kruh.retention import rules
from kruh.retention.rules import Facts, Periods

PERIODS = Periods(after_closing=60, after_majority=120, after_bill=120)
RIPE = Facts(closed_on=date(2010, 5, 5), births=(date(1995, 2, 2),))
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        (RIPE, date(2024, 1, 1)),  # eighteen in 2013, ten years from the first of January 2014
        (replace(RIPE, closed_on=date(2022, 12, 31)), date(2028, 1, 1)),
        (replace(RIPE, births=(date(1995, 2, 2), date(2000, 12, 31))), date(2029, 1, 1)),  # the youngest decides
        (replace(RIPE, births=(date(1996, 2, 29),)), date(2025, 1, 1)),  # a birthday that most years lack
        (replace(RIPE, last_bill_on=date(2017, 1, 1)), date(2028, 1, 1)),
        (replace(RIPE, closed_on=None), None),
        (replace(RIPE, births=()), None),
        (replace(RIPE, births=(date(1995, 2, 2), None)), None),
    ],
)
def test_period_runs_from_the_new_year_after_the_later_event(facts: Facts, ends: date | None) -> None:
    assert rules.ends_on(facts, PERIODS) == ends


def test_case_is_ripe_on_the_very_day_the_period_ended() -> None:
    assert rules.held_back(RIPE, PERIODS, date(2023, 12, 31)) == ["Lhůta skončí 1.\u00a01.\u00a02024."]
    assert rules.held_back(RIPE, PERIODS, date(2024, 1, 1)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"closed_on": None}, "Případ je otevřený."),
        ({"births": ()}, "není zapsané žádné dítě"),
        ({"births": (None,)}, "chybí datum narození"),
        ({"open_tasks": 2}, "Nedokončené úkoly: 2."),
        ({"running_work": 1}, "Předaná práce"),
        ({"open_conferences": 1}, "Neuzavřené konference: 1."),
        ({"shared_children": 1}, "Dítě je i v jiném případu"),
        ({"is_ordered": True}, "pozastavil"),
        ({"is_moving": True}, "jinému úřadu"),
        ({"unsent": 1}, "Neodeslané zprávy: 1."),
    ],
)
def test_what_holds_a_case_back_is_said(change: dict[str, object], words: str) -> None:
    (told,) = rules.held_back(replace(RIPE, **change), PERIODS, TODAY)  # type: ignore[arg-type]
    assert words in told


def test_without_periods_in_the_method_nothing_goes() -> None:
    (told,) = rules.held_back(RIPE, Periods(None, 120, 120), TODAY)
    assert told.startswith("Metodika neříká")


def test_second_signature_is_another_persons_of_what_was_read() -> None:
    fine = {"is_proposer": False, "is_changed": False, "listed": 1, "held": []}
    assert rules.approval_blockers(**fine) == []  # type: ignore[arg-type]
    assert rules.approval_blockers(**{**fine, "is_proposer": True}) == [rules.SAME_PERSON]  # type: ignore[arg-type]
    assert rules.approval_blockers(**{**fine, "is_changed": True}) == [rules.CHANGED]  # type: ignore[arg-type]
    assert rules.approval_blockers(**{**fine, "listed": 0}) == [rules.NOTHING_LEFT]  # type: ignore[arg-type]
    (told,) = rules.approval_blockers(**{**fine, "held": [("Om 5/2010", "Případ je otevřený.")]})  # type: ignore[arg-type]
    assert told == "Případ Om 5/2010 už smazat nejde: Případ je otevřený. Vyřaďte ho z návrhu a zbytek schvalte."


def test_long_periods_are_said_in_years() -> None:
    told = [rules.years(months).replace("\u00a0", " ") for months in (12, 24, 60, 18)]
    assert told == ["1 rok", "2 roky", "5 let", "18 měsíců"]
