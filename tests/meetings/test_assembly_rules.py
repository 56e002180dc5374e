"""Minutes made of the record: what goes where, in what words, and what is offered once more."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from kruh.meetings.rules import assembly
from kruh.meetings.rules.assembly import Block
from kruh.meetings.rules.record import Deed, Line, Words, fold
from kruh.meetings.vocabulary import EntryKind, SectionKind

NAMES = {"p:jitka": "Jitka Havlínová", "p:adam": "Adam Havlín"}
AT = datetime(2026, 3, 17, 14, tzinfo=UTC)


def deed(number: int, kind: EntryKind, text: str, *, line: int = 0, seen: int = 0, **words: object) -> Deed:
    said = Words(kind=kind, text=text, place=float(line or number), **words)  # type: ignore[arg-type]
    known = frozenset({UUID(int=seen)}) if seen else frozenset()
    return Deed(UUID(int=number), UUID(int=line or number), said, (AT, number), known)


def lines(*deeds: Deed) -> list[Line]:
    return fold(deeds)


def block_of(*deeds: Deed) -> list[Block]:
    return assembly.paragraphs(assembly.pieces(lines(*deeds), NAMES))


@pytest.mark.parametrize(
    ("kind", "who", "section", "text"),
    [
        (EntryKind.STRENGTH, "", SectionKind.STRENGTHS, "Chodí na fotbal."),
        (EntryKind.WORRY, "p:jitka", SectionKind.WORRIES, "Jitka Havlínová: Chodí na fotbal."),
        (EntryKind.CHILD, "p:adam", SectionKind.CHILD_VIEW, "Adam Havlín: „chodí na fotbal“"),
        (EntryKind.OPTION, "", SectionKind.OPTIONS, "Chodí na fotbal."),
        (EntryKind.OTHER_VIEW, "p:jitka", SectionKind.DISAGREEMENTS, "Jitka Havlínová: Chodí na fotbal."),
        (EntryKind.AGREEMENT, "", SectionKind.AGREEMENTS, "Chodí na fotbal."),
        (EntryKind.WISH, "p:jitka", SectionKind.VIEWS, "Jitka Havlínová: Přání: Chodí na fotbal."),
        (EntryKind.FACT, "", SectionKind.VIEWS, "Chodí na fotbal."),
    ],
)
def test_line_goes_where_the_form_wants_it(kind: EntryKind, who: str, section: SectionKind, text: str) -> None:
    assert block_of(deed(1, kind, "chodí na fotbal", who=who)) == [Block(section, text)]


@pytest.mark.parametrize("text", ["„chodí na fotbal“", '"chodí na fotbal"', " chodí na fotbal "])
def test_words_of_the_child_are_quoted_once(text: str) -> None:
    assert block_of(deed(1, EntryKind.CHILD, text)) == [Block(SectionKind.CHILD_VIEW, "„chodí na fotbal“")]


def test_views_are_grouped_by_person_and_parts_stand_in_the_order_of_reading() -> None:
    told = block_of(
        deed(1, EntryKind.NOTE, "Ráno usne.", who="p:jitka"),
        deed(2, EntryKind.NOTE, "Škola je daleko."),
        deed(3, EntryKind.FACT, "pracuje v noci", who="p:jitka"),
        deed(4, EntryKind.WORRY, "Bojí se rána."),
    )

    assert told == [
        Block(SectionKind.WORRIES, "Bojí se rána."),
        Block(SectionKind.VIEWS, "Jitka Havlínová: Ráno usne. Pracuje v noci."),
        Block(SectionKind.VIEWS, "Škola je daleko."),
    ]


def test_tasks_and_what_was_struck_out_stay_out() -> None:
    assert block_of(deed(1, EntryKind.TASK, "Zavolat."), deed(2, EntryKind.NOTE, "Omyl.", is_struck=True)) == []


# What has come since ------------------------------------------------------------------------------------------------

FIRST = deed(1, EntryKind.WORRY, "Bojí se rána.")
CHANGED = deed(2, EntryKind.WORRY, "Bojí se rána a tmy.", line=1, seen=1)
STRUCK = deed(2, EntryKind.WORRY, "Bojí se rána.", line=1, seen=1, is_struck=True)
MOVED = deed(2, EntryKind.STRENGTH, "Bojí se rána.", line=1, seen=1)


def taken(written: str, *later: Deed) -> tuple[list[str], list[Block]]:
    changes = assembly.news(lines(FIRST), lines(FIRST, *later), NAMES)
    return assembly.take([Block(SectionKind.WORRIES, written)], changes)


def test_nothing_new_offers_nothing() -> None:
    assert assembly.news(lines(FIRST), lines(FIRST), NAMES) == []


def test_new_line_comes_as_a_paragraph_and_leaves_the_text_alone() -> None:
    told = taken("Napsáno jinak.", deed(3, EntryKind.WORRY, "Chybí obědy."))

    assert told == (["Napsáno jinak."], [Block(SectionKind.WORRIES, "Chybí obědy.")])


def test_changed_line_replaces_only_its_own_untouched_words() -> None:
    assert taken("Úvod. Bojí se rána. Konec.", CHANGED) == (["Úvod. Bojí se rána a tmy. Konec."], [])


@pytest.mark.parametrize("written", ["Adam se bojí rána.", "Bojí se rána. Bojí se rána.", ""])
def test_changed_line_never_overwrites_what_was_edited(written: str) -> None:
    assert taken(written, CHANGED) == ([written], [Block(SectionKind.WORRIES, "Bojí se rána a tmy.")])


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Bojí se rána.", ""),
        ("Úvod. Bojí se rána.", "Úvod."),
        ("Bojí se rána.\n\nChybí obědy.", "Chybí obědy."),
        ("Adam: Bojí se rána.", ""),
        ("Upraveno ručně.", "Upraveno ručně."),
    ],
)
def test_struck_line_goes_only_with_its_untouched_words(written: str, left: str) -> None:
    assert taken(written, STRUCK) == ([left], [])


def test_line_of_another_kind_moves_to_its_part() -> None:
    assert taken("Bojí se rána.", MOVED) == ([""], [Block(SectionKind.STRENGTHS, "Bojí se rána.")])


def test_two_wordings_side_by_side_are_both_offered() -> None:
    other = deed(3, EntryKind.WORRY, "Bojí se tmy.", line=1, seen=1)

    told = taken("Bojí se rána.", CHANGED, other)

    assert told == ([""], [Block(SectionKind.WORRIES, "Bojí se rána a tmy.\n\nBojí se tmy.")])
