"""What the statement tells, and what it never tells: every sealed text of the world has a mark of its own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import transaction

from kruh.cases.models import CasePerson, Contact, Person
from kruh.cases.vocabulary import Part
from kruh.conferences.models import Participant
from kruh.disclosure import documents
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.queries import around, statement
from kruh.disclosure.vocabulary import Asker, Identity, Section
from kruh.foundation.typesetting import reading, to_docx, to_pdf
from tests.factories import cases, people
from tests.factories import world as worlds
from tests.factories.world import World

pytestmark = pytest.mark.django_db
PROTECTED = ("cases.ProtectedFact", "cases.Apart", "cases.EmergencyAccess", "delegation.Note", "retelling.Draft")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), time_machine.travel(worlds.NOW, tick=False):
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield worlds.build()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def asked(world: World, person: Person, kind: Asker = Asker.SELF, asker: Person | None = None) -> AccessRequest:
    """A request that is not kept: only its statement is looked at."""
    case = world.ours.case
    return AccessRequest(
        case=case, key=case.key, person=person, kind=kind, asker=asker, identity=Identity.DOCUMENT,
        received_on=date(2026, 3, 2), due_on=date(2026, 4, 2),
    )  # fmt: skip


def said(parts: list[dict[str, Any]]) -> str:
    """Every word of a statement."""
    entries = [entry for part in parts for entry in part["entries"]]
    return "\n".join(words for entry in entries for fact in [(entry["title"], ""), *entry["facts"]] for words in fact)


def family(world: World) -> list[Person]:
    """Whoever of the family is in the case."""
    places = CasePerson.objects.filter(case=world.ours.case).exclude(part=Part.PROFESSIONAL)
    return [place.person for place in places.select_related("person__key").order_by("pk")]


def test_nobody_reads_what_is_protected_or_of_another_family(world: World) -> None:
    leaks = []
    for person in family(world):
        words = said(statement.made(asked(world, person), worlds.NOW))
        for mark, label in world.ours.marks.items():
            if mark in words and label.startswith(PROTECTED):
                leaks.append(f"{person.first_name}: {label}")
        leaks += [
            f"{person.first_name}: {label} of theirs" for mark, label in world.theirs.marks.items() if mark in words
        ]

    assert leaks == []


def test_names_and_contacts_of_the_others_are_gaps(world: World) -> None:
    everybody = family(world)
    leaks = []
    for person in everybody:
        words = said(statement.made(asked(world, person), worlds.NOW))
        others = [one for one in everybody if one.pk != person.pk]
        leaks += [f"{person.first_name}: {one.first_name}" for one in others if f"{one.first_name} " in words]

    assert len(everybody) > 3
    assert leaks == []


def test_a_name_of_somebody_else_in_a_note_is_a_gap_and_ones_own_stays() -> None:
    lead = cases.worker(cases.office())
    case = cases.case(lead)
    mother = cases.parent(case, lead)
    place = CasePerson.objects.select_related("key").get(case=case, person=mother)
    place.note = "Jitka vozí Adama do školy, s Adamem mluví denně."
    place.save()

    words = said(statement.made(AccessRequest(case=case, key=case.key, person=mother, kind=Asker.SELF), people.NOW))

    assert "Jitka vozí (jméno) do školy, s (jméno) mluví denně." in words


def test_ones_own_telephone_is_read_and_that_of_another_is_not() -> None:
    lead = cases.worker(cases.office())
    case = cases.case(lead)
    mother, aunt = cases.parent(case, lead), cases.person(case, lead, "Dana").person
    for one, value in ((mother, "+420777123456"), (aunt, "+420777999888")):
        Contact(person=one, key=one.key, kind="phone", value=value).save(force_insert=True)
    place = CasePerson.objects.select_related("key").get(case=case, person=mother)
    place.note = "Sestra má číslo 777 999 888."
    place.save()

    words = said(statement.made(AccessRequest(case=case, key=case.key, person=mother, kind=Asker.SELF), people.NOW))

    assert "+420777123456" in words
    assert "999" not in words


def test_who_asks_for_a_child_does_not_read_its_own_words(world: World) -> None:
    child = next(p.person for p in Participant.objects.filter(conference=world.ours.conference, role="child"))
    parent = next(p.person for p in Participant.objects.filter(conference=world.ours.conference, role="parent"))

    own = statement.made(asked(world, child), worlds.NOW)
    parents = statement.made(asked(world, child, Asker.PARENT, parent), worlds.NOW)

    assert [part["title"] for part in own if part["code"] == Section.SAID.name] == [Section.SAID.value]
    assert Section.SAID.name not in [part["code"] for part in parents]
    assert len(said(own)) > len(said(parents))


def test_a_mark_of_ones_own_is_read_so_the_canaries_would_be_found(world: World) -> None:
    parent = next(p for p in Participant.objects.filter(conference=world.ours.conference, role="parent"))
    words = said(statement.made(asked(world, parent.person), worlds.NOW))

    read = {label for mark, label in world.ours.marks.items() if mark in words}

    assert len(read) >= 5


def test_the_paper_says_rights_and_reads_back_whole(world: World) -> None:
    parent = next(p for p in Participant.objects.filter(conference=world.ours.conference, role="parent")).person
    request = asked(world, parent)
    request.verdict = "give"
    parts = statement.made(request, worlds.NOW)
    left = next(part for part in parts if part["code"] == Section.TIES.name)
    left["is_left"], request.ground = True, "child"

    document = documents.answer(request, parts, kept=around.kept_until(None), dated=worlds.NOW.date())
    for name, content in (("a.pdf", to_pdf(document)), ("a.docx", to_docx(document))):
        words = " ".join(" ".join(told for _, told in reading.read(name, content).parts).split())
        assert "Úřadu pro ochranu osobních údajů" in words
        assert "Něco jsme vynechali" in words
        assert Section.TIES.value not in words
        assert Section.PERSON.value in words


def test_a_protected_word_in_the_offices_own_words_is_found(world: World) -> None:
    request = asked(world, family(world)[0])
    secret = next(one.value for one in statement.secrets(request, worlds.NOW))

    assert statement.leaks(request, f"Bydlí na adrese {secret}.", worlds.NOW) != []
    assert statement.leaks(request, "Nic.", worlds.NOW) == []
