"""Who may be the same person, how old people are and what a case is called."""

from datetime import date

import pytest

from kruh.cases.rules import people
from kruh.cases.rules.people import Known, Likeness
from kruh.cases.vocabulary import Part, TieKind
from kruh.foundation.ids import uuid7

BORN = date(2013, 4, 5)


def known(first_name: str, last_name: str, birth_date: date | None = None) -> Known:
    return Known(uuid7(), first_name, last_name, birth_date)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (known("Adam", "Havlín", BORN), known("Adam", "Havlín", BORN), Likeness.SAME),
        (known("Halyna", "Tkačuk", BORN), known("Галина", "Ткачук", BORN), Likeness.SAME),
        (known("Halyna", "Tkačuk"), known("Galina", "Tkachuk"), Likeness.SIMILAR),
        (known("Havlín", "Adam", BORN), known("Adam", "Havlín", BORN), Likeness.SAME),
        (known("Jan", "Novák"), known("Jana", "Nováková"), Likeness.SIMILAR),
        (known("Adam", "Havlín", BORN), known("Adam", "Havlin", date(2013, 5, 4)), Likeness.SIMILAR),
        (known("Adam", "Havlín", BORN), known("Adam", "Havlín", date(1980, 1, 1)), Likeness.SIMILAR),
        (known("Jan", "Novák", BORN), known("Jana", "Nováková", date(1980, 1, 1)), Likeness.DIFFERENT),
        (known("Adam", "Havlín", BORN), known("Ella", "Skálová", BORN), Likeness.DIFFERENT),
        (known("Adam", ""), known("Adam", ""), Likeness.DIFFERENT),
        (known("Adam", "Havlín"), known("Bohdan", "Tkačuk"), Likeness.DIFFERENT),
    ],
)
def test_likeness_sees_through_alphabets_and_typing_errors(one: Known, other: Known, expected: Likeness) -> None:
    assert people.likeness(one, other) == expected
    assert people.likeness(other, one) == expected


def test_similar_people_come_surest_first_and_without_oneself() -> None:
    wanted = known("Adam", "Havlín", BORN)
    same, alike = known("Adam", "Havlín", BORN), known("Adam", "Havlin")

    found = people.similar(wanted, [alike, same, wanted, known("Ella", "Skálová")])

    assert [person.id for person, _ in found] == [same.id, alike.id]


@pytest.mark.parametrize("words", ["havl", "adam havlin", "HAVLÍN", "галина", "ha ad"])
def test_search_takes_beginnings_without_accents(words: str) -> None:
    assert people.is_named(words, ("Adam", "Havlín")) is (words != "галина")


def test_search_of_another_alphabet_finds_the_name() -> None:
    assert people.is_named("Галина", ("Halyna", "Tkačuk"))


def test_fingerprint_is_the_same_for_one_child_under_two_spellings() -> None:
    assert people.fingerprint(b"k", "Halyna", BORN) == people.fingerprint(b"k", "Галина", BORN)


def test_fingerprint_has_24_bits_and_depends_on_the_key() -> None:
    marks = {people.fingerprint(bytes([number]), "Adam", BORN) for number in range(50)}

    assert len(marks) == 50
    assert all(mark is not None and 0 <= mark < 2**24 for mark in marks)


def test_fingerprint_needs_date_and_name() -> None:
    assert people.fingerprint(b"k", "Adam", None) is None
    assert people.fingerprint(b"k", "", BORN) is None


@pytest.mark.parametrize(("day", "expected"), [(date(2031, 4, 4), False), (date(2031, 4, 5), True)])
def test_child_turns_eighteen_on_the_birthday(day: date, expected: bool) -> None:
    assert people.turned_eighteen(BORN, day) is expected


def test_unknown_birth_date_never_turns_eighteen() -> None:
    assert people.turned_eighteen(None, date(2100, 1, 1)) is False


@pytest.mark.parametrize(
    ("born", "part", "reasons"),
    [
        (None, Part.CHILD, []),
        (BORN, Part.CHILD, []),
        (date(2030, 1, 1), Part.CHILD, ["Datum narození je v budoucnosti. Zkontrolujte ho prosím."]),
        (date(1900, 1, 1), Part.FAMILY, ["Podle data narození by to bylo 126 let. Zkontrolujte prosím rok."]),
        (
            date(1985, 1, 1),
            Part.CHILD,
            ["Podle data narození je to 41 let, tedy dospělý člověk. Vyberte jinou část případu."],
        ),
    ],
)
def test_impossible_birth_dates_are_named(born: date | None, part: str, reasons: list[str]) -> None:
    assert people.birth_blockers(born, part, date(2026, 3, 2)) == reasons


def test_person_needs_one_name() -> None:
    assert people.person_blockers("", "Havlín") == []
    assert people.person_blockers(" ", "") == ["Napište aspoň jméno, nebo příjmení."]


def test_aunt_who_teaches_counts_as_family() -> None:
    assert people.counts_as_family(Part.PROFESSIONAL, [TieKind.AUNT_UNCLE]) is True
    assert people.counts_as_family(Part.NETWORK, [TieKind.FRIEND]) is False


def test_case_is_called_by_its_children_from_the_oldest() -> None:
    children = [(date(2017, 1, 1), "Ella Havlínová"), (BORN, "Adam Havlín"), (None, "Ota Havlín")]

    assert people.label(children) == "Adam Havlín, Ella Havlínová a Ota Havlín"


def test_case_without_children_has_a_name_too() -> None:
    assert people.label([]) == "Případ bez dítěte"
    assert people.label([], "LIP/1") == "LIP/1"
