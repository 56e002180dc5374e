"""When families are asked and what their words need, without a database."""

import pytest

from kruh.conferences.vocabulary import State as CaseState
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation.anonymising import Finding, Kind, Sure
from kruh.voice import rules
from kruh.voice.rules import Told
from kruh.voice.vocabulary import State, Way
from kruh.voice.workflow import QUOTATION


@pytest.mark.parametrize(
    ("state", "is_open", "expected"),
    [
        (CaseState.SCHEDULED, True, [rules.NOT_YET]),
        (CaseState.NOT_HELD, True, [rules.NOT_YET]),
        (CaseState.HELD, True, []),
        (CaseState.CONCLUDED, True, []),
        (CaseState.CONCLUDED, False, [rules.CLOSED]),
        (FamilyState.PRIVATE_TIME, True, [rules.NOT_YET]),
        (FamilyState.ACCEPTED, True, []),
        (FamilyState.CLOSED, False, [rules.CLOSED]),
    ],
)
def test_family_is_asked_after_the_meeting_while_the_case_is_open(
    state: object, is_open: bool, expected: list[str]
) -> None:
    assert rules.blockers_to_answer(state, is_case_open=is_open) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told(" \n"), [rules.EMPTY]),
        (Told("Bylo to dobré."), []),
        (Told("Bylo to dobré.", consents=True), [rules.NO_PLACE]),
        (Told("Bylo to dobré.", True, ["nowhere"]), [rules.NO_PLACE]),
        (Told("Bylo to dobré.", True, ["public"]), []),
        (Told("Bylo to dobré.", True, ["public"], True), [rules.CHILD]),
    ],
)
def test_consent_names_a_place_and_children_are_not_quoted(told: Told, expected: list[str]) -> None:
    assert rules.blockers_to_keep(told) == expected


def test_words_told_aloud_are_read_back_by_somebody_named() -> None:
    assert rules.blockers_to_write_down(Way.ALOUD, wrote=" ", read_back=False, answers=1) == [
        rules.NOBODY, rules.UNREAD,
    ]  # fmt: skip
    assert rules.blockers_to_write_down(Way.ALOUD, wrote="teta", read_back=True, answers=1) == []
    assert rules.blockers_to_write_down(Way.PAPER, wrote="", read_back=False, answers=1) == []
    assert rules.blockers_to_write_down(Way.PAPER, wrote="", read_back=False, answers=0) == [
        "Přepište aspoň jednu odpověď."
    ]


def finding(words: str, sure: Sure) -> Finding:
    return Finding(0, len(words), Kind.PERSON, sure, "", words, "")


def test_invented_and_only_possible_names_tell_nobody() -> None:
    found = [finding("Radek", Sure.SURE), finding("Radek", Sure.SURE), finding("Ema", Sure.LIKELY),
             finding("Zima", Sure.POSSIBLE)]  # fmt: skip

    assert rules.still_telling(found, {"ema"}) == ["Radek"]


@pytest.mark.parametrize(
    ("words", "facts", "expected"),
    [
        ("Dobré.", {}, None),
        ("Dobré.", {"consents": False}, rules.NO_CONSENT),
        ("Dobré.", {"is_child": True}, rules.CHILD),
        ("Dobré.", {"has_living": True}, rules.ALREADY),
        (" ", {}, "Napište, jak má výrok znít."),
        ("x" * 601, {}, "Výrok má 601 znaků, vejde se jich 600. Vyberte to podstatné."),
    ],
)
def test_wording_leaves_only_with_consent(words: str, facts: dict[str, bool], expected: str | None) -> None:
    known = {"consents": True, "has_living": False, "is_child": False, **facts}

    assert rules.blockers_to_propose(words, [], **known) == ([expected] if expected else [])


def test_wording_that_tells_a_name_stays() -> None:
    found = rules.blockers_to_propose("Radek", ["Radek"], consents=True, has_living=False, is_child=False)

    assert found == ["Ve výroku je ještě něco, co může rodinu prozradit: Radek. Nahraďte to."]


def test_family_may_withdraw_whatever_was_not_ended() -> None:
    assert [QUOTATION.blockers(state, "withdraw") == [] for state in State] == [True, True, False, False]
    assert QUOTATION.blockers(State.WAITING, "refuse", " ") == ["Napište prosím důvod, proč výrok nezveřejnit."]
