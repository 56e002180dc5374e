"""Adding somebody in one step: with a phone and an e-mail, and the parents that a further child has in common."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry
from kruh.cases import actions, queries
from kruh.cases.models import Case, CasePerson, Contact, Tie
from kruh.foundation.ids import uuid7
from tests.factories import cases
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
WORDS = {"first_name": "Ella", "last_name": "Havlínová", "part": "child", "language": "cs"}


@pytest.fixture
def case() -> Case:
    worker = cases.worker(cases.office())
    made = cases.case(worker, gender="m")
    cases.parent(made, worker, gender="f")
    return made


@pytest.fixture
def client(case: Case) -> Client:
    return signed_in(case.team.get().user)


def add(client: Client, case: Case, **words: Any) -> Any:
    return client.post(reverse("cases:add-person", args=[case.pk]), {"once": str(uuid7()), **WORDS, **words})


def added(case: Case) -> CasePerson:
    found: CasePerson = CasePerson.objects.filter(case=case).order_by("-id")[0]
    return found


def test_contacts_typed_at_once_are_kept_like_those_added_later(case: Case, client: Client) -> None:
    answer = add(client, case, part="family", phone="777 123 456", email="vlasta@posta.example", is_safe="on")

    assert answer.status_code == 302
    kept = [(one.kind, one.value, one.is_safe) for one in added(case).person.contacts.order_by("id")]
    assert kept == [("phone", "+420777123456", True), ("email", "vlasta@posta.example", True)]
    assert AuditEntry.objects.filter(verb="cases.add_contact").count() == 2


def test_contacts_that_are_not_safe_are_marked_so(case: Case, client: Client) -> None:
    add(client, case, part="family", phone="777 123 456")

    assert [one.is_safe for one in added(case).person.contacts.all()] == [False]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"phone": "777 12E 456"}, "jsou i jiné znaky než číslice"),
        ({"email": "vlasta(zavináč)posta"}, "E-mail má tvar jana@priklad.cz"),
    ],
)
def test_bad_contact_keeps_everything_typed_and_adds_nobody(
    case: Case, client: Client, typed: dict[str, str], sentence: str
) -> None:
    answer = add(client, case, note="z matčiny strany", **typed)

    shown = answer.content.decode().replace("&nbsp;", " ").replace("\u00a0", " ")
    assert (answer.status_code, sentence in shown, "z matčiny strany" in shown) == (422, True, True)
    assert (CasePerson.objects.filter(case=case).count(), Contact.objects.count()) == (2, 0)


def test_second_child_takes_over_the_parents_with_a_tick(case: Case, client: Client) -> None:
    known = Tie.objects.get()

    add(client, case, same_parents=[str(known.pk)])

    child = added(case).person
    taken = Tie.objects.exclude(pk=known.pk).get()
    assert (taken.person, taken.other, taken.kind) == (known.person, child, "parent")
    assert queries.parental_responsibility(case)[child.pk] == [known.person]


def test_page_offers_the_parents_of_the_children_in_words(case: Case, client: Client) -> None:
    worker, mother = case.team.get().user, Tie.objects.get().person
    grandmother = cases.person(case, worker, "Vlasta").person
    actions.tie(case, by=worker, at=NOW, person=grandmother, other=mother, kind="parent")
    search = {"step": "search", "first_name": "Ella", "last_name": "Havlínová"}

    form = client.post(reverse("cases:add-person", args=[case.pk]), search).context["form"]

    assert form["same_parents"].field.choices == [
        (str(Tie.objects.get(person=mother).pk), "Jitka Havlínová, matka, má rodičovskou odpovědnost")
    ]


def test_parents_are_taken_over_by_children_alone(case: Case, client: Client) -> None:
    answer = add(client, case, part="family", same_parents=[str(Tie.objects.get().pk)])

    assert answer.status_code == 422
    assert "Rodiče jde převzít jen" in answer.content.decode()
    assert Tie.objects.count() == 1


def test_case_without_parents_offers_none() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)

    answer = add(signed_in(worker), case)

    assert (answer.status_code, Tie.objects.count()) == (302, 0)
