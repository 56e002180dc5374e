"""The record: every deed is kept, whatever comes twice, late, out of order or from two devices."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.conferences.vocabulary import State
from kruh.meetings.rules import record as rules
from kruh.meetings.rules.record import Deed, Line, Words
from kruh.meetings.vocabulary import EntryKind

NOON = datetime(2026, 12, 3, 11, 0, tzinfo=UTC)


def an_id(number: int) -> UUID:
    return UUID(int=number)


def deed(number: int, text: str = "", *, line: int | None = None, seen: tuple[int, ...] = (), **words: object) -> Deed:
    said = Words(text=text, place=float(line or number), **words)  # type: ignore[arg-type]
    seen_ids = frozenset(an_id(one) for one in seen)
    return Deed(an_id(number), an_id(line or number), said, (NOON + timedelta(seconds=number), number), seen_ids)


def texts(lines: list[Line]) -> list[tuple[str, bool]]:
    return [(line.words.text, line.beside) for line in lines]


def test_a_new_wording_replaces_the_one_that_was_seen_and_history_keeps_both() -> None:
    lines = rules.fold([deed(1, "večer čte"), deed(2, "večer čte babička", line=1, seen=(1,))])

    assert texts(lines) == [("večer čte babička", False)]
    assert [told.words.text for told in lines[0].history] == ["večer čte", "večer čte babička"]


def test_lines_stand_by_their_place_not_by_arrival() -> None:
    moved = deed(3, "první", line=3)

    lines = rules.fold(
        [deed(1, "druhý"), deed(2, "třetí"), Deed(moved.id, moved.line, Words(text="první", place=0.5), moved.order)]
    )

    assert texts(lines) == [("první", False), ("druhý", False), ("třetí", False)]


def test_two_wordings_of_one_line_stand_side_by_side() -> None:
    lines = rules.fold(
        [deed(1, "a"), deed(2, "a od Jany", line=1, seen=(1,)), deed(3, "a od Petra", line=1, seen=(1,))]
    )

    assert texts(lines) == [("a od Jany", False), ("a od Petra", True)]


def test_two_changes_of_different_things_are_merged_and_the_next_deed_closes_the_fork() -> None:
    both = [deed(1, "a"), deed(2, "a", line=1, seen=(1,), kind=EntryKind.WORRY), deed(3, "b", line=1, seen=(1,))]

    (line,) = rules.fold(both)
    (after,) = rules.fold([*both, deed(4, "c", line=1, seen=(2, 3), kind=EntryKind.WORRY)])

    assert (line.words.text, line.words.kind, line.heads) == ("b", EntryKind.WORRY, (an_id(2), an_id(3)))
    assert (after.words.text, after.heads) == ("c", (an_id(4),))


def test_a_fork_is_closed_by_a_deed_that_saw_both() -> None:
    fork = [deed(1, "a"), deed(2, "b", line=1, seen=(1,)), deed(3, "c", line=1, seen=(1,))]

    lines = rules.fold([*fork, deed(4, "b i c", line=1, seen=(2, 3))])

    assert texts(lines) == [("b i c", False)]


def test_a_change_that_arrives_before_its_line_is_read_at_once_and_stays_the_newer_one() -> None:
    late, early = deed(1, "nově"), deed(2, "opraveno", line=1, seen=(1,))

    assert texts(rules.fold([early])) == [("opraveno", False)]
    assert texts(rules.fold([early, late])) == [("opraveno", False)]


@st.composite
def histories(draw: st.DrawFn) -> list[Deed]:
    """Deeds of two devices on a few lines, each on whatever it had seen of that line."""
    deeds: list[Deed] = []
    for number in range(1, draw(st.integers(1, 14)) + 1):
        earlier = [told for told in deeds if told.line == an_id(draw(st.integers(1, 3)))]
        goes_on: bool = draw(st.booleans())
        if earlier and goes_on:
            base = draw(st.sampled_from(earlier))
            deeds.append(deed(number, f"text {number}", line=base.line.int, seen=(base.id.int,)))
        else:
            deeds.append(deed(number, f"text {number}"))
    return deeds


@given(histories(), st.randoms())
def test_no_wording_is_lost_and_the_order_of_arrival_does_not_matter(deeds: list[Deed], random: object) -> None:
    shuffled = list(deeds)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    lines = rules.fold(deeds)

    assert rules.fold([*shuffled, *shuffled[:3]][: len(shuffled)]) == lines
    kept = {told.words.text for line in lines for told in line.history} | {line.words.text for line in lines}
    assert kept >= {told.words.text for told in deeds}
    followed = {one for told in deeds for one in told.seen}
    shown = {head for line in lines for head in line.heads}
    assert shown == {told.id for told in deeds if told.id not in followed}


@pytest.mark.parametrize(
    ("said", "now", "moment"),
    [
        (NOON, NOON + timedelta(minutes=3), NOON - timedelta(minutes=3)),  # a right clock
        (NOON + timedelta(days=1), NOON + timedelta(days=1, minutes=3), NOON - timedelta(minutes=3)),  # a day ahead
        (NOON + timedelta(minutes=5), NOON, NOON),  # the future
        (NOON - timedelta(days=9), NOON, NOON),  # older than a device may keep
    ],
)
def test_the_moment_of_a_deed_counts_back_from_its_arrival(said: datetime, now: datetime, moment: datetime) -> None:
    assert rules.happened_at(said, now, NOON) == moment


def test_a_line_is_refused_with_a_sentence_when_too_long_or_by_a_stranger() -> None:
    assert rules.faults(Words(text="dobré", who="p:1"), {"p:1"}) == []
    assert rules.faults(Words(text="x" * 4001, who="p:9", check="y" * 501), {"p:1"}) == [
        "Záznam je delší než 4000 znaků. Rozdělte ho do více řádků.",
        "Ověření je delší než 500 znaků. Napište ho stručněji.",
        "Vybraný člověk u stolu není. Vyberte ho prosím znovu.",
    ]


@pytest.mark.parametrize(
    ("state", "may"),
    [(state, state in (State.SCHEDULED, State.HELD)) for state in State],
)
def test_the_record_is_open_from_the_date_until_closing(state: State, may: bool) -> None:
    assert (rules.blockers_to_record(state) == []) is may
