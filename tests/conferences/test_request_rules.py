"""The wording of a goal, what may not leak, the cost and completeness: pure rules."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kruh.cases.rules.gate import STRANGER, Secret, Shape
from kruh.conferences.rules import request as rules
from kruh.conferences.rules import suitability
from kruh.conferences.rules.suitability import Decision
from kruh.conferences.vocabulary import ParticipantRole, Type

GOOD = "Co potřebuje Adam, aby zase chodil do školy, a jak může rodina zvládnout dopoledne bez dluhů na obědech?"
SECRETS = rules.Secrets(
    ("Havlín", "Havlínová", "Kos", "Havel"),
    ("5.3.2013",),
    ("Březová 12, Lipová", "+420777000101"),
    (Secret("Slunečná 21"),),
    (Secret("Jana Brázdilová", STRANGER, Shape.STRANGER),),
)
COMPLETE = rules.Draft(
    goal=GOOD, reason="r", summary="s", has_organisation=True, has_hours=True, has_place=True,
    conditions_accepted=True, people=3, children=1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "number"),
    [
        (GOOD, 0),
        ("", 0),
        ("Adam chodí do školy.", 1),
        ("Jak dál? Kdo pomůže? Co potom?", 1),
        ("Proč matka zanedbává péči?", 1),
        ("Projednání školní docházky nezl. Adama", 2),
        ("😀 Jak dál?", 0),
    ],
)
def test_goal_hints_ask_back(goal: str, number: int) -> None:
    assert len(rules.goal_hints(goal)) == number


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Adam chodí do školy rád, havlínový strom ne.", 0),
        ("U Havlínových je klid.", 1),
        ("Bydlí u Havla.", 1),
        ("V kostele je zima, kostky taky.", 0),
        ("Narozen 5. 3. 2013.", 1),
        ("Narozen 15. 3. 2013.", 0),
        ("Rodné číslo 130305/1234.", 1),
        ("Bydlí na Březová 12, Lipová.", 1),
        ("Volejte +420 777 000 101.", 1),
        ("Pěstouni: SLUNEČNÁ 21", 1),
        ("Na chodbě byla Jana Brázdilová.", 1),
        ("", 0),
    ],
)
def test_leaks_are_named(words: str, found: int) -> None:
    assert len(rules.leaks({"Situace": words}, SECRETS)) >= found
    assert bool(rules.leaks({"Situace": words}, SECRETS)) == bool(found)


def test_cost_is_counted_in_whole_halere() -> None:
    cost = rules.Cost(Decimal(2), 84, 100_000, 580)

    assert (cost.work, cost.travel, cost.total) == (200_000, 48_720, 248_720)
    assert rules.Cost(Decimal("1.5"), 0, 33_333, 580).work == 50_000


@pytest.mark.parametrize(
    ("missing", "word"),
    [
        ({"goal": " "}, "cíl"),
        ({"reason": ""}, "důvod"),
        ({"summary": ""}, "popis"),
        ({"people": 0}, "účastníci"),
        ({"children": 0}, "dítě"),
        ({"unasked_family": 1}, "souhlasí"),
        ({"has_hours": False}, "délka"),
        ({"has_place": False}, "místo"),
        ({"has_organisation": False}, "organizaci"),
        ({"conditions_accepted": False}, "podmínky"),
        ({"leaks": ("Situace: stojí tu příjmení Havlín.",)}, "příjmení"),
    ],
)
def test_sending_names_what_is_missing(missing: dict[str, object], word: str) -> None:
    reasons = rules.blockers_to_send(replace(COMPLETE, **missing))  # type: ignore[arg-type]

    assert rules.blockers_to_send(COMPLETE) == []
    assert len(reasons) == 1
    assert word in reasons[0]


def test_professionals_need_no_child_in_the_request() -> None:
    assert rules.blockers_to_send(replace(COMPLETE, children=0, is_for_professionals=True)) == []


def test_words_for_the_organisation_name_nobody() -> None:
    assert rules.role_word(ParticipantRole.PARENT, "f") == "matka"
    assert rules.role_word(ParticipantRole.CHILD_GUIDE, "f") == "průvodkyně dítěte"
    assert rules.role_word(ParticipantRole.EXPERT, "m") == "jiný odborník"
    assert rules.role_word(ParticipantRole.SCHOOL, "f") == "škola"
    assert rules.child_word("Adam", 13) == "Adam, 13\u00a0let"
    assert rules.neutral_file_name("zadost", 12, "pdf") == "zadost_PK-12.pdf"


@pytest.mark.parametrize(
    ("decision", "number"),
    [
        (Decision(), 0),
        (Decision(unanswered=2), 1),
        (Decision(safety_stops=("násilí",), reason="Máme dobrý důvod to udělat."), 1),
        (Decision(safety_stops=("násilí",), is_separated=True, reason="Máme dobrý důvod to udělat."), 0),
        (Decision(safety_stops=("násilí",), is_separated=True), 1),
        (Decision(kind=Type.EXPERT, safety_stops=("násilí",), reason="Sejdou se jen odborníci."), 0),
        (Decision(other_stops=("nesouhlas",)), 1),
        (Decision(other_stops=("nesouhlas",), reason="Tatínek to ještě zvažuje, zve se."), 0),
        (Decision(agrees=False), 1),
        (Decision(agrees=False, reason="Máme dobrý důvod to udělat."), 0),
    ],
)
def test_yes_is_blocked_by_danger_and_needs_a_reason_against_the_answers(decision: Decision, number: int) -> None:
    assert len(suitability.blockers_to_decide(decision)) == number
