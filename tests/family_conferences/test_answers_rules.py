"""What may be entered from a questionnaire and what of it may be shown."""

from typing import Any

import pytest

from kruh.family_conferences.rules import answers as rules
from kruh.family_conferences.rules.answers import Filled
from kruh.family_conferences.vocabulary import Respondent

FINE: dict[str, Any] = {"kind": Respondent.ADULT, "sheet": 1, "scores": {"heard": 10}}


def blockers(**more: Any) -> list[str]:
    return rules.blockers_to_enter(Filled(**{**FINE, **more}))


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        ({}, []),
        ({"scores": {"heard": 1}, "sheet": 60}, []),
        ({"is_over": False}, ["Dotazníky se vyplňují až po setkání."]),
        ({"sheet": 0}, ["Číslo listu je od 1 do 60, stojí na listu nahoře."]),
        ({"sheet": 61}, ["Číslo listu je od 1 do 60, stojí na listu nahoře."]),
        ({"taken": {1}}, ["List 1 (dospělí) už je zapsaný."]),
        (
            {"kind": Respondent.WORKER, "scores": {"again": 5}, "taken": {1}},
            ["Dotazník za pracoviště už je vyplněný."],
        ),
        ({"scores": {"heard": 11}}, ["Odpovědi jsou čísla od 1 do 10."]),
        ({"scores": {"heard": 0}}, ["Odpovědi jsou čísla od 1 do 10."]),
        ({"scores": {"weather": 5}}, ["Odpovědi jsou čísla od 1 do 10."]),
        ({"kind": Respondent.CHILD, "scores": {"said": 3}}, []),
        ({"kind": Respondent.CHILD, "scores": {"said": 4}}, ["Odpovědi jsou čísla od 1 do 3."]),
        ({"scores": {}}, ["Na listu není žádná odpověď. Prázdný list se nezapisuje."]),
        (
            {"told": ["Marie"]},
            ["Ve vzkazu je jméno. Dotazník je beze jmen, napište třeba „babička“ nebo „koordinátor“."],
        ),
    ],
)
def test_questionnaire_is_entered_only_when_it_says_something(more: dict[str, Any], reasons: list[str]) -> None:
    assert blockers(**more) == reasons


@pytest.mark.parametrize(("number", "counted"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_answers_are_shown_by_whole_fives(number: int, counted: int) -> None:
    assert list(rules.shown(range(number))) == list(range(counted))


def test_average_needs_five_answers_of_that_question() -> None:
    rows = [{"there": 3, "said": 1}] * 4 + [{"there": 1}]

    told = {label: (average, number) for label, average, number in rules.averages(Respondent.CHILD, rows)}

    assert list(told.values()) == [(2.6, 5), (None, 0), (None, 0), (None, 0)]


def test_sixth_answer_to_a_question_that_one_child_left_out_cannot_be_counted_out() -> None:
    first = [{"there": 3, "said": 1}] * 5
    later = [*first, {"there": 1}, *[{"there": 1, "said": 3}] * 4]

    told = {label: (average, number) for label, average, number in rules.averages(Respondent.CHILD, later)}

    assert list(told.values())[:2] == [(2.0, 10), (1.0, 5)]
