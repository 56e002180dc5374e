"""The checker itself: each kind of loss that a database could cause is found."""

from typing import Any

import pytest

from tests.faults import checks

BATCH = [["1", "1", "slovo 1"], ["2", "2", "slovo 2"]]
CHANGE = [["3", "1", "slovo 3"]]
UNKNOWN = [["4", "4", "slovo 4"], ["5", "5", "slovo 5"]]
PAIRS: list[checks.Pair] = [([BATCH, CHANGE], [["1", "2"], ["3"]]), ([UNKNOWN], [])]
ENTRIES = [["1", "slovo 1"], ["2", "slovo 2"], ["3", "slovo 3"]]
LINES = [["1", "slovo 3", "worry"], ["2", "slovo 2", "task"]]


def figures(
    *, entries: list[list[str]] = ENTRIES, lines: list[list[str]] = LINES, tasks: str = "2", acts: int = 2
) -> dict[str, int]:
    shown: list[dict[str, Any]] = [{"id": pk, "text": text, "kind": kind} for pk, text, kind in lines]
    state = {"lines": shown, "tasks": dict.fromkeys(tasks)}
    found = checks.of_room(PAIRS, {"entries": entries, "acts": acts}, state)
    return {name: count for name, count in found.items() if name in checks.FAULTS and count}


def test_everything_in_its_place_is_no_fault() -> None:
    assert figures() == {}


def test_what_was_never_acknowledged_may_be_there_once() -> None:
    both = [["4", "slovo 4"], ["5", "slovo 5"]]

    assert figures(entries=ENTRIES + both, lines=[*LINES, ["4", "slovo 4", "worry"], ["5", "slovo 5", "fact"]]) == {}


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        ({"entries": ENTRIES[:2], "lines": [["1", "slovo 1", "worry"], LINES[1]]}, {"lost": 1}),
        ({"entries": [*ENTRIES[:2], ["3", "jinak"]]}, {"lost": 1}),
        ({"entries": [*ENTRIES, ["9", "slovo 9"]]}, {"invented": 1}),
        ({"entries": [*ENTRIES, ["4", "slovo 4"]], "lines": [*LINES, ["4", "slovo 4", "fact"]]}, {"halved": 1}),
        ({"lines": [*LINES, LINES[1]]}, {"doubled": 1}),
        ({"lines": [["1", "slovo 1", "worry"], LINES[1]]}, {"shown_otherwise": 1}),
        ({"tasks": ""}, {"tasks_astray": 1}),
        ({"acts": 1}, {"not_in_trail": 1}),
    ],
)
def test_each_kind_of_fault_is_found(told: dict[str, Any], faults: dict[str, int]) -> None:
    assert figures(**told) == faults


@pytest.mark.parametrize(("page", "lost"), [("… druhé …", 0), ("… třetí …", 0), ("… první …", 1), ("", 1)])
def test_minutes_say_what_was_acknowledged_last_or_sent_after_it(page: str, lost: int) -> None:
    ledger: checks.Pair = (["první", "druhé", "třetí"], ["první", "druhé"])

    assert checks.of_minutes([ledger], page) == {"minutes_saved": 2, "minutes_lost": lost}


def test_a_run_in_which_nothing_was_written_proves_nothing() -> None:
    found: dict[str, Any] = {**dict.fromkeys(checks.FAULTS, 0), "troubles": [], "acknowledged": 0, "minutes_saved": 5}

    assert [checks.is_whole(found), checks.is_whole({**found, "acknowledged": 1})] == [False, True]
