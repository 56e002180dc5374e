"""Who answers for a small child, and one answer to taking part that two pages tell alike."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from bench.call import counted
from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.actions import participants
from kruh.conferences.actions import preparation as actions
from kruh.conferences.models import Consent, Participant
from kruh.conferences.vocabulary import Agreement, Channel, ConsentAnswer, ParticipantRole, Purpose, SeatRole
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, people, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
ASKED = {"given_on": "dnes", "channel": "in_person", "language": "cs"}
MOST_QUERIES = 8


@pytest.fixture
def world() -> Iterator[World]:
    """A conference with a team, a child of nine, the mother who represents it and a grandmother."""
    world = teams.scheduled()
    child = cases.child_of(world.case)
    child.birth_date = date(2017, 1, 1)
    child.save()
    seats = ((cases.parent(world.case, world.worker), ParticipantRole.PARENT),
             (cases.person(world.case, world.worker, "Vlasta").person, ParticipantRole.RELATIVE))  # fmt: skip
    for person, role in seats:
        participants.add_participant(world.fresh(), person=person, role=role, by=people.fresh(world.worker), at=NOW)
    with time_machine.travel(NOW, tick=False):
        yield world


def worker(world: World) -> User:
    """The organiser as the next request sees her."""
    return people.fresh(world.worker)


def at_table(world: World, name: str) -> Participant:
    """Somebody at the table by the first name."""
    rows = Participant.objects.filter(conference=world.conference).select_related("key", "person__key")
    return next(row for row in rows if row.person.first_name == name)


def of(row: Participant, page: str, *words: str) -> str:
    """A page about somebody at the table."""
    return reverse(f"conferences:{page}", args=[row.pk, *words])


def answer(world: World, row: Participant, given_by: Person | None = None) -> Consent:
    """Somebody says yes to taking part."""
    return actions.record_consent(
        row, purpose=Purpose.ATTEND, answer=ConsentAnswer.YES, given_on=NOW.date(), channel=Channel.IN_PERSON,
        given_by=given_by, by=worker(world), at=NOW,
    )  # fmt: skip


def test_representative_answers_for_a_small_child_and_the_page_and_the_brief_tell_it(world: World) -> None:
    adam, jitka = at_table(world, "Adam"), at_table(world, "Jitka").person
    page, client = of(adam, "ask-consents"), signed_in(worker(world))

    asked = html(worker(world), page)
    refused = client.post(page, {**ASKED, "a_attend": "yes"})
    kept = client.post(page, {**ASKED, "a_attend": "yes", "given_by": str(jitka.pk)})

    assert ["Kdo za dítě odpověděl" in asked, "Souhlasíte s tím, aby dítě na setkání bylo?" in asked] == [True, True]
    assert (refused.status_code, kept.status_code) == (422, 302)
    assert "Vyberte, kdo za dítě odpověděl." in refused.content.decode()
    assert [row.given_by for row in Consent.objects.all()] == [jitka]
    assert f"za dítě: <strong>{jitka.full_name}</strong>" in html(worker(world), of(adam, "read-preparation"))
    brief = reverse("conferences:brief", args=[world.conference.pk])
    sitting = people.fresh(world.conference.seats.get(role=SeatRole.FACILITATOR).user)
    assert f"za dítě odpovídá {jitka.full_name}: ano, 2. 3. 2026" in html(sitting, brief).replace("\u00a0", " ")


def test_own_opinion_of_the_child_stays_when_somebody_answers_for_it(world: World) -> None:
    Participant.objects.filter(pk=at_table(world, "Adam").pk).update(agreement=Agreement.HESITATES)

    answer(world, at_table(world, "Adam"), at_table(world, "Jitka").person)

    assert at_table(world, "Adam").agreement == Agreement.HESITATES


@pytest.mark.parametrize(("row", "by"), [("Adam", "Vlasta"), ("Adam", ""), ("Jitka", "Vlasta")])
def test_nobody_else_answers_for_a_child_and_nobody_for_an_adult(world: World, row: str, by: str) -> None:
    with pytest.raises(NotPossible):
        answer(world, at_table(world, row), at_table(world, by).person if by else None)


def test_answer_of_an_adult_is_told_alike_among_people_and_is_changed_in_one_place(world: World) -> None:
    jitka = at_table(world, "Jitka")
    page = of(jitka, "change-participant")
    before = html(worker(world), page)
    made = answer(world, jitka)
    after = html(worker(world), page)

    typed = {"role": "parent", "presence": "in_person", "agreement": "refuses"}
    changed = signed_in(worker(world)).post(page, typed)
    kept = at_table(world, "Jitka").agreement
    actions.withdraw_consent(made, by=worker(world), at=NOW)

    assert ['name="agreement"' in shown for shown in (before, after)] == [True, False]
    assert ["Změnit v přípravě" in shown for shown in (before, after)] == [False, True]
    assert (changed.status_code, kept, at_table(world, "Jitka").agreement) == (
        302, Agreement.AGREES, Agreement.REFUSES,
    )  # fmt: skip


def test_what_the_list_of_people_knows_is_offered_and_shown(world: World) -> None:
    jitka = at_table(world, "Jitka")
    Participant.objects.filter(pk=jitka.pk).update(agreement=Agreement.AGREES)
    visit = signed_in(worker(world))

    asked = visit.get(of(jitka, "ask-consents")).context["form"]
    alone = visit.get(of(jitka, "record-consent", "attend")).context["form"]

    assert (asked["a_attend"].initial, alone["answer"].initial) == ("yes", "yes")
    assert "podle seznamu lidí" in html(worker(world), of(jitka, "read-preparation"))


def test_pages_of_consents_ask_at_most_eight_times(world: World) -> None:
    adam, jitka = at_table(world, "Adam"), at_table(world, "Jitka")
    answer(world, adam, jitka.person)
    client, found = signed_in(worker(world)), {}
    for page in (of(adam, "ask-consents"), of(adam, "record-consent", "attend"), of(adam, "read-preparation"),
                 of(jitka, "change-participant")):  # fmt: skip
        client.get(page)
        with counted() as asked:
            client.get(page)
        found[page] = len(asked)

    assert {page: number for page, number in found.items() if number > MOST_QUERIES} == {}
