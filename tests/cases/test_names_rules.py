"""Names in Czech sentences and at the beginning of letters."""

import pytest

from kruh.cases.rules import names


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Adam", "m", "Adama"),
        ("Ella", "f", "Elly"),
        ("Radek", "m", "Radka"),
        ("Matyáš", "m", "Matyáše"),
        ("Ivo", "m", "Iva"),
        ("Jiří", "m", "Jiřího"),
        ("Vojta", "m", "Vojty"),
        ("Pavel", "m", "Pavla"),
        ("Daniel", "m", "Daniela"),
        ("Zdeněk", "m", "Zdeňka"),
        ("Luděk", "m", "Luďka"),
        ("Jindřich", "m", "Jindřicha"),
        ("Marie", "f", "Marie"),
        ("Saša", "f", "Saši"),
        ("Ester", "f", None),
        ("Adam", "", None),
        ("Nguyen", "m", None),
        ("Олена", "f", None),
        ("Anna Marie", "f", None),
    ],
)
def test_genitive_is_formed_only_where_it_is_sure(name: str, gender: str, expected: str | None) -> None:
    assert names.genitive(name, gender) == expected


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Adam", "m", "Adama"),
        ("Vojta", "m", "Vojtu"),
        ("Jiří", "m", "Jiřího"),
        ("Barbora", "f", "Barboru"),
        ("Saša", "f", "Sašu"),
        ("Lucie", "f", "Lucii"),
        ("Ester", "f", None),
        ("Adam", "", None),
    ],
)
def test_accusative_is_formed_only_where_it_is_sure(name: str, gender: str, expected: str | None) -> None:
    assert names.accusative(name, gender) == expected


def test_foreign_language_is_not_inflected() -> None:
    assert (names.genitive("Bohdan", "m", "uk"), names.accusative("Bohdan", "m", "uk")) == (None, None)


def test_whose_names_all_or_puts_them_in_brackets() -> None:
    assert names.whose("matka", [("Adam", "m", "cs"), ("Ella", "f", "cs")]) == "matka Adama a Elly"
    assert names.whose("matka", [("Adam", "m", "cs"), ("Olena", "f", "uk")]) == "matka (Adam a Olena)"


@pytest.mark.parametrize(
    ("first", "last", "gender", "language", "expected"),
    [
        ("Jitka", "Nováková", "f", "cs", "Vážená paní Nováková"),
        ("Petr", "Novák", "m", "cs", "Vážený pane Nováku"),
        ("Petr", "Jíra", "m", "cs", "Vážený pane Jíro"),
        ("Ivo", "Vrbický", "m", "cs", "Vážený pane Vrbický"),
        ("Thi Hoa", "Nguyen", "f", "cs", "Dobrý den, paní Nguyen"),
        ("Petro", "Tkačuk", "m", "uk", "Dobrý den, pan Tkačuk"),
        ("Jitka", "Nováková", "", "cs", "Dobrý den"),
        ("Jitka", "", "f", "cs", "Dobrý den"),
        ("Eva", "Nováková-Dlouhá", "f", "cs", "Dobrý den, paní Nováková-Dlouhá"),
    ],
)
def test_adults_are_addressed_by_surname(first: str, last: str, gender: str, language: str, expected: str) -> None:
    assert names.salutation(first, last, gender, language, is_child=False) == expected


@pytest.mark.parametrize(
    ("first", "gender", "language", "expected"),
    [
        ("Adam", "m", "cs", "Milý Adame"),
        ("Ella", "f", "cs", "Milá Ello"),
        ("Bohdan", "m", "uk", "Ahoj, Bohdan"),
        ("Sam", "", "cs", "Ahoj, Sam"),
        ("", "", "cs", "Ahoj"),
    ],
)
def test_children_are_addressed_by_first_name(first: str, gender: str, language: str, expected: str) -> None:
    assert names.salutation(first, "Havlín", gender, language, is_child=True) == expected
