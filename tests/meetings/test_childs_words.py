"""What of a child's page still sounds like a file is named before the page is made; nothing is changed silently."""

from typing import Any

import pytest
from django.urls import reverse

from kruh.meetings.rules import childs_words, plain
from kruh.meetings.vocabulary import Audience, SectionKind
from tests.factories import minutes
from tests.factories.visits import html

CHILD = plain.Child("Klaudie", "Vránová", "f")
CALLED = {"Jitka Vránová": "maminka", "Radek Vrána": "tatínek", "Matěj Vrána": "Matěj"}
FIRST, MUM = "dítěti stačí křestní jméno", "dítě říká „maminka“"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "Nezletilá Klaudie Vránová bude chodit do školy.",
            ["„Nezletilá“ – vynechte, stačí křestní jméno.", f"„Klaudie Vránová“ – {FIRST}."],
        ),
        ("Maminka Klaudii vzbudí, škola Klaudii Vránové zavolá.", [f"„Klaudii Vránové“ – {FIRST}."]),
        ("Domluví se s Jitkou Vránovou a s Jitkou.", [f"„Jitkou Vránovou“ – {MUM}.", f"„Jitkou“ – {MUM}."]),
        ("Půjdeš s Matějem Vránou.", [f"„Matějem Vránou“ – {FIRST}."]),
        ("Matce pomůže OSPOD.", ["„Matce“ – dítěti pište „maminka“.", "„OSPOD“ – napište, kdo z úřadu to je, jménem."]),
        ("Půjdeš s Matějem k babičce, maminka ti zavolá.", []),
        ("Matka příroda je krásná.", ["„Matka“ – dítěti pište „maminka“."]),
        ("Matematika jde líp, vizitku má paní učitelka Jitřenková. Otevřeme okno.", []),
        ("Paní učitelka Nováková ti pomůže.", []),
        ("", []),
    ],
)
def test_words_of_a_file_and_bent_names_are_named(words: str, said: list[str]) -> None:
    assert childs_words.hints([("Dohoda", words)], CHILD, CALLED) == [f"Dohoda: {one}" for one in said]


def test_the_same_is_said_once_and_a_long_list_ends() -> None:
    known = childs_words.hints([("A", "S Jitkou. S Jitkou."), ("B", "S Jitkou.")], CHILD, CALLED)
    many = childs_words.hints([(str(number), "s Jitkou") for number in range(40)], CHILD, CALLED)

    assert known == [f"A: „Jitkou“ – {MUM}.", f"B: „Jitkou“ – {MUM}."]
    assert (len(many), many[-1]) == (childs_words.MOST + 1, "A další podobná místa.")


pytestmark = pytest.mark.django_db


@pytest.fixture
def told(time_machine: Any) -> minutes.Told:
    time_machine.move_to(minutes.NEXT_DAY, tick=False)
    told = minutes.written()
    told.write(SectionKind.AGREEMENTS, "Každé ráno se nezletilého Adama ujme Vlasta.")
    return told


@pytest.mark.parametrize(("who", "is_said"), [("Adam", True), ("Vlasta", False)])
def test_look_through_the_childs_eyes_says_what_to_write_anew(told: minutes.Told, who: str, is_said: bool) -> None:
    page = html(told.worker, reverse("meetings:look-as", args=[told.world.conference.pk, told.rows[who].pk]))

    assert ("Na čem jsme se dohodli: „nezletilého“" in page, "Přepište" in page) == (is_said, is_said)
    assert "nezletilého" in page


def test_sending_out_says_it_before_the_page_is_made(told: minutes.Told) -> None:
    page = html(told.sent(), reverse("meetings:deliver-minutes", args=[told.world.conference.pk]))

    assert "<li>Na čem jsme se dohodli: „nezletilého“" in page.replace("\u00a0", " ")


def test_sending_out_says_nothing_of_a_part_that_the_child_does_not_get(told: minutes.Told) -> None:
    told.write(SectionKind.AGREEMENTS, "Ráno se nezletilého ujme Vlasta.", audience=Audience.PROFESSIONALS)

    page = html(told.sent(), reverse("meetings:deliver-minutes", args=[told.world.conference.pk]))

    assert "„nezletilého“" not in page
