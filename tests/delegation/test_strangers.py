"""Need to know: somebody of the organisation reaches exactly what was granted, in no page, paper or letter more."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.models import CasePerson
from kruh.delegation import actions
from kruh.delegation.models import Folder, Note, Output, Package
from kruh.foundation.typesetting import reading
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from kruh.vault.models import Key
from tests.factories import cases, packages, people
from tests.factories.packages import FIRST, NOW, Told

pytestmark = pytest.mark.django_db
# What of the case was not granted: another person, an address, a secret, the story.
CANARIES = ("Radkovič", "Tajná 7", "Skrytá Lhota", "Nesdělená situace", "+420 605 111 222", "605111222", "Adamova nota")
GRANTED = ("Adam Havlín", "Jitka Havlínová", "+420 777 123 456", "Nejlíp odpoledne.")


@pytest.fixture
def told() -> Iterator[Told]:
    """A running package in a case that knows much more than was granted."""
    with time_machine.travel(NOW, tick=False):
        made = packages.draft()
        full(made)
        actions.package.offer(made.fresh(), by=made.key_worker, at=NOW)
        actions.answer.accept(made.fresh(), by=made.answering, at=NOW)
        actions.answer.assign(made.fresh(), user=made.helper, by=made.answering, at=NOW)
        packages.handed_in(made, FIRST)
        yield made


def full(told: Told) -> None:
    """The rest of the case."""
    by: dict[str, Any] = {"by": told.key_worker, "at": NOW}
    told.case.situation = "Nesdělená situace"
    told.case.save()
    father = cases.parent(told.case, told.lead, "Radek", last_name="Radkovič")
    place = CasePerson.objects.get(case=told.case, person=told.mother)
    here: dict[str, Any] = {"note": "", "is_preferred": False}
    case_actions.add_contact(place, kind="address", value="Tajná 7, Skrytá Lhota", **here, **by)
    away = CasePerson.objects.get(case=told.case, person=father)
    case_actions.add_contact(away, kind="phone", value="+420605111222", **here, **by)
    child = CasePerson.objects.get(case=told.case, person=told.child)
    child.note = "Adamova nota"
    child.save()
    hide(told, "Tajná 7, Skrytá Lhota", father)


def hide(told: Told, value: str, *hidden: Any, kind: str = "address") -> None:
    """One more protected fact of the mother."""
    case_actions.protect_fact(
        told.case, person=told.mother, kind=kind, value=value, hidden_from=list(hidden), reason="Bojí se.",
        valid_from=NOW.date(), by=told.key_worker, at=NOW,
    )  # fmt: skip


def browser(user: User) -> Client:
    """A browser of somebody signed in."""
    client = Client()
    client.force_login(people.fresh(user))
    return client


def pages(told: Told) -> list[str]:
    """Every address about the package that anybody has."""
    package, output = told.package.pk, Output.objects.filter(package=told.package).order_by("id")[0]
    day = told.fresh().planned()[1].isoformat()
    plain = ("package", "accept", "decline", "hand-back", "assign", "notes", "offer", "end", "revoke", "withdraw-offer")
    return [
        reverse("delegation:list"),
        reverse("delegation:of-case", args=[told.case.pk]),
        *(reverse(f"delegation:{name}", args=[package]) for name in plain),
        reverse("delegation:unassign", args=[package, told.helper.pk]),
        reverse("delegation:package-file", args=[package, "pdf"]),
        reverse("delegation:write-package", args=[package, "lide"]),
        reverse("delegation:write-output", args=[package, day]),
        *(reverse(f"delegation:{name}", args=[output.pk]) for name in ("output", "output-file", "correct-output")),
        reverse("cases:overview", args=[told.case.pk]),
        reverse("desk:today"),
        reverse("messaging:list-messages"),
    ]


def text_of(answer: Any) -> str:
    """What a person can read in an answer."""
    body: bytes = answer.content
    text = reading.text_of_pdf(body) if body.startswith(b"%PDF") else body.decode()
    return re.sub(r"[\s\u00a0]+", " ", text)


def everything(told: Told, user: User) -> str:
    """Everything that somebody can read, with the letters to them."""
    client = browser(user)
    answers = [client.get(url) for url in pages(told)]
    read = [text_of(answer) for answer in answers if answer.status_code == 200]
    letters = [f"{one.subject} {one.text}" for one in Message.objects.filter(recipient_ref=user.pk)]
    return "\n".join([*read, *letters])


@pytest.mark.parametrize("name", ["consultant", "helper"])
def test_the_organisation_reaches_what_was_granted_and_nothing_else(told: Told, name: str) -> None:
    read = everything(told, getattr(told, name))

    assert [canary for canary in CANARIES if canary in read] == []
    assert [granted for granted in GRANTED if granted not in read] == []


def test_the_canaries_would_be_found_where_they_may_be_read(told: Told) -> None:
    read = text_of(browser(told.lead).get(reverse("cases:overview", args=[told.case.pk])))

    assert "Nesdělená situace" in read


def test_an_offer_that_waits_tells_roles_and_no_names() -> None:
    waiting = packages.offered()

    read = text_of(browser(waiting.consultant).get(reverse("delegation:package", args=[waiting.package.pk])))

    assert ("Dítě" in read, "Havlínov" in read, "777" in read) == (True, False, False)


def test_strangers_find_nothing_at_all(told: Told) -> None:
    colleague = people.user(*[m.role for m in told.helper.memberships.all()], at=told.organisation.unit)  # type: ignore[arg-type]
    other = packages.organisation("Jiná pomoc, z. s.")[1]

    for stranger in (colleague, other):
        client = browser(stranger)
        found = {url for url in pages(told) if client.get(url).status_code == 200}
        assert found == {reverse("delegation:list"), reverse("desk:today"), reverse("messaging:list-messages")}


def test_what_is_protected_later_is_withheld_from_then_on(told: Told) -> None:
    father = CasePerson.objects.filter(case=told.case).exclude(person__in=[told.child, told.mother])[0].person
    hide(told, "+420777123456", father, kind="phone")

    read = everything(told, told.helper)

    assert ("777 123 456" in read, "údaj zde neuvádíme" in read) == (False, True)


def test_an_ended_contact_is_withheld(told: Told) -> None:
    told.phone.ended_on = NOW.date()
    told.phone.save()

    read = text_of(browser(told.helper).get(reverse("delegation:package", args=[told.package.pk])))

    assert ("777 123 456" in read, "údaj už neplatí, zeptejte se úřadu" in read) == (False, True)


@pytest.mark.parametrize("step", ["end", "revoke", "hand_back"])
def test_the_end_takes_the_family_away_at_once_and_leaves_the_own_words(told: Told, step: str) -> None:
    by = told.answering if step == "hand_back" else told.key_worker
    getattr(actions.answer, step)(told.fresh(), reason="Je hotovo.", by=by, at=NOW + timedelta(seconds=1))

    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        read = {name: everything(told, getattr(told, name)) for name in ("consultant", "helper")}
        day = told.package.planned()[1].isoformat()
        writing = browser(told.helper).get(reverse("delegation:write-output", args=[told.package.pk, day]))

    for words in read.values():
        assert [granted for granted in (*GRANTED, "Klidnější rána", "Adam ráno odejde") if granted in words] == []
        assert "Šlo to." in words
    assert writing.status_code == 404


def test_a_secret_in_the_words_stops_the_offer_and_says_where() -> None:
    told = packages.draft(description="Bydlí na adrese Tajná 7, Skrytá Lhota.")
    full(told)

    with pytest.raises(NotPossible) as refused:
        actions.package.offer(told.fresh(), by=told.key_worker, at=NOW)

    assert len(refused.value.reasons) == 1
    assert refused.value.reasons[0].startswith("Práci zatím nejde nabídnout, je v ní chráněný údaj. Kde: Co je dobré")
    assert "Tajná" not in refused.value.reasons[0]


# The organisation's own records ------------------------------------------------------------------------------------


def test_own_notes_are_sealed_by_the_organisation_and_read_by_nobody_else(told: Told) -> None:
    folder = Folder.objects.get(package=told.package)
    actions.notes.write_note(folder, text="Jen naše slova.", by=told.working, at=NOW)
    note, boss = Note.objects.get(), cases.second(told.case)
    url = reverse("delegation:notes", args=[told.package.pk])

    answers = {user: browser(user).get(url) for user in (told.helper, told.consultant, told.lead, boss)}

    assert Key.objects.get(pk=note.key_id).parent == Key.objects.get(owner=told.organisation.pk)
    assert [answers[user].status_code for user in answers] == [200, 200, 404, 404]
    assert "Jen naše slova." in text_of(answers[told.helper])
    assert "Jen naše slova." not in everything(told, told.lead)


def test_a_draft_is_the_organisations_own_until_it_is_handed_in(told: Told) -> None:
    due_on = told.fresh().due[1]
    said = packages.said(text="Ještě píšeme.")
    draft = actions.output.write_output(told.fresh(), due_on=due_on, words=said, by=told.working, at=NOW)
    own = Folder.objects.get(package=told.package).key_id

    hidden = "Ještě píšeme." not in everything(told, told.lead)
    handed = actions.output.hand_in_output(told.fresh(), due_on=due_on, words=said, by=told.working, at=NOW)

    assert (hidden, draft.key_id, handed.key_id) == (True, own, Package.objects.get().key_id)
    assert Output.objects.get(pk=handed.pk).words == {"1": "Ještě píšeme.", "2": "Ještě píšeme."}
