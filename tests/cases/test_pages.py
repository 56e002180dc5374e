"""The pages of a case: whom they open to, how much they ask of the database, and what they say to bad input."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import AuditEntry, Membership, Outcome, Unit, User
from kruh.access.roles import Role
from kruh.cases import actions
from kruh.cases.forms import people as forms
from kruh.cases.models import Apart, Case, CasePerson, Contact, Person, ProtectedFact, TeamMember, Tie
from kruh.cases.vocabulary import ApartKind, ContactKind, FactKind, Part, TeamRole, TieKind
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from tests.factories import cases, people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
LONG_NAME = "Maximiliána-Alexandra Bartoloměja"
PLAIN = (
    "change-case",
    "close-case",
    "reopen-case",
    "add-person",
    "link-person",
    "tie",
    "keep-apart",
    "protect-fact",
    "add-to-team",
    "hand-over",
)
READING = ("overview", "people", "protection", "team", "readers", "emergencies")
HEAD_DECIDES = ("add-to-team", "end-team-membership", "hand-over", "lift-protection", "keep-protection")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def full_case(worker: User, others: int = 1) -> Case:
    """A case in which everything is there, as many times as wanted."""
    case = cases.case(worker, file_mark="LIP/1", situation="Nechodí do školy.", gender="m")
    child = cases.child_of(case)
    for number in range(others):
        place = cases.person(case, worker, f"{LONG_NAME}{'abcdefghij'[number]}", gender="f", needs=["hearing"])
        for kind, value in ((ContactKind.PHONE, "+420777123456"), (ContactKind.ADDRESS, "Březová 12")):
            actions.add_contact(place, by=worker, at=NOW, kind=kind, value=value, is_preferred=True)
        person = place.person
        actions.tie(case, by=worker, at=NOW, person=person, other=child, kind=TieKind.CARER, lives_together=True)
        dated: dict[str, Any] = {"reason": "strach", "valid_from": days.local_day(NOW)}
        actions.keep_apart(case, by=worker, at=NOW, person=person, other=child, kind=ApartKind.FEAR, **dated)
        fact: dict[str, Any] = {"kind": FactKind.SCHOOL, "value": f"ZŠ Polní {number}", "hidden_from": [person]}
        actions.protect_fact(case, by=worker, at=NOW, person=child, **fact, **dated)
        colleague = cases.worker(case.unit, first_name=f"Kolegyně {number}")
        actions.add_to_team(case, by=worker, at=NOW, user=colleague, role=TeamRole.SUBSTITUTE)
    return case


def addresses_of(case: Case) -> dict[str, str]:
    """Every address below the case, by name."""
    place = CasePerson.objects.filter(case=case).exclude(part=Part.CHILD)[0]
    one: dict[str, list[Any]] = {
        "change-contact": [place.pk, Contact.objects.filter(person=place.person)[0].pk],
        "end-contact": [place.pk, Contact.objects.filter(person=place.person)[0].pk],
        "untie": [Tie.objects.filter(case=case)[0].pk],
        "end-apart": [Apart.objects.filter(case=case)[0].pk],
        "read-protected": [ProtectedFact.objects.filter(case=case)[0].pk],
        "propose-lifting": [ProtectedFact.objects.filter(case=case)[0].pk],
        "lift-protection": [ProtectedFact.objects.filter(case=case)[0].pk],
        "keep-protection": [ProtectedFact.objects.filter(case=case)[0].pk],
        "end-team-membership": [TeamMember.objects.filter(case=case, role=TeamRole.SUBSTITUTE)[0].pk],
    }
    one |= {name: [place.pk] for name in ("read-person", "change-person", "remove-person", "add-contact")}
    plain = (
        "change-case",
        "close-case",
        "reopen-case",
        "add-person",
        "link-person",
        "tie",
        "keep-apart",
        "protect-fact",
    )
    one |= {name: [] for name in (*READING, *plain, "add-to-team", "hand-over")}
    return {name: reverse(f"cases:{name}", args=[case.pk, *arguments]) for name, arguments in one.items()}


def queries_of(client: Client, address: str) -> list[str]:
    """The questions of the second visit, without the frame of transactions."""
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"] for query in taken if not query["sql"].startswith(FRAME)]


def text_of(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


# Who sees ----------------------------------------------------------------------------------------------------------


def outsider(kind: str, unit: Unit, case: Case, worker: User) -> User:
    """Somebody who must not learn that the case exists."""
    if kind == "colleague":
        return cases.worker(unit)
    if kind == "elsewhere":
        return cases.worker(cases.office("OSPOD Jinde"))
    if kind == "new head":
        return cases.head(unit)
    if kind == "administrator":
        return people.user(Role.ADMINISTRATOR, at=unit)
    former = cases.worker(unit)
    if kind == "membership ended":
        member = actions.add_to_team(case, by=worker, at=NOW, user=former, role=TeamRole.SUBSTITUTE)
        actions.end_team_membership(member, by=worker, at=NOW)
    if kind == "left the office":
        actions.add_to_team(case, by=worker, at=NOW, user=former, role=TeamRole.SUBSTITUTE)
        Membership.objects.filter(user=former).update(valid_to=NOW)
    return former


@pytest.mark.parametrize(
    "kind", ["colleague", "elsewhere", "new head", "administrator", "membership ended", "left the office"]
)
def test_outsider_sees_no_page_of_the_case(kind: str) -> None:
    unit = cases.office()
    worker = cases.worker(unit)
    case = full_case(worker)
    client = signed_in(outsider(kind, unit, case, worker))

    for name, address in addresses_of(case).items():
        for response in (client.get(address), client.post(address, {})):
            assert response.status_code == 404, name
            assert "Havlín" not in text_of(response)
    assert AuditEntry.objects.filter(outcome=Outcome.READ).count() == 0


def test_outsider_finds_nothing_in_the_list() -> None:
    unit = cases.office()
    full_case(cases.worker(unit))
    client = signed_in(cases.worker(unit))

    answers = [client.get(address) for address in ("/pripady/", "/pripady/?stav=vse")]
    answers += [client.post("/pripady/", {"q": words, "stav": "vse"}) for words in ("havlin", "LIP/1")]

    for answer in answers:
        assert "Havlín" not in text_of(answer).replace('value="havlin"', "")


def test_search_finds_without_accents_and_keeps_only_a_digest_in_the_trail() -> None:
    worker = cases.worker(cases.office())
    full_case(worker)

    answer = signed_in(worker).post("/pripady/", {"q": "havlin", "stav": "open"})

    entry = AuditEntry.objects.get(verb="cases.list_cases")
    assert "Adam Havlín" in text_of(answer)
    assert "havlin" not in str(entry.detail).lower()


def test_anonymous_is_asked_to_sign_in() -> None:
    case = full_case(cases.worker(cases.office()))

    for address in (*addresses_of(case).values(), "/pripady/", "/pripady/novy/"):
        response = Client().get(address)
        assert (response.status_code, response.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_head_reads_but_reaches_no_form_of_content() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    client = signed_in(head)

    statuses = {name: client.get(address).status_code for name, address in addresses_of(full_case(worker)).items()}

    allowed = {name for name, status in statuses.items() if status == 200}
    assert allowed == {*READING, "read-person", "read-protected", *HEAD_DECIDES}
    assert set(statuses.values()) == {200, 403}


def test_role_without_cases_may_not_list_them() -> None:
    client = signed_in(people.user(Role.FACILITATOR))

    assert client.get("/pripady/").status_code == 403
    assert client.get("/pripady/novy/").status_code == 403


def test_page_of_another_case_does_not_show_my_person() -> None:
    worker = cases.worker(cases.office())
    mine, other = full_case(worker), cases.case(worker, "Nina")
    place = CasePerson.objects.filter(case=mine)[0]

    response = signed_in(worker).get(reverse("cases:read-person", args=[other.pk, place.pk]))

    assert response.status_code == 404


# What it costs and leaves -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [1, 8])
def test_every_page_takes_at_most_eight_queries(others: int) -> None:
    worker = cases.worker(cases.office())
    client = signed_in(worker)
    addresses = {**addresses_of(full_case(worker, others)), "list": "/pripady/"}

    taken = {name: queries_of(client, address) for name, address in addresses.items()}

    assert {name: "\n".join(asked) for name, asked in taken.items() if len(asked) > MOST_QUERIES} == {}


def test_list_costs_the_same_with_one_case_and_with_many() -> None:
    worker = cases.worker(cases.office())
    client = signed_in(worker)
    cases.case(worker)
    one = queries_of(client, "/pripady/")
    for number in range(60):
        cases.case(worker, f"Dítě {number}")

    assert len(queries_of(client, "/pripady/")) == len(one)


def test_reading_a_case_is_kept_in_the_trail_and_shown() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    case = full_case(worker)
    signed_in(head).get(reverse("cases:overview", args=[case.pk]))

    shown = text_of(signed_in(worker).get(reverse("cases:readers", args=[case.pk])))

    assert AuditEntry.objects.filter(actor=head.pk, verb="cases.read", outcome=Outcome.READ, case=case.pk).count() == 1
    assert "Petr Habr" in shown
    assert "přehled, lidé a tým" in shown


def test_protected_value_stands_only_on_its_own_page_and_opening_it_is_kept() -> None:
    worker = cases.worker(cases.office())
    case = full_case(worker)
    client = signed_in(worker)
    addresses = addresses_of(case)

    elsewhere = [name for name, address in addresses.items() if "ZŠ Polní" in text_of(client.get(address))]

    assert elsewhere == ["read-protected"]
    assert AuditEntry.objects.filter(verb="cases.read_protected", case=case.pk).count() == 1


def test_protected_address_is_masked_also_where_somebody_lives_with_its_owner() -> None:
    worker = cases.worker(cases.office())
    case = full_case(worker)
    child = cases.child_of(case)
    words: dict[str, Any] = {"reason": "soud", "valid_from": days.local_day(NOW), "value": "Březová 12"}
    hidden = [CasePerson.objects.exclude(person=child)[0].person]
    actions.protect_fact(case, by=worker, at=NOW, person=child, kind=FactKind.ADDRESS, hidden_from=hidden, **words)
    client, addresses = signed_in(worker), addresses_of(case)
    del addresses["read-protected"], addresses["change-contact"]

    telling = [name for name, address in addresses.items() if "Březová 12" in text_of(client.get(address))]

    assert telling == []
    assert "chráněný údaj" in text_of(client.get(addresses["read-person"]))


def test_overview_warns_calmly_and_counts_what_is_protected() -> None:
    worker = cases.worker(cases.office())
    case = full_case(worker)

    shown = text_of(signed_in(worker).get(reverse("cases:overview", args=[case.pk])))

    assert "Tihle lidé se nesmí potkat" in shown or "Tihle lidé se nesmí potkat".replace(" ", "\u00a0") in shown
    assert "1 chráněný údaj" in shown


def test_empty_case_says_what_to_do_next() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)

    shown = text_of(signed_in(worker).get(reverse("cases:overview", args=[case.pk])))

    assert "Zatím tu nikdo další není" in shown


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


def test_only_child_is_ticked_beforehand_and_asks_for_no_tie() -> None:
    one, two = [("1", "Adam")], [("1", "Adam"), ("2", "Ella")]
    words = {"first_name": "Vlasta", "part": "family", "language": "cs", "others": ["1"]}

    form = forms.AddPersonForm(words, children=one)

    assert (form["others"].label, form["others"].initial) == ("Ke kterému dítěti", ["1"])
    assert (form.is_valid(), form.cleaned_data["others"]) == (True, [])
    assert forms.AddPersonForm(words, children=two).is_valid() is False


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

    def offered(name: str, field: str) -> set[str]:
        form = signed_in(worker).get(reverse(f"cases:{name}", args=[case.pk])).context["form"]
        return {str(value) for value, _ in form.fields[field].choices if value}

    assert offered("add-to-team", "user") == {str(free.pk)}
    assert offered("hand-over", "to") == {str(substitute.pk), str(free.pk)}


def test_ending_own_access_says_there_is_no_way_back() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    own = TeamMember.objects.get(case=cases.case(worker), user=head)
    address = reverse("cases:end-team-membership", args=[own.case_id, own.pk])

    shown = [text_of(signed_in(user).get(address)) for user in (head, worker)]

    assert ["sami se do něj nevrátíte" in text for text in shown] == [True, False]
