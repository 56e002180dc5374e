"""The coordinator: chosen among neutral people of the region, told the names last, gone at once when it ends."""

import pytest

from kruh.access.models import Membership
from kruh.access.policy import Denied, may
from kruh.access.roles import Role
from kruh.directory.models import Organisation, Professional
from kruh.family_conferences import policies
from kruh.family_conferences.actions import coordinator as actions
from kruh.family_conferences.actions import endings
from kruh.family_conferences.models import Member, Offer
from kruh.family_conferences.queries import coordinator as queries
from kruh.family_conferences.vocabulary import OfferState, Side, State
from kruh.foundation.workflow import NotPossible
from tests.factories import circles, people, places
from tests.family_conferences.conftest import AT, NONE, Table, later


def test_neutral_coordinator_is_appointed_step_by_step(table: Table) -> None:
    conference = table.preparing()

    offer = Offer.objects.get()
    assert (conference.state, offer.state) == (State.PREPARING, OfferState.ACCEPTED)
    assert may(people.fresh(table.coordinator), "family_conferences.see_circle", conference, AT)


def test_offer_opens_neither_the_circle_nor_the_request(table: Table) -> None:
    offer = table.offered()
    who = people.fresh(table.coordinator)

    assert may(who, "family_conferences.read", offer.conference, AT)
    assert not may(who, "family_conferences.see_circle", offer.conference, AT)
    assert policies.relations.called(offer.conference, who, AT) == f"RK 1, {offer.conference.office.name}"


def test_tie_seen_among_the_names_declines_and_closes_everything(table: Table) -> None:
    offer = table.offered()
    actions.accept_offer(offer, by=people.fresh(table.coordinator), at=AT)

    actions.confirm_offer(offer, answers={**NONE, "neighbour": True}, by=people.fresh(table.coordinator), at=AT)

    assert (Offer.objects.get().state, table.fresh().state) == (OfferState.DECLINED, State.SEEKING)
    assert list(policies.visible_conferences(people.fresh(table.coordinator), AT)) == []
    again = queries.candidate(table.fresh(), table.coordinator, AT)
    assert again is not None
    assert again.facts.said_tie


def test_coordinator_who_said_a_tie_is_not_asked_about_the_same_family_again(table: Table) -> None:
    offer = table.offered()
    actions.accept_offer(offer, by=people.fresh(table.coordinator), at=AT)
    actions.confirm_offer(offer, answers={**NONE, "kinship": True}, by=people.fresh(table.coordinator), at=AT)

    with pytest.raises(NotPossible, match="někoho z ní zná"):
        actions.offer_to_coordinator(table.fresh(), user=table.coordinator, by=table.administrator, at=later(days=1))


def test_coordinator_without_time_may_be_asked_another_day(table: Table) -> None:
    offer = table.offered()
    actions.decline_offer(offer, reason="Tenhle měsíc nemám čas.", by=people.fresh(table.coordinator), at=AT)

    again = actions.offer_to_coordinator(
        table.fresh(), user=table.coordinator, by=table.administrator, at=later(days=30)
    )

    assert again.state == OfferState.OFFERED


def test_every_question_must_be_answered(table: Table) -> None:
    offer = table.offered()
    actions.accept_offer(offer, by=people.fresh(table.coordinator), at=AT)

    with pytest.raises(NotPossible, match="všechny čtyři"):
        actions.confirm_offer(offer, answers={"kinship": False}, by=people.fresh(table.coordinator), at=AT)


@pytest.mark.parametrize("why", ["untrained", "of an office", "in the case", "elsewhere"])
def test_who_does_not_fit_is_not_asked(table: Table, why: str) -> None:
    conference, unit = table.seeking(), table.administrator.memberships.get().unit
    who = circles.coordinator(unit, is_trained=why != "untrained", first_name="Vít", last_name="Novák")
    if why == "of an office":
        office = places.office("OSPOD Jinde").unit
        Membership.objects.create(user=who, unit=office, role=Role.SOCIAL_WORKER, valid_from=people.LONG_AGO)
    if why == "in the case":
        known = Professional.objects.get(user=who)
        table.mother.write(professional=known)
        table.mother.save()
    if why == "elsewhere":
        Organisation.objects.get(pk=unit.pk).regions.clear()

    with pytest.raises((NotPossible, Denied)):
        actions.offer_to_coordinator(conference, user=who, by=table.administrator, at=AT)
    assert Offer.objects.count() == 0


def test_namesake_is_hinted_at_and_may_be_asked(table: Table) -> None:
    unit = table.administrator.memberships.get().unit
    who = circles.coordinator(unit, first_name="Jan", last_name="Dubinová")

    found = queries.candidate(table.seeking(), who, AT)

    assert found is not None
    assert found.facts.shares_name


def test_list_of_coordinators_asks_the_same_number_of_questions(
    table: Table, django_assert_num_queries: object
) -> None:
    unit = table.administrator.memberships.get().unit
    conference = table.seeking()
    for number in range(12):
        circles.coordinator(unit, first_name=f"Anna{number}", last_name="Malá")

    with django_assert_num_queries(2):  # type: ignore[operator]
        found = queries.choose(conference, AT, is_taken=False)

    assert len(found) == 13


def test_one_offer_at_a_time(table: Table) -> None:
    table.offered()
    other = circles.coordinator(table.administrator.memberships.get().unit, first_name="Jana", last_name="Malá")

    with pytest.raises(NotPossible, match="už někdo má"):
        actions.offer_to_coordinator(table.fresh(), user=other, by=table.administrator, at=AT)


def test_who_steps_back_leaves_the_circle_to_the_next_one(table: Table) -> None:
    conference = table.preparing()
    Member(conference=conference, key=conference.key, name="Zuzana", side=Side.FATHERS, found_at=AT).save(
        force_insert=True
    )
    offer = Offer.objects.get()

    actions.step_back(offer, reason="Onemocněl jsem, nezvládnu to.", by=people.fresh(table.coordinator), at=AT)

    assert (table.fresh().state, Member.objects.count()) == (State.SEEKING, 1)
    assert list(policies.visible_conferences(people.fresh(table.coordinator), AT)) == []


def test_ended_coordination_closes_at_once(table: Table) -> None:
    table.preparing()

    endings.end_offer(Offer.objects.get(), reason="Dohodli jsme se jinak.", by=table.administrator, at=AT)

    assert table.fresh().state == State.SEEKING
    assert list(policies.visible_conferences(people.fresh(table.coordinator), AT)) == []


def test_coordinators_role_that_ended_opens_nothing(table: Table) -> None:
    table.preparing()
    table.coordinator.memberships.update(valid_to=AT)

    assert list(policies.visible_conferences(people.fresh(table.coordinator), AT)) == []
