"""Which paragraph, task and name belongs into whose copy."""

from typing import Any

import pytest

from kruh.conferences.vocabulary import ParticipantRole
from kruh.meetings.rules import audience
from kruh.meetings.rules.audience import Reader
from kruh.meetings.vocabulary import Audience, SectionKind

MOTHER, SCHOOL = Reader("m", "M", ParticipantRole.PARENT), Reader("s", "S", ParticipantRole.SCHOOL)
DOCTOR, EXPERT = Reader("d", "D", ParticipantRole.HEALTH), Reader("e", "E", ParticipantRole.EXPERT)
CHILD = Reader("c", "C", ParticipantRole.CHILD)
EVERYBODY = (MOTHER, CHILD, DOCTOR, SCHOOL, EXPERT)


@pytest.mark.parametrize(
    ("kind", "who", "people", "reads"),
    [
        ("views", Audience.ALL, [], "mcd"),
        ("goal", Audience.ALL, [], "mcdse"),
        ("views", Audience.WIDE, [], "mcdse"),
        ("views", Audience.PROFESSIONALS, [], "d"),
        ("goal", Audience.PROFESSIONALS, [], "d"),
        ("views", Audience.ONLY, ["m", "s"], "ms"),
        ("goal", Audience.ONLY, ["m"], "m"),
        ("views", Audience.EXCEPT, ["m"], "cd"),
        ("goal", Audience.EXCEPT, ["s"], "mcde"),
    ],
)
def test_reads_tells_whose_copy_has_the_paragraph(kind: str, who: Audience, people: list[str], reads: str) -> None:
    found = [reader.participant for reader in EVERYBODY if audience.reads(reader, kind, who, people)]

    assert "".join(found) == reads


def content() -> dict[str, Any]:
    rows = [
        {"id": "1", "kind": "goal", "text": "Cíl.", "audience": "all", "people": []},
        {"id": "2", "kind": "views", "text": "Pro odborníky.", "audience": "experts", "people": []},
        {"id": "3", "kind": "views", "text": "Pro rodinu.", "audience": "all", "people": []},
        {"id": "4", "kind": "views", "text": "Pro školu.", "audience": "only", "people": ["s"]},
    ]
    return {
        "paragraphs": rows,
        "sections": audience.joined(rows),
        "heard": {"how": "dítě mluvilo samo", "by": "", "why_not": ""},
        "plan": {"head": ["Co"], "rows": [["Volat"], ["Číst"]], "widths": [1], "concerns": [["M"], ["S", "M"]]},
        "dissents": [{"who": "Máma", "text": "Ne.", "whose": "m"}],
        "people": [{"id": "m", "name": "Máma"}, {"id": "s", "name": "Učitelka"}],
    }


def test_copy_of_a_parent_has_everything_that_is_for_the_family() -> None:
    copy = audience.copy_of(content(), MOTHER)

    assert copy["sections"] == {"goal": "Cíl.", "views": "Pro rodinu."}
    assert (copy["plan"]["rows"], copy["dissents"], len(copy["people"])) == (
        [["Volat"], ["Číst"]],
        content()["dissents"],
        2,
    )


def test_copy_of_the_school_has_only_what_concerns_the_school() -> None:
    copy = audience.copy_of(content(), SCHOOL)

    assert copy["sections"] == {"goal": "Cíl.", "views": "Pro školu."}
    assert (copy["plan"]["rows"], copy["dissents"], copy["people"]) == (
        [["Číst"]],
        [],
        [{"id": "s", "name": "Učitelka"}],
    )
    assert copy["heard"] == audience.NOT_HEARD


@pytest.mark.parametrize("reader", EVERYBODY)
def test_copy_never_says_for_whom_its_paragraphs_are(reader: Reader) -> None:
    copy = audience.copy_of(content(), reader)

    assert {name for row in copy["paragraphs"] for name in row} == {"kind", "text"}
    assert "concerns" not in copy["plan"]


def test_content_frozen_before_paragraphs_is_for_everybody() -> None:
    old = {**content(), "sections": {"goal": "Cíl.", "views": "Jak to vidíme."}}
    del old["paragraphs"]

    copies = [audience.copy_of(old, reader)["sections"] for reader in (MOTHER, SCHOOL)]

    assert copies == [old["sections"], {"goal": "Cíl."}]


@pytest.mark.parametrize(
    ("who", "people", "number"),
    [
        (Audience.ALL, [], 0),
        (Audience.ONLY, [], 1),
        (Audience.EXCEPT, [], 1),
        (Audience.ONLY, ["m"], 0),
        (Audience.ONLY, ["x"], 1),
        (Audience.ALL, ["m"], 1),
        (Audience.PROFESSIONALS, ["m"], 1),
    ],
)
def test_blockers_to_name_demand_people_of_the_conference(who: Audience, people: list[str], number: int) -> None:
    assert len(audience.blockers_to_name(who, people, ["m", "s"])) == number


def test_what_a_reader_misses_is_named_by_parts_once() -> None:
    told = [("goal", Audience.ALL, []), ("worries", Audience.EXCEPT, ["m"]), ("worries", Audience.PROFESSIONALS, [])]
    rows = [{"kind": kind, "audience": who, "people": named} for kind, who, named in told]
    readers = [audience.Reader("m", "x", "parent"), audience.Reader("s", "y", "school")]

    assert [audience.missed(reader, rows) for reader in readers] == [["Čeho se obáváme"], []]


def test_readers_are_said_in_few_words() -> None:
    said = [audience.readers_words(who, ["Jitka"]) for who in Audience]

    assert said == ["", "i pro školu a další odborníky", "jen pro odborníky", "jen: Jitka", "všichni kromě: Jitka"]


def test_parts_are_joined_without_empty_paragraphs() -> None:
    rows = [{"kind": SectionKind.GOAL, "text": text} for text in ("Jedna.", " ", "Dvě.")]

    assert audience.joined(rows) == {"goal": "Jedna.\n\nDvě."}
