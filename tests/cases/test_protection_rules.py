"""Who must not meet and what must not be told, day by day."""

from datetime import date
from uuid import UUID

import pytest

from kruh.cases.rules import files, protection, team
from kruh.cases.rules.protection import HiddenFact, Pair
from kruh.cases.vocabulary import ApartKind, CaseState, TeamRole

DANA, MARTA, TEREZA = UUID(int=1), UUID(int=2), UUID(int=3)
FROM, TO = date(2026, 3, 1), date(2026, 3, 31)
PAIR = Pair(DANA, MARTA, ApartKind.ORDER, FROM, TO)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(FROM, True), (TO, True), (date(2026, 2, 28), False), (date(2026, 4, 1), False)],
)
def test_protection_is_valid_on_both_of_its_ends(day: date, expected: bool) -> None:
    assert protection.is_valid(FROM, TO, day) == expected


@pytest.mark.parametrize(
    ("person", "day", "expected"),
    [
        (DANA, FROM, ["Slunečná 21", "777 123 456"]),
        (DANA, TO, ["Slunečná 21", "777 123 456"]),
        (DANA, date(2026, 4, 1), ["777 123 456"]),
        (TEREZA, FROM, []),
    ],
)
def test_values_are_hidden_from_named_people_while_valid(person: UUID, day: date, expected: list[str]) -> None:
    facts = [
        HiddenFact(("Slunečná 21", " Slunečná 21 ", ""), frozenset({DANA}), FROM, TO),
        HiddenFact(("777 123 456",), frozenset({DANA}), FROM),
    ]

    assert protection.hidden_values_for(person, facts, day) == expected


def test_own_values_are_no_secret() -> None:
    assert protection.without_own(["Březová 12, Lipová", "Polní 1"], ["Brezova 12 Lipova"]) == ["Polní 1"]


def test_pair_is_kept_once_and_is_two_people() -> None:
    swapped = Pair(MARTA, DANA, ApartKind.FEAR, FROM)

    assert len(protection.apart_blockers(swapped, [PAIR])) == 1
    assert protection.apart_blockers(Pair(DANA, DANA, ApartKind.FEAR, FROM), []) == ["Vyberte dva různé lidi."]
    assert len(protection.apart_blockers(Pair(DANA, MARTA, ApartKind.FEAR, TO, FROM), [])) == 1
    assert protection.apart_blockers(Pair(DANA, MARTA, ApartKind.FEAR, date(2026, 5, 1)), [PAIR]) == []


def test_fact_needs_value_and_somebody_else_to_hide_it_from() -> None:
    assert protection.fact_blockers("Slunečná 21", MARTA, {DANA}, FROM, None) == []
    assert len(protection.fact_blockers(" ", MARTA, set(), FROM, date(2020, 1, 1))) == 3
    assert protection.fact_blockers("Slunečná 21", MARTA, {MARTA}, FROM, None) == [
        "Údaj nejde tajit před tím, komu patří."
    ]


@pytest.mark.parametrize(
    ("last_day", "reason", "count"),
    [(TO, "soud zrušil", 0), (date(2026, 2, 1), "soud", 2), (date(2026, 3, 4), "soud", 1), (TO, " ", 1)],
)
def test_protection_ends_not_in_the_past_and_with_a_reason(last_day: date, reason: str, count: int) -> None:
    assert len(protection.end_blockers(FROM, last_day, date(2026, 3, 5), reason)) == count


def joining(**words: object) -> team.Joining:
    usual = {
        "name": "Simona Vlčková",
        "role": TeamRole.SUBSTITUTE,
        "works_in_unit": True,
        "heads_unit": False,
        "writes_cases": True,
        "is_member": False,
        "until": None,
        "today": FROM,
    }
    return team.Joining(**{**usual, **words})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ({}, 0),
        ({"works_in_unit": False}, 1),
        ({"role": TeamRole.KEY_WORKER}, 1),
        ({"role": TeamRole.HEAD}, 1),
        ({"role": TeamRole.HEAD, "heads_unit": True, "writes_cases": False}, 0),
        ({"role": TeamRole.GUARDIAN, "writes_cases": False}, 1),
        ({"is_member": True, "until": date(2026, 2, 1)}, 2),
        ({"until": FROM}, 0),
    ],
)
def test_joining_the_team_is_refused_with_reasons(words: dict[str, object], count: int) -> None:
    assert len(team.joining_blockers(joining(**words))) == count


def test_key_worker_leaves_only_by_handing_over() -> None:
    assert len(team.leaving_blockers(TeamRole.KEY_WORKER, has_ended=False)) == 1
    assert len(team.leaving_blockers(TeamRole.SUBSTITUTE, has_ended=True)) == 1
    assert team.leaving_blockers(TeamRole.SUBSTITUTE, has_ended=False) == []


def test_case_goes_to_another_worker_only() -> None:
    assert team.handover_blockers("Eva", is_key_worker=True, writes_cases=True) == ["Eva už případ vede."]
    assert len(team.handover_blockers("Eva", is_key_worker=False, writes_cases=False)) == 1
    assert team.handover_blockers("Eva", is_key_worker=False, writes_cases=True) == []


def test_closed_case_refuses_changes() -> None:
    assert files.closed_blockers(CaseState.OPEN) == []
    assert files.closed_blockers(CaseState.CLOSED) == [files.CLOSED]


def test_last_child_stays_and_a_referenced_person_leaves_with_a_reason() -> None:
    assert files.removal_blockers(is_last_child=True, is_referenced=False, reason="x") == [files.LAST_CHILD]
    assert files.removal_blockers(is_last_child=False, is_referenced=True, reason=" ") == [files.REASON_MISSING]
    assert files.removal_blockers(is_last_child=False, is_referenced=True, reason="odstěhoval se") == []
    assert files.mark_blockers(is_taken=True) == [files.MARK_TAKEN]
