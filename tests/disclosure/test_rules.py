"""Who may ask for whom, when the answer is due, what is missing before a second person looks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kruh.disclosure import rules
from kruh.disclosure.vocabulary import Asker, Ground, State, Verdict

TODAY = date(2026, 3, 2)
ASKING = rules.Asking(Asker.SELF, TODAY, TODAY, age=40)
GIVEN = rules.Proposal(Verdict.GIVE, kept=3)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"received_on": date(2026, 3, 3)}, "Den, kdy žádost přišla, teprve přijde. Zkontrolujte datum."),
        ({"is_asked_already": True}, "Stejná žádost už běží. Vyřiďte ji, nebo ji označte za vzatou zpět."),
        ({"asker": Asker.PROXY, "has_asker": False}, "Napište, kdo za člověka žádá."),
        (
            {"asker": Asker.PARENT, "is_child": True, "age": 18},
            "Člověk už je dospělý, rodič za něj žádat nemůže. Může žádat sám nebo dát plnou moc.",
        ),
        ({"asker": Asker.PARENT, "age": 17}, "Za koho žádá rodič, musí být v případu dítě."),
        ({"asker": Asker.PARENT, "age": 17, "is_child": True}, None),
        (
            {"asker": Asker.PROXY, "asker_is_subject": True},
            "Kdo žádá za sebe, toho zapište jako „ten, o koho jde“.",
        ),
    ],
)
def test_a_request_is_taken_down_or_told_what_is_wrong(change: dict[str, Any], reason: str | None) -> None:
    assert rules.blockers_to_register(replace(ASKING, **change)) == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("received", "months", "longer", "due"),
    [
        (date(2026, 1, 31), 1, 0, date(2026, 2, 28)),
        (date(2026, 3, 2), 1, 0, date(2026, 4, 2)),
        (date(2026, 3, 2), 1, 2, date(2026, 6, 2)),
    ],
)
def test_the_answer_is_due_in_whole_months(received: date, months: int, longer: int, due: date) -> None:
    assert rules.due_on(received, months, longer) == due


def test_a_worker_is_warned_of_danger_and_of_a_child_that_has_its_own_view() -> None:
    asking = replace(ASKING, asker=Asker.PARENT, is_child=True, age=15)

    assert len(rules.warnings(asking, is_kept_apart=True)) == 2
    assert rules.warnings(replace(asking, age=14), is_kept_apart=False) == []


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"verdict": ""}, ["Vyberte, jestli výpis vydáte, nebo žádost odmítnete."]),
        ({"verdict": Verdict.REFUSE}, ["Vyberte, proč žádost odmítáte. Důvod uvidí i ten, kdo žádá."]),
        ({"verdict": Verdict.REFUSE, "ground": Ground.UNFOUNDED, "kept": 0}, []),
        ({"left_out": ("TIES",)}, ["Vynechali jste část výpisu. Vyberte, proč."]),
        ({"left_out": ("TIES",), "ground": Ground.CHILD}, []),
        ({"kept": 0}, ["Ve výpisu by nic nezůstalo. Vydejte aspoň jednu část, nebo žádost odmítněte."]),
        (
            {"has_second": False},
            ["Vyberte, kdo odpověď posoudí jako druhý. Musí to být někdo jiný z týmu případu."],
        ),
        ({"leaks": ("Ve výpisu zůstal chráněný údaj.",)}, ["Ve výpisu zůstal chráněný údaj."]),
    ],
)
def test_an_answer_says_what_it_lacks(change: dict[str, Any], reasons: list[str]) -> None:
    assert rules.blockers_to_send(replace(GIVEN, **change)) == reasons


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"state": State.GIVEN}, "Žádost už je vyřízená."),
        ({"is_prolonged": True}, "Lhůta už prodloužená je, víckrát to nejde."),
        ({"due": date(2026, 3, 1)}, "Lhůta už uplynula, prodloužit ji nejde. Odpovězte prosím co nejdřív."),
        ({"reason": " "}, rules.NO_REASON),
    ],
)
def test_the_time_grows_once_and_before_it_ends(change: dict[str, Any], reason: str) -> None:
    told: dict[str, Any] = {
        "state": State.OPEN, "is_prolonged": False, "due": TODAY, "today": TODAY, "reason": "Hodně spisů.",
    }  # fmt: skip

    assert rules.blockers_to_prolong(**{**told, **change}) == ([reason] if reason else [])


def test_what_was_left_out_is_said_and_not_what_it_was() -> None:
    assert rules.told_left_out([]) == ""
    assert rules.told_left_out(["kvůli ostatním"]) == "Něco jsme vynechali: kvůli ostatním."


@pytest.mark.parametrize(
    ("state", "days", "is_second", "label"),
    [
        (State.OPEN, 30, False, "Připravit výpis údajů"),
        (State.OPEN, 30, True, ""),
        (State.CHECKED, 30, True, "Posoudit výpis údajů jako druhý člověk"),
        (State.CHECKED, 30, False, ""),
        (State.CHECKED, 10, False, "Výpis údajů čeká na druhého člověka"),
        (State.APPROVED, 30, False, "Předat výpis údajů"),
        (State.GIVEN, 30, False, ""),
    ],
)
def test_the_desk_says_whose_turn_it_is(state: State, days: int, *, is_second: bool, label: str) -> None:
    due = date(2026, 3, 2 + days) if days < 29 else date(2026, 4, 1)

    assert rules.waits(state, due, TODAY, is_second=is_second) == label
