"""The families of the demo beside what one would draw by hand: who stands in each row, who hangs where, which homes."""

from datetime import date

import pytest

from bench import pictures
from kruh.cases.demo.circle import S7
from kruh.cases.demo.stories import S1, S2, S4, S6, Story
from kruh.cases.rules import genogram
from kruh.cases.rules.genogram import Bond, Figure, labels
from kruh.cases.rules.genogram.lines import GAP
from kruh.cases.vocabulary import Part
from tests.cases.families import LONG

DAY = date(2026, 3, 17)
type Rows = list[list[str]]

# Rows from the oldest, each from the left; then parents with their children; then homes.
BY_HAND: list[tuple[Story, Rows, dict[str, str], list[str]]] = [
    (
        S1,
        [["Vlasta"], ["Radek", "Jitka"], ["Adam", "Ella"]],
        {"Vlasta": "Radek", "Radek Jitka": "Adam Ella"},
        ["Adam Ella Jitka Radek"],
    ),
    (
        S2,
        [["Ivo", "Klára"], ["Matyáš", "Nina"]],
        {"Ivo Klára": "Matyáš", "Klára": "Nina"},
        ["Klára Matyáš Nina"],
    ),
    (
        S4,
        [["Petr", "Blanka", "Dana", "Marta"], ["Tereza", "Kryštof"]],
        {"Petr Blanka": "", "Dana": "Tereza Kryštof", "Marta": "Kryštof"},
        ["Blanka Petr", "Kryštof Marta"],
    ),
    (
        S6,
        [["Halyna"], ["Svitlana"], ["Olena", "Bohdan"]],
        {"Halyna": "Svitlana", "Svitlana": "Olena Bohdan"},
        ["Bohdan Halyna Olena"],
    ),
    (
        S7,
        [["Josef", "Marie"], ["Libor", "Šárka"], ["Eliška", "Vojta"]],
        {"Libor Šárka": "Eliška Vojta"},
        ["Eliška Libor Vojta Šárka"],
    ),
]


def of_story(story: Story) -> tuple[list[Figure], list[Bond]]:
    words = [(one, one.words(DAY)) for one in story.people]
    figures = [
        Figure(told["first_name"], one.name, one.gender, told["birth_date"], is_index=one.part == Part.CHILD)
        for one, told in words
    ]
    bonds = [Bond(kind, one, other, lives_together="H" in marks) for one, kind, other, marks in story.ties]
    return figures, bonds


@pytest.mark.parametrize(("story", "rows", "families", "homes"), BY_HAND, ids=["S1", "S2", "S4", "S6", "S7"])
def test_a_family_of_the_demo_is_drawn_as_by_hand(
    story: Story, rows: Rows, families: dict[str, str], homes: list[str]
) -> None:
    kin = genogram.kinship(*of_story(story))
    shown = genogram.picture(kin)
    found: dict[float, list[tuple[float, str]]] = {}
    for one in shown.figures:
        found.setdefault(one.y, []).append((one.x, one.figure.id))

    assert [[name for _, name in sorted(found[y])] for y in sorted(found)] == rows
    assert {" ".join(union.parents): " ".join(union.children) for union in kin.unions} == families
    assert sorted(" ".join(sorted(home.members)) for home in kin.households) == sorted(homes)
    assert (kin.troubles, shown.notes) == ((), ())


def test_a_picture_of_sixty_people_with_its_words_is_small() -> None:
    drawn = pictures.genogram()

    assert drawn.count("<g transform=") == 60
    assert drawn.count("<dt>") == 60
    assert len(drawn.encode()) <= pictures.MOST_BYTES


@pytest.mark.parametrize("name", [*LONG, "MMMMMMMMMMMMMMMMMMM", "Ž" * 90, "Jan"])
def test_a_name_never_reaches_to_the_next_one(name: str) -> None:
    cut = labels.cut(name)

    assert labels.width(cut) <= labels.WIDEST < GAP
    assert (cut == name) == (labels.width(name) <= labels.WIDEST)


@pytest.mark.parametrize(
    ("years", "wanted"), [(0, "0–2"), (2, "0–2"), (3, "3–5"), (14, "12–14"), (17, "15–17"), (18, "18–25"), (90, "75+")]
)
def test_an_age_is_said_roughly(years: int, wanted: str) -> None:
    assert genogram.band(years) == wanted


def test_letters_go_on_after_z() -> None:
    assert [genogram.letter(number) for number in (0, 25, 26, 59)] == ["A", "Z", "A1", "H2"]
