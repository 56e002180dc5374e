"""The picture of a family: generations, couples, half-siblings between their parents, homes without strangers."""

from collections.abc import Sequence
from datetime import date

import pytest

from kruh.cases.rules import genogram
from kruh.cases.rules.genogram import Bond, Figure
from kruh.cases.vocabulary import TieKind


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
    assert [(bool(home.points), home.marked) for home in shown.homes] == [(True, ()), (True, ("Adam",))]


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
    assert [(home.members, home.points, home.marked) for home in shown.homes] == [(("a", "c"), (), ("a", "c"))]


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
    assert genogram.told(kin) == [("babička", ["je babička – Ota"]), ("Ota", ["dítě z tohoto případu"])]


def test_a_tie_that_follows_from_others_is_not_drawn_twice() -> None:
    figures = [figure("babička"), figure("máma"), figure("teta"), figure("Ota", "m", is_index=True)]
    bonds = [*parents("máma", "babička"), *parents("teta", "babička"), *parents("Ota", "máma")]
    more = [Bond(TieKind.GRANDPARENT, "babička", "Ota"), Bond(TieKind.AUNT_UNCLE, "teta", "Ota")]

    assert genogram.kinship(figures, [*bonds, *more]).others == ()
    assert genogram.kinship(figures, bonds).generation == {"babička": 0, "máma": 1, "teta": 1, "Ota": 2}


def test_foster_parents_hang_beside_the_own_ones() -> None:
    figures = [figure("máma"), figure("pěstounka"), figure("Ota", "m", is_index=True)]

    kin = genogram.kinship(figures, [*parents("Ota", "máma"), Bond(TieKind.FOSTER_PARENT, "pěstounka", "Ota")])

    assert dict(genogram.told(kin))["Ota"] == ["dítě z tohoto případu", "rodiče: máma", "pěstouni: pěstounka"]
    assert {union.parents: dict(union.ways) for union in kin.unions} == {
        ("máma",): {"Ota": "born"},
        ("pěstounka",): {"Ota": "fostered"},
    }


def test_line_of_a_foster_family_is_broken_from_the_carer_down_to_the_child() -> None:
    bonds = [*parents("Ota", "máma"), Bond(TieKind.FOSTER_PARENT, "pěstounka", "Ota")]

    _, shown, _ = drawn([figure("máma"), figure("pěstounka"), figure("Ota", "m", is_index=True)], bonds)

    told = {(stroke.kind, stroke.way) for stroke in shown.strokes}
    assert {("stem", ""), ("stem", "fostered"), ("born", ""), ("fostered", "")} <= told


def test_ties_that_go_round_in_a_circle_still_give_a_picture() -> None:
    figures = [figure("a", is_index=True), figure("b"), figure("c")]
    bonds = [*parents("a", "b"), *parents("b", "c"), *parents("c", "a")]

    _, shown, _ = drawn(figures, bonds)

    assert {one.figure.id for one in shown.figures} == {"a", "b", "c"}


def test_friends_and_workers_stay_out_of_the_family() -> None:
    figures = [figure("Ota", is_index=True), figure("trenér", "m"), figure("učitelka")]
    bonds = [Bond(TieKind.FRIEND, "Ota", "trenér"), Bond(TieKind.PROFESSIONAL, "učitelka", "Ota")]

    assert list(genogram.kinship(figures, bonds).figures) == ["Ota"]


def sentences(figures: list[Figure], bonds: list[Bond]) -> list[str]:
    return [trouble.text for trouble in genogram.kinship(figures, bonds).troubles]


def test_somebody_who_is_parent_and_child_of_the_same_person_is_named_with_both_ties() -> None:
    figures = [figure("Jana"), figure("Petr", "m", is_index=True)]
    bonds = [Bond(TieKind.PARENT, "Petr", "Jana", tie="1"), Bond(TieKind.PARENT, "Jana", "Petr", tie="2")]

    kin = genogram.kinship(figures, bonds)

    assert [trouble.text for trouble in kin.troubles] == [
        "Nepodařilo se zakreslit: Jana je zapsaná jako matka i dcera téhož člověka (Petr). Opravte vztahy."
    ]
    assert {bond.tie for bond in kin.troubles[0].bonds} == {"1", "2"}
    assert {union.parents: union.children for union in kin.unions} == {("Petr",): ("Jana",)}


def test_somebody_among_the_own_ancestors_is_named_with_the_whole_circle() -> None:
    figures = [figure("a", is_index=True), figure("b"), figure("c")]

    said = sentences(figures, [*parents("a", "b"), *parents("b", "c"), *parents("c", "a")])

    assert said == ["Nepodařilo se zakreslit: podle vztahů je a mezi vlastními předky (a → c → b → a). Opravte vztahy."]


def test_a_parent_younger_than_the_child_is_drawn_above_it_and_said() -> None:
    figures = [figure("Jana", "f", 2012), figure("Petr", "m", 2010, is_index=True)]

    kin, shown, _ = drawn(figures, parents("Petr", "Jana"))
    y = {one.figure.id: one.y for one in shown.figures}

    assert y["Jana"] < y["Petr"]
    assert [trouble.text for trouble in kin.troubles] == [
        (
            "Jana (*2012) je zapsaná jako matka, ale Petr (*2010) není mladší. Zkontrolujte data narození, "
            "nebo vztah opravte."
        )
    ]


def test_two_mothers_are_drawn_and_asked_about() -> None:
    figures = [figure("Jana"), figure("Eva"), figure("Petr", "m", is_index=True)]

    assert sentences(figures, parents("Petr", "Jana", "Eva")) == [
        (
            "Petr má zapsané dvě matky: Jana a Eva. Jestli je to ve skutečnosti osvojitelka nebo partnerka rodiče, "
            "vztah opravte."
        )
    ]


def test_a_third_parent_hangs_by_a_dotted_line_and_is_named() -> None:
    figures = [figure("Jana"), figure("Ivo", "m"), figure("Jan", "m"), figure("Petr", "m", is_index=True)]
    bonds = parents("Petr", "Jana", "Ivo", "Jan")

    kin = genogram.kinship(figures, bonds)

    assert [bond.one for bond in kin.others] == ["Jan"]
    assert [trouble.text for trouble in kin.troubles] == [
        (
            "Petr má zapsaných víc než dva lidi se vztahem „rodič“: Jana, Ivo a Jan. V páru jsou na obrázku první dva, "
            "ostatní vede tečkovaná čára."
        )
    ]


def test_a_sibling_who_is_an_ancestor_is_named() -> None:
    figures = [figure("Jana"), figure("Petr", "m", is_index=True)]

    assert sentences(figures, [*parents("Petr", "Jana"), Bond(TieKind.SIBLING, "Jana", "Petr")]) == [
        "Nepodařilo se zakreslit: Jana – sestra – Petr. Odporuje to ostatním vztahům. Opravte vztahy."
    ]


def test_of_four_partners_two_stand_beside_and_two_are_joined_from_above() -> None:
    figures = [figure("Eva", "f", 1980), *(figure(f"m{n}", "m", 1975 + n) for n in range(4))]
    figures += [figure(f"d{n}", "f", 2000 + 3 * n, is_index=n == 3) for n in range(4)]
    bonds = [Bond(TieKind.FORMER_PARTNER, "Eva", f"m{n}") for n in range(3)] + [Bond(TieKind.SPOUSE, "Eva", "m3")]

    _, shown, x = drawn(figures, [*bonds, *(bond for n in range(4) for bond in parents(f"d{n}", "Eva", f"m{n}"))])

    assert sorted((one for one in x if one[0] != "d"), key=lambda one: x[one]) == ["m0", "m1", "m2", "Eva", "m3"]
    assert [x[f"d{n}"] for n in range(4)] == sorted(x[f"d{n}"] for n in range(4))
    assert list(shown.notes) == [f"m{n} a Eva nestojí vedle sebe. Spojuje je čára nad jejich řadou." for n in (0, 1)]


def test_cousins_who_married_stand_together_below_their_own_parents() -> None:
    figures = [figure(one, one[0]) for one in ("f grandma", "f mother", "m uncle", "f Eva", "m Jan")]
    figures.append(figure("child", is_index=True))
    bonds = [*parents("f mother", "f grandma"), *parents("m uncle", "f grandma"), *parents("f Eva", "f mother")]
    bonds += [*parents("m Jan", "m uncle"), Bond(TieKind.SPOUSE, "f Eva", "m Jan"), *parents("child", "f Eva", "m Jan")]

    kin, shown, x = drawn(figures, bonds)

    assert kin.generation == {
        "f grandma": 0, "f mother": 1, "m uncle": 1, "f Eva": 2, "m Jan": 2, "child": 3
    }  # fmt: skip
    assert (kin.troubles, shown.notes) == ((), ())
    assert (x["f mother"] < x["m uncle"]) == (x["f Eva"] < x["m Jan"])


def test_who_has_a_child_with_a_partners_daughter_keeps_every_child_below_its_parents() -> None:
    figures = [figure("Eva"), figure("Ivo", "m"), figure("dcera"), figure("a"), figure("b", is_index=True)]
    bonds = [*parents("dcera", "Eva"), *parents("a", "Eva", "Ivo"), *parents("b", "dcera", "Ivo")]

    kin, shown, _ = drawn(figures, [*bonds, Bond(TieKind.PARTNER, "Eva", "Ivo")])

    assert kin.generation == {"Eva": 0, "Ivo": 0, "dcera": 1, "a": 1, "b": 2}
    assert kin.troubles == ()
    assert list(shown.notes) == ["Ivo a dcera nestojí vedle sebe. Spojuje je čára nad jejich řadou."]


def test_two_groups_of_siblings_without_parents_stay_two() -> None:
    figures = [figure(one, is_index=one in "ac") for one in "abcd"]

    kin = genogram.kinship(figures, [Bond(TieKind.SIBLING, "a", "b"), Bond(TieKind.SIBLING, "c", "d")])

    assert [(union.parents, union.children) for union in kin.unions] == [((), ("a", "b")), ((), ("c", "d"))]


def test_equal_names_are_told_apart_by_year_or_number() -> None:
    born = [Figure("1", "Jan Malý", born=date(1950, 1, 1)), Figure("2", "Jan Malý", born=date(1980, 1, 1))]
    same = [Figure("3", "Eva, Malá"), Figure("4", "Eva Malá"), Figure("5", "Ota")]

    assert genogram.called([*born, *same]) == {
        "1": "Jan Malý (*1950)", "2": "Jan Malý (*1980)", "3": "Eva Malá [1]", "4": "Eva Malá [2]", "5": "Ota"
    }  # fmt: skip


def test_who_died_before_birth_is_drawn_and_said() -> None:
    wrong = Figure("a", "Ota Malý", "m", date(2010, 1, 1), date(1990, 1, 1), is_index=True)

    assert sentences([wrong], []) == [
        "Ota Malý má datum úmrtí dřív než datum narození. Zkontrolujte je na kartě člověka."
    ]


def test_grown_siblings_stand_over_their_own_children_not_all_under_their_mother() -> None:
    figures = [figure("a"), *(figure(f"b{n}", "f", 1960 + n) for n in range(3))]
    figures += [figure(f"c{n}{m}", "f", 1985 + m) for n in range(3) for m in range(4)]
    bonds = [bond for n in range(3) for bond in parents(f"b{n}", "a")]

    _, _, x = drawn(
        figures, [*bonds, *(bond for n in range(3) for m in range(4) for bond in parents(f"c{n}{m}", f"b{n}"))]
    )

    assert [x[f"b{n}"] for n in range(3)] == pytest.approx([(x[f"c{n}0"] + x[f"c{n}3"]) / 2 for n in range(3)])
    assert x["a"] == pytest.approx(x["b1"])
