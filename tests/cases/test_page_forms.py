"""The forms of a case: what they do, what they keep, and what they say to bad input."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kruh.cases import actions
from kruh.cases.forms import people as forms
from kruh.cases.models import Case, CasePerson, Person, TeamMember
from kruh.cases.vocabulary import Part, TeamRole
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from tests.cases.test_pages import NOW, addresses_of, clock, full_case, text_of
from tests.factories import cases
from tests.factories.visits import signed_in

__all__ = ["clock"]
pytestmark = pytest.mark.django_db


# Doing ----------------------------------------------------------------------------------------------------------------


def test_new_case_looks_first_and_then_opens() -> None:
    unit = cases.office()
    worker, other = cases.worker(unit), cases.worker(unit)
    cases.case(other, "Bohdan", "Tkačuk", birth_date=days.parse_day("5. 5. 2016", days.local_day(NOW)))
    client = signed_in(worker)
    child = {"first_name": "Bohdan", "last_name": "Tkačuk", "birth_date": "5. 5. 2016"}

    looked = client.post("/pripady/novy/", {"step": "search", **child})
    opened = client.post("/pripady/novy/", {"step": "open", "once": str(uuid7()), "gender": "m", **child})

    assert "Někdo podobný je v jiném případu vašeho pracoviště" in text_of(looked)
    assert "Tkačuk" not in text_of(looked).replace('value="Tkačuk"', "")
    made = Case.objects.get(team__user=worker)
    assert opened.headers["Location"] == reverse("cases:overview", args=[made.pk])


def test_known_child_can_be_used_for_a_new_case() -> None:
    worker = cases.worker(cases.office())
    child = cases.child_of(cases.case(worker))

    signed_in(worker).post("/pripady/novy/", {"step": "open", "once": str(uuid7()), "child": str(child.pk)})

    assert (Case.objects.count(), Person.objects.count()) == (2, 1)


def test_children_are_ticked_beforehand_and_ask_for_no_tie() -> None:
    one, two = [("1", "Adam")], [("1", "Adam"), ("2", "Ella")]
    words = {"first_name": "Vlasta", "part": "family", "language": "cs", "others": ["1"]}

    form = forms.AddPersonForm(words, children=one)

    assert (form["others"].label, form["others"].initial) == ("Ke kterému dítěti", ["1"])
    assert (form.is_valid(), form.cleaned_data["others"]) == (True, [])
    assert forms.AddPersonForm(words, children=two).is_valid() is False

    untouched = forms.AddPersonForm({**words, "others": ["1", "2"]}, children=two)
    told = forms.AddPersonForm({**words, "others": ["1", "2"], "kind": "parent"}, children=two)
    assert (untouched["others"].label, untouched["others"].initial) == ("Kterým dětem", ["1", "2"])
    assert (untouched.is_valid(), untouched.cleaned_data["others"]) == (True, [])
    assert (told.is_valid(), told.cleaned_data["others"]) == (True, ["1", "2"])


def test_same_form_sent_twice_adds_one_person() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    client = signed_in(worker)
    words = {"once": str(uuid7()), "first_name": "Jitka", "part": "family", "language": "cs"}

    first, second = (client.post(reverse("cases:add-person", args=[case.pk]), words) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert CasePerson.objects.filter(case=case).count() == 2


def test_person_is_looked_for_inside_a_case_and_reused() -> None:
    worker = cases.worker(cases.office())
    case, other = cases.case(worker), cases.case(worker, "Nina")
    mother = cases.person(case, worker).person
    client = signed_in(worker)

    look = {"step": "search", "first_name": "jitka", "last_name": "havlinova"}
    looked = client.post(reverse("cases:add-person", args=[other.pk]), look)
    used = client.post(
        reverse("cases:link-person", args=[other.pk]),
        {"person": str(mother.pk), "part": "family", "once": str(uuid7())},
    )

    assert "Jitka Havlínová" in text_of(looked)
    assert used.status_code == 302
    assert CasePerson.objects.filter(person=mother).count() == 2


def test_two_people_saving_one_person_see_both_texts() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    place = cases.person(case, worker)
    address = reverse("cases:change-person", args=[case.pk, place.pk])
    words = {"version": "1", "part": "family", "language": "cs", "last_name": "Havlínová"}
    client = signed_in(worker)

    client.post(address, {**words, "first_name": "Jitka", "needs_note": "první", "once": str(uuid7())})
    second = client.post(address, {**words, "first_name": "Jitka", "needs_note": "druhé", "once": str(uuid7())})

    assert second.status_code == 409
    assert "první" in text_of(second)
    assert "druhé" in text_of(second)


# Bad input ------------------------------------------------------------------------------------------------------------


def refused(client: Client, address: str, words: dict[str, Any]) -> str:
    response = client.post(address, {"once": str(uuid7()), **words})
    assert response.status_code == 422, address
    return text_of(response)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"birth_date": "31. 2. 2015"}, "31. 2. 2015 neexistuje"),
        ({"birth_date": "včera večer"}, "nejde poznat den"),
        ({"birth_date": "1. 1. 2099"}, "Datum narození je v budoucnosti"),
        ({"first_name": "Ji\x00tka"}, "neviditelný řídicí znak"),
        ({"first_name": "Jitka2"}, "Do jména nepatří číslice"),
        ({"first_name": "x" * 50_000}, "Text má 50000 znaků"),
        ({"needs_note": "x" * 50_000}, "Text má 50000 znaků"),
        ({"first_name": "", "last_name": " "}, "Napište aspoň jméno, nebo příjmení."),
        ({"part": "kamarád"}, "Tahle možnost v nabídce není"),
        ({"kind": "parent"}, "Vyberte, kterých dětí se vztah týká."),
        ({"language": "klingon"}, "Tahle možnost v nabídce není"),
    ],
)
def test_bad_person_gets_a_sentence_and_nothing_is_lost(changed: dict[str, str], sentence: str) -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    words = {"first_name": "Jitka", "last_name": "Havlínová", "part": "family", "language": "cs", "note": "noční směny"}

    shown = refused(signed_in(worker), reverse("cases:add-person", args=[case.pk]), {**words, **changed})

    assert sentence in shown
    assert "noční směny" in shown
    assert CasePerson.objects.filter(case=case).count() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"kind": "phone", "value": "777 12E 456"}, "jsou i jiné znaky než číslice"),
        ({"kind": "phone", "value": "12"}, "nesedí počtem číslic"),
        ({"kind": "email", "value": "jitka(zavináč)posta"}, "E-mail má tvar jana@priklad.cz"),
        ({"kind": "data_box", "value": "abc"}, "Datová schránka má 7 písmen a číslic"),
        ({"kind": "phone", "value": "777123456", "is_preferred": "on"}, "nemůže být ten nejlepší"),
        ({"kind": "", "value": ""}, "Tohle prosím vyplňte"),
    ],
)
def test_bad_contact_gets_a_sentence(words: dict[str, str], sentence: str) -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    place = cases.person(case, worker)

    assert sentence in refused(signed_in(worker), reverse("cases:add-contact", args=[case.pk, place.pk]), words)


def test_emoji_and_right_to_left_names_are_kept_as_written() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    words = {
        "first_name": "محمد",
        "part": "family",
        "language": "other",
        "note": "má rád fotbal ⚽",
        "once": str(uuid7()),
    }

    address = reverse("cases:add-person", args=[case.pk])
    response = signed_in(worker).post(address, {**words, "once": str(uuid7())})

    assert response.status_code == 302
    place = CasePerson.objects.get(case=case, part=Part.FAMILY)
    assert (place.person.first_name, place.note) == ("محمد", "má rád fotbal ⚽")


def test_impossible_choices_are_refused_without_an_error() -> None:
    worker = cases.worker(cases.office())
    case, stranger = full_case(worker), uuid7()
    client, child = signed_in(worker), str(cases.child_of(case).pk)
    addresses = addresses_of(case)
    attempts: dict[str, dict[str, Any]] = {
        "tie": {"person": child, "kind": "parent", "other": child},
        "keep-apart": {"person": child, "other": str(stranger), "kind": "fear", "reason": "x", "valid_from": "dnes"},
        "protect-fact": {"person": "x", "kind": "school", "value": "ZŠ", "reason": "x", "valid_from": "dnes"},
        "link-person": {"person": str(stranger), "part": "family"},
        "add-to-team": {"user": str(stranger), "role": "substitute"},
        "hand-over": {"to": str(worker.pk)},
        "end-apart": {"last_day": "1. 1. 2020", "reason": "x"},
        "change-case": {"version": "jedna", "file_mark": "x", "situation": "y"},
        "reopen-case": {},
    }

    for name, words in attempts.items():
        assert refused(client, addresses[name], words), name


@pytest.mark.parametrize("cursor", ["x", "2026-03-02_x", "2026-03-02T08:00:00_" + str(UUID(int=1)), "\x00", "_"])
def test_broken_cursor_shows_the_first_page(cursor: str) -> None:
    worker = cases.worker(cases.office())
    cases.case(worker)

    response = signed_in(worker).get("/pripady/", {"za": cursor, "stav": "nesmysl"})

    assert "Adam Havlín" in text_of(response)


def test_search_survives_hidden_characters_and_long_words() -> None:
    client = signed_in(cases.worker(cases.office()))

    for words in ("\x00", "x" * 50_000, "%_'\"", "🙂", "\u202eabc"):
        assert client.post("/pripady/", {"q": words}).status_code == 200


def test_team_forms_offer_only_those_for_whom_they_make_sense() -> None:
    unit = cases.office()
    worker, substitute, free = cases.worker(unit), cases.worker(unit, first_name="Simona"), cases.worker(unit)
    case = cases.case(worker)
    actions.add_to_team(case, by=worker, at=NOW, user=substitute, role=TeamRole.SUBSTITUTE)

    def offered(name: str, field: str) -> list[set[str]]:
        client, address = signed_in(worker), reverse(f"cases:{name}", args=[case.pk])
        forms = [client.get(address).context["form"], client.post(address, {}).context["form"]]
        return [{str(value) for value, _ in form.fields[field].choices if value} for form in forms]

    assert offered("add-to-team", "user") == [{str(free.pk)}] * 2
    assert offered("hand-over", "to") == [{str(substitute.pk), str(free.pk)}] * 2


def test_handing_over_names_who_may_stay_as_a_substitute() -> None:
    worker = cases.worker(cases.office())
    address = reverse("cases:hand-over", args=[cases.case(worker).pk])

    shown = text_of(signed_in(worker).get(address))

    assert f"{worker.short_name} zůstane jako zástup" in shown


def test_ending_own_access_says_there_is_no_way_back() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    own = TeamMember.objects.get(case=cases.case(worker), user=head)
    address = reverse("cases:end-team-membership", args=[own.case_id, own.pk])

    shown = [text_of(signed_in(user).get(address)) for user in (head, worker)]

    assert ["sami se do něj nevrátíte" in text for text in shown] == [True, False]
