"""When a paper may be added or struck out, and the code that leads a printed sheet home."""

from uuid import UUID

import pytest

from kruh.conferences.vocabulary import State
from kruh.meetings.rules import sheets as rules
from kruh.meetings.vocabulary import SheetKind

HOME = UUID("01900000-0000-7000-8000-000000000001")
MARK = bytes(range(32))


@pytest.mark.parametrize(
    ("state", "here", "refusal"),
    [
        (State.SCHEDULED, [], []),
        (State.HELD, ["x"] * 59, []),
        (State.NOT_HELD, [], []),
        (State.CONCLUDED, [], []),
        (State.ACCEPTED, [], ["Listiny a fotografie se ukládají, až když má konference termín."]),
        (State.CANCELLED, [], ["Listiny a fotografie se ukládají, až když má konference termín."]),
        (State.HELD, ["new"], ["Tenhle soubor už tu je. Podruhé jsme ho neuložili."]),
        (
            State.HELD,
            ["x"] * 60,
            ["U jedné konference může být nejvýš 60 souborů. Vyřaďte ty, které nejsou potřeba."],
        ),
    ],
)
def test_file_is_added_from_the_date_on_once_and_not_without_end(
    state: State, here: list[str], refusal: list[str]
) -> None:
    assert rules.blockers_to_add(state, here, "new") == refusal


@pytest.mark.parametrize(
    ("is_struck", "reason", "refusal"),
    [
        (False, "Rozmazaná fotka.", []),
        (False, "  ne  ", ["Napište důvod aspoň několika slovy. Zůstane u konference."]),
        (True, "Rozmazaná fotka.", ["Tenhle soubor už je vyřazený."]),
    ],
)
def test_file_is_struck_out_once_and_with_a_reason(is_struck: bool, reason: str, refusal: list[str]) -> None:
    assert rules.blockers_to_strike(is_struck, reason) == refusal


@pytest.mark.parametrize("kind", list(rules.LETTERS))
def test_code_is_read_as_it_was_written(kind: SheetKind) -> None:
    code = rules.read(rules.written(HOME, kind, MARK))

    assert code == rules.Code(HOME, kind, MARK[:8])


def test_code_is_genuine_only_with_its_own_mark() -> None:
    code = rules.Code(HOME, SheetKind.PLAN, MARK[:8])

    assert [code.is_genuine(mark) for mark in (MARK, MARK[:8], bytes(32), b"")] == [True, True, False, False]


def test_code_needs_only_signs_that_keep_its_squares_large() -> None:
    written = rules.written(HOME, SheetKind.MINUTES, MARK)

    assert set(written) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567.1")
    assert len(written) == 46


@pytest.mark.parametrize(
    "text", ["", "KRUH1.", "KRUH1.A", "KRUH1.á", "KRUH1.1111", "KRUH1." + "A" * 40, "https://mesto.example", "KRUH2.AB"]
)
def test_other_code_means_nothing(text: str) -> None:
    assert rules.read(text) is None
