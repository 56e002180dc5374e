"""What a child reads about itself is said to it, and people are called as the child calls them."""

import pytest

from kruh.cases.vocabulary import TieKind
from kruh.meetings.rules.plain import Child, called, in_family, to_child

ELLA, ADAM = Child("Ella", "Havlínová", "f"), Child("Adam", "Havlín", "m")
FAMILY = [
    (TieKind.PARENT, "f", "Jitka", "Jitka Havlínová"),
    (TieKind.PARENT, "m", "Radek", "Radek Havlín"),
    (TieKind.GRANDPARENT, "f", "Vlasta", "Vlasta Havlínová"),
    (TieKind.SIBLING, "m", "Adam", "Adam Havlín"),
    (TieKind.AUNT_UNCLE, "f", "Zdenka", "Zdenka Horáková"),
    (TieKind.PROFESSIONAL, "f", "Lenka", "Lenka Topolová"),
]


def test_people_are_called_by_what_they_are_to_the_child() -> None:
    assert called(FAMILY) == {
        "Jitka Havlínová": "maminka", "Radek Havlín": "tatínek", "Vlasta Havlínová": "babička", "Adam Havlín": "Adam",
        "Zdenka Horáková": "teta Zdenka",
    }  # fmt: skip


def test_two_grandmothers_stay_apart_and_unknown_gender_leaves_the_name() -> None:
    people = [
        (TieKind.GRANDPARENT, "f", "Vlasta", "Vlasta Havlínová"), (TieKind.GRANDPARENT, "f", "Marie", "Marie Bílá"),
        (TieKind.PARENT, "", "Nikola", "Nikola Bílá"),
    ]  # fmt: skip

    assert [*called(people).values()] == ["babička Vlasta", "babička Marie", "Nikola"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Jitka Havlínová zavolá. Radek přijde.", "Maminka zavolá. Tatínek přijde."),
        ("Zařídí to babička Vlasta a Jitka.", "Zařídí to babička a maminka."),
        ("Jitka Nová je učitelka.", "Jitka Nová je učitelka."),
        ("Pomluvíme s Jitkou Havlínovou.", "Pomluvíme s Jitkou Havlínovou."),
    ],
)
def test_names_of_the_family_give_way_to_what_the_child_calls_them(words: str, said: str) -> None:
    assert in_family(words, called(FAMILY), ["Jitka Havlínová", "Radek Havlín"]) == said


def test_first_name_of_two_people_is_left_and_words_may_go_on() -> None:
    assert in_family("Jitka zavolá.", called(FAMILY), ["Jitka Havlínová", "Jitka Nová"]) == "Jitka zavolá."
    assert in_family("Jitka Havlínová", called(FAMILY), opens=False) == "maminka"


@pytest.mark.parametrize(
    ("child", "words", "said"),
    [
        (ELLA, "Ella na setkání nebyla. Poslala obrázek. Trenér o něm vyprávěl.",
         "Na setkání jsi nebyla. Poslala jsi obrázek. Trenér o něm vyprávěl."),
        (ELLA, "Ella si u řeči kreslila. Řekla, že by chtěla domů.",
         "U řeči sis kreslila. Řekla jsi, že bys chtěla domů."),
        (ELLA, "Ella se bála. Škola volala s Ellou Havlínovou.", "Bála ses. Škola volala s tebou."),
        (ELLA, "Ella řekla, že nechce tlumočit. Kreslila.", "Ella řekla, že nechce tlumočit. Kreslila."),
        (ELLA, "„Ella tu nebyla.“", "„Ella tu nebyla.“"),
        (ADAM, "Chodit s Adamem a Ellou ráno do školy", "Chodit s tebou a Ellou ráno do školy"),
        (ADAM, "Promluvit s Adamem o tom, co mu vadí", "Promluvit s Adamem o tom, co mu vadí"),
        (ADAM, "Adam zkusí chodit, s Adamem půjde táta.", "Adam zkusí chodit, s Adamem půjde táta."),
        (ADAM, "Adam mlčel. Učitel to řekl.", "Mlčel jsi. Učitel to řekl."),
        (Child("Adam", "Havlín", ""), "Adam mlčel.", "Adam mlčel."),
    ],
)  # fmt: skip
def test_what_is_certain_is_said_to_the_child_and_the_rest_is_left(child: Child, words: str, said: str) -> None:
    assert to_child(words, child) == said
