"""The picture of a family: generations, couples, half-siblings between their parents, homes without strangers."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from random import Random

import pytest

from kruh.cases.rules import genogram
from kruh.cases.rules.genogram import Bond, Figure
from kruh.cases.rules.genogram.place import GAP, ROW
from kruh.cases.vocabulary import TieKind

CLOSE = 0.5


def figure(name: str, gender: str = "f", born: int | None = None, *, is_index: bool = False) -> Figure:
    return Figure(name, name, gender, date(born, 1, 1) if born else None, is_index=is_index)


def parents(child: str, *elders: str, lives: Sequence[str] = ()) -> list[Bond]:
    return [Bond(TieKind.PARENT, one, child, lives_together=one in lives) for one in elders]


def drawn(figures: list[Figure], bonds: list[Bond]) -> tuple[genogram.Kinship, genogram.Picture, dict[str, float]]:
    kin = genogram.kinship(figures, bonds)
    shown = genogram.picture(kin)
    return kin, shown, {one.figure.id: one.x for one in shown.figures}


PARTED = [
    figure("máma", "f", 1980),
    figure("táta", "m", 1978),
    figure("přítel", "m", 1983),
    figure("Adam", "m", 2012, is_index=True),
    figure("Ella", "f", 2015, is_index=True),
    figure("Matěj", "m", 2022),
]
PARTED_BONDS = [
    Bond(TieKind.FORMER_PARTNER, "máma", "táta"),
    Bond(TieKind.PARTNER, "máma", "přítel", lives_together=True),
    *parents("Adam", "máma", "táta", lives=["máma", "táta"]),
    *parents("Ella", "máma", "táta", lives=["máma"]),
    *parents("Matěj", "máma", "přítel", lives=["máma", "přítel"]),
]


def test_half_siblings_hang_between_their_own_parents() -> None:
    kin, _, x = drawn(PARTED, PARTED_BONDS)

    assert x["táta"] < x["máma"] < x["přítel"]
    assert x["Adam"] < x["Ella"] < x["Matěj"]
    assert {union.parents: union.line for union in kin.unions} == {
        ("táta", "máma"): "separated",
        ("přítel", "máma"): "together",
    }


def test_parted_parents_are_two_homes_and_the_child_is_in_both() -> None:
    kin, shown, _ = drawn(PARTED, PARTED_BONDS)

    assert [set(home.members) for home in kin.households] == [
        {"Adam", "Ella", "Matěj", "máma", "přítel"},
        {"Adam", "táta"},
    ]
    assert all(home.points for home in shown.homes)


def test_parents_who_are_not_parted_are_one_home() -> None:
    figures = [figure("máma"), figure("táta", "m"), figure("Jan", "m", 2015, is_index=True)]

    kin = genogram.kinship(figures, parents("Jan", "máma", "táta", lives=["máma", "táta"]))

    assert [home.members for home in kin.households] == [("Jan", "máma", "táta")]


def test_a_home_that_a_stranger_stands_in_is_marked_instead_of_outlined() -> None:
    figures = [figure("a", "f", 2000, is_index=True), figure("b", "f", 2005, is_index=True), figure("c", "f", 2010)]
    bonds = [
        Bond(TieKind.SIBLING, "a", "b"),
        Bond(TieKind.SIBLING, "b", "c"),
        Bond(TieKind.SIBLING, "a", "c", lives_together=True),
    ]

    _, shown, x = drawn(figures, bonds)

    assert x["a"] < x["b"] < x["c"]
    assert [(home.members, home.points) for home in shown.homes] == [(("a", "c"), ())]


def test_siblings_stand_by_age_and_twins_come_from_one_point() -> None:
    figures = [figure("máma"), *(figure(name, "f", year) for name, year in (("d", 2016), ("a", 2004), ("b", 2010)))]
    figures.append(figure("c", "m", 2010))

    _, shown, x = drawn(figures, [bond for child in "abcd" for bond in parents(child, "máma")])
    starts = {stroke.points[1][0]: stroke.points[0][0] for stroke in shown.strokes if stroke.kind == "born"}

    assert sorted("abcd", key=lambda one: x[one]) == ["a", "b", "c", "d"]
    assert starts[x["b"]] == starts[x["c"]] == pytest.approx((x["b"] + x["c"]) / 2)
    assert starts[x["a"]] == x["a"]


def test_a_grandmother_of_unknown_side_is_tied_to_the_child_itself() -> None:
    figures = [figure("babička", "f", 1950), figure("Ota", "m", 2015, is_index=True)]

    kin = genogram.kinship(figures, [Bond(TieKind.GRANDPARENT, "babička", "Ota")])

    assert [bond.one for bond in kin.others] == ["babička"]
    assert genogram.told(kin) == [("babička (*1950)", ["babička: Ota"]), ("Ota (*2015)", [])]


def test_a_tie_that_follows_from_others_is_not_drawn_twice() -> None:
    figures = [figure("babička"), figure("máma"), figure("teta"), figure("Ota", "m", is_index=True)]
    bonds = [*parents("máma", "babička"), *parents("teta", "babička"), *parents("Ota", "máma")]
    more = [Bond(TieKind.GRANDPARENT, "babička", "Ota"), Bond(TieKind.AUNT_UNCLE, "teta", "Ota")]

    assert genogram.kinship(figures, [*bonds, *more]).others == ()
    assert genogram.kinship(figures, bonds).generation == {"babička": 0, "máma": 1, "teta": 1, "Ota": 2}


def test_foster_parents_hang_beside_the_own_ones() -> None:
    figures = [figure("máma"), figure("pěstounka"), figure("Ota", "m", is_index=True)]

    kin = genogram.kinship(figures, [*parents("Ota", "máma"), Bond(TieKind.FOSTER_PARENT, "pěstounka", "Ota")])

    assert dict(genogram.told(kin))["Ota"] == ["rodiče: máma", "pěstouni: pěstounka"]
    assert {union.parents: dict(union.ways) for union in kin.unions} == {
        ("máma",): {"Ota": "born"},
        ("pěstounka",): {"Ota": "fostered"},
    }


def test_ties_that_go_round_in_a_circle_still_give_a_picture() -> None:
    figures = [figure("a", is_index=True), figure("b"), figure("c")]
    bonds = [*parents("a", "b"), *parents("b", "c"), *parents("c", "a")]

    _, shown, _ = drawn(figures, bonds)

    assert {one.figure.id for one in shown.figures} == {"a", "b", "c"}


def test_friends_and_workers_stay_out_of_the_family() -> None:
    figures = [figure("Ota", is_index=True), figure("trenér", "m"), figure("učitelka")]
    bonds = [Bond(TieKind.FRIEND, "Ota", "trenér"), Bond(TieKind.PROFESSIONAL, "učitelka", "Ota")]

    assert list(genogram.kinship(figures, bonds).figures) == ["Ota"]


def a_family(seed: int) -> tuple[list[Figure], list[Bond]]:
    """Three to four generations of up to sixty people, with several partners, one-parent families and two homes."""
    dice = Random(seed)
    people = [figure("0a", "f", 1940), figure("0b", "m", 1939)]
    bonds = [Bond(TieKind.SPOUSE, "0a", "0b")]
    row: list[tuple[str, ...]] = [("0a", "0b")]
    for depth, year in ((1, 1968), (2, 1994), (3, 2018)):
        below: list[tuple[str, ...]] = []
        for pair in row:
            for _ in range(dice.randint(1, 3)):
                if len(people) > 54:
                    break
                child = figure(
                    f"{depth}.{len(people)}", dice.choice("fm"), year + dice.randint(-6, 6), is_index=depth == 3
                )
                people.append(child)
                bonds += parents(child.id, *pair, lives=pair if depth == 3 else ())
                for _ in range(dice.choice((0, 1, 1, 2)) if depth < 3 else 0):
                    partner = figure(f"{depth}p{len(people)}", "m" if child.gender == "f" else "f", year)
                    people.append(partner)
                    kind = dice.choice((TieKind.SPOUSE, TieKind.PARTNER, TieKind.FORMER_PARTNER))
                    bonds.append(Bond(kind, child.id, partner.id))
                    below.append((child.id, partner.id))
        row = below
    return people, bonds


@pytest.mark.parametrize("seed", range(40))
def test_no_figure_stands_on_another_and_every_line_ends_at_its_child(seed: int) -> None:
    figures, bonds = a_family(seed)
    kin, shown, x = drawn(figures, bonds)
    at = {one.figure.id: (one.x, one.y) for one in shown.figures}

    assert set(at) == {one.id for one in figures}
    assert all(
        abs(a[0] - b[0]) >= GAP - CLOSE or abs(a[1] - b[1]) >= ROW - CLOSE for a, b in combinations(at.values(), 2)
    )
    for union in kin.unions:
        assert {at[one][1] for one in union.parents} <= {
            at[child][1] - ROW for child in union.children
        } or not union.children
        assert [x[one] for one in union.children] == sorted(x[one] for one in union.children)
    assert all(0 < left < shown.width and 0 < top < shown.height for left, top in at.values())


@pytest.mark.parametrize("seed", range(40))
def test_no_home_encloses_somebody_who_does_not_live_there(seed: int) -> None:
    figures, bonds = a_family(seed)
    _, shown, _ = drawn(figures, bonds)

    for home in shown.homes:
        inside = {one.figure.id for one in shown.figures if home.points and _is_inside((one.x, one.y), home.points)}
        assert inside in (set(home.members), set())


def _is_inside(point: tuple[float, float], corners: Sequence[tuple[float, float]]) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


@pytest.mark.parametrize("seed", range(10))
def test_the_words_say_every_family_line(seed: int) -> None:
    """The list is the accessible form of the picture: parents and children can be read back from it."""
    figures, bonds = a_family(seed)
    said = dict(genogram.told(genogram.kinship(figures, bonds)))
    names = {name.split(" ")[0]: lines for name, lines in said.items()}

    for bond in bonds:
        if bond.kind == TieKind.PARENT:
            told = [line for line in names[bond.one] if line.startswith("děti: ")]
            assert sum(bond.other in line.removeprefix("děti: ").split(", ") for line in told) == 1
