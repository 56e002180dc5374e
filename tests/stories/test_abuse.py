"""Abuse and bad luck around consents and neutrality: each has the answer of the law or the method, and a sentence.

Links, codes, devices and guesses have their own tests with the family's pages, the promise of silence with the day of
the family, and a plan that somebody declines with the family's plan.
"""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import TieKind
from kruh.conferences.actions import preparation
from kruh.conferences.models import Consent, Participant
from kruh.conferences.queries import card
from kruh.conferences.queries import preparation as preparations
from kruh.conferences.vocabulary import Agreement, Channel, ConsentAnswer, ParticipantRole, Purpose, State
from kruh.family.models import Word
from kruh.family_conferences.actions import circle, coordinator, endings, referral
from kruh.family_conferences.actions import telling as circle_words
from kruh.family_conferences.models import FamilyConference, Offer
from kruh.family_conferences.policies import visible_conferences
from kruh.family_conferences.vocabulary import Coming, OfferState, Side
from kruh.family_conferences.vocabulary import Purpose as CirclePurpose
from kruh.family_conferences.vocabulary import State as CircleState
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, invited, pages, people
from tests.factories.conferences import World
from tests.factories.invited import MEETING
from tests.factories.people import NOW
from tests.family_conferences.conftest import AT, Table, later, table

__all__ = ["table"]
pytestmark = pytest.mark.django_db
TWO_DAYS_BEFORE = MEETING - timedelta(days=2)


# A child of two parents --------------------------------------------------------------------------------------------


@pytest.fixture
def world() -> World:
    """A small child with both parents at the table."""
    world = invited.scheduled()
    child = cases.child_of(world.case)
    child.write(birth_date=date(2018, 5, 1))
    child.save()
    for name in ("Jitka", "Radek"):
        parent = invited.seat(world, first_name=name).person
        ends: dict[str, Any] = {"person": parent, "other": child, "kind": TieKind.PARENT}
        case_actions.tie(world.case, by=world.worker, at=NOW, has_parental_responsibility=True, **ends)
    return world


def seat(world: World, name: str) -> Participant:
    """Somebody at the table."""
    return next(row for row in world.fresh().participants.all() if row.person.first_name == name)


def says(world: World, name: str, answer: ConsentAnswer, at: Any = NOW) -> Consent:
    """One parent answers for the child whether it may be there."""
    child = world.fresh().participants.get(role=ParticipantRole.CHILD)
    return preparation.record_consent(
        child, purpose=Purpose.ATTEND, answer=answer, given_on=days.local_day(at), channel=Channel.PHONE,
        given_by=seat(world, name).person, by=people.fresh(world.worker), at=at,
    )  # fmt: skip


def living() -> list[tuple[str, str | None]]:
    """The answers that hold, with who gave them."""
    rows = Consent.objects.filter(withdrawn_at=None).select_related("given_by__key")
    return [(row.answer, row.given_by.first_name if row.given_by else None) for row in rows]


def test_father_who_refuses_after_the_mother_agreed_is_heard(world: World) -> None:
    says(world, "Jitka", ConsentAnswer.YES)
    says(world, "Radek", ConsentAnswer.NO)

    assert living() == [(ConsentAnswer.NO, "Radek")]
    assert Consent.objects.count() == 2


def test_mother_does_not_overrule_the_father_who_refuses(world: World) -> None:
    father = says(world, "Radek", ConsentAnswer.NO)

    with pytest.raises(NotPossible, match="Dokud se oba nedohodnou, souhlas neplatí"):
        says(world, "Jitka", ConsentAnswer.YES)
    assert living() == [(ConsentAnswer.NO, "Radek")]

    preparation.withdraw_consent(father, by=people.fresh(world.worker), at=NOW)
    says(world, "Jitka", ConsentAnswer.YES)
    assert living() == [(ConsentAnswer.YES, "Jitka")]


@pytest.mark.parametrize(("name", "answer"), [("Radek", ConsentAnswer.YES), ("Jitka", ConsentAnswer.TALK)])
def test_who_changes_the_own_mind_or_wants_to_talk_is_not_stopped(
    world: World, name: str, answer: ConsentAnswer
) -> None:
    says(world, "Radek", ConsentAnswer.NO)

    says(world, name, answer)

    assert living() == [(answer, name)]


def test_child_that_grew_up_is_asked_itself(world: World) -> None:
    """A parent answered for a child of eleven; from twelve on the answer is the child's own, at eighteen above all."""
    says(world, "Jitka", ConsentAnswer.YES)
    child = world.fresh().participants.get(role=ParticipantRole.CHILD)

    def asked(day: date) -> tuple[bool, bool]:
        one = card.questions(child, preparations.guest(child, day), [])[0]
        return one.consent is not None, one.is_for_child

    assert [asked(day) for day in (date(2030, 4, 30), date(2030, 5, 1), date(2036, 5, 1))] == [
        (True, True), (False, False), (False, False),
    ]  # fmt: skip


# Two days before ---------------------------------------------------------------------------------------------------


def test_consent_withdrawn_two_days_before_keeps_the_day_and_reaches_the_organiser(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        mother = pages.owner(seat(world, "Jitka"), world.worker)
    with time_machine.travel(TWO_DAYS_BEFORE, tick=False):
        phone = mother.opened()
        phone.post(reverse("family:consents"), {"purpose": "attend", "answer": "yes"})
        phone.post(reverse("family:consents"), {"purpose": "attend", "answer": "zpet"})

    assert (living(), seat(world, "Jitka").agreement) == ([], Agreement.REFUSES)
    assert [(word.about, word.noted_at) for word in Word.objects.all()] == [("consents", None)]
    assert world.fresh().state == State.SCHEDULED


def planned(table: Table) -> FamilyConference:
    """The family meets in two days."""
    table.preparing()
    by = people.fresh(table.coordinator)
    circle.fix_date(table.fresh(), starts_at=later(days=2), place="farní sál", by=by, at=AT)
    return table.fresh()


def test_first_consent_withdrawn_two_days_before_is_the_familys_refusal(table: Table) -> None:
    conference = planned(table)
    with pytest.raises(NotPossible, match="zapište, že rodina nechce"):
        referral.withdraw_consent(conference, on=days.local_day(AT), by=table.worker, at=AT)

    endings.record_family_refusal(
        table.fresh(), reason="Maminka si to rozmyslela.", by=people.fresh(table.coordinator), at=AT
    )

    assert table.fresh().state == CircleState.FAMILY_REFUSED
    assert list(visible_conferences(people.fresh(table.coordinator), AT)) == []


def test_one_who_takes_the_consent_back_two_days_before_stays_away_and_the_family_meets(table: Table) -> None:
    conference = planned(table)
    by = people.fresh(table.coordinator)
    aunt = circle.add_member(conference, name="Zuzana Vacková", side=Side.FATHERS, by=by, at=AT)
    told: dict[str, Any] = {"purpose": CirclePurpose.TAKE_PART, "by": None, "at": AT}
    circle_words.answer_consent(aunt, answer=ConsentAnswer.YES, **told)

    circle_words.take_back_consent(aunt, **told)

    aunt.refresh_from_db()
    assert (aunt.coming, table.fresh().state) == (Coming.NO, CircleState.PLANNED)


# A coordinator who knows somebody ----------------------------------------------------------------------------------


def test_coordinator_offered_to_a_neighbours_family_says_so_and_keeps_the_first_one(table: Table) -> None:
    table.preparing()
    first = table.conference
    case = cases.case(table.worker, "Tonda", "Sousedů")
    table.case, table.mother = case, cases.person(case, table.worker, "Jana", "Sousedů").person
    table.conference = referral.open_referral(case, by=people.fresh(table.worker), at=AT)
    offer = table.offered()
    coordinator.accept_offer(offer, by=people.fresh(table.coordinator), at=AT)

    answers = {"employer": False, "service": False, "kinship": False, "neighbour": True}
    coordinator.confirm_offer(offer, answers=answers, by=people.fresh(table.coordinator), at=AT)

    states = dict(Offer.objects.values_list("conference", "state"))
    assert states == {first.pk: OfferState.ACCEPTED, table.conference.pk: OfferState.DECLINED}
    assert [row.pk for row in visible_conferences(people.fresh(table.coordinator), AT)] == [first.pk]
    with pytest.raises(NotPossible, match="že někoho z ní zná"):
        coordinator.offer_to_coordinator(table.fresh(), user=table.coordinator, by=table.administrator, at=AT)
