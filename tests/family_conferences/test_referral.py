"""From the suggestion to a request that the administrator took, and the honest ends."""

from datetime import timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.cases import actions as actions_of_cases
from kruh.cases.models import Person
from kruh.family_conferences import policies
from kruh.family_conferences.actions import endings
from kruh.family_conferences.actions import referral as actions
from kruh.family_conferences.models import FirstConsent, Offer
from kruh.family_conferences.queries import referral as queries
from kruh.family_conferences.vocabulary import Explained, OfferState, Spoken, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from tests.factories import cases, circles, people
from tests.family_conferences.conftest import AT, Table

EMPTY = {"reason": "", "question": "", "lines": list[str](), "reach": ""}


def test_one_living_family_conference_in_a_case(table: Table) -> None:
    with pytest.raises(NotPossible, match="už jedna"):
        actions.open_referral(table.case, by=table.worker, at=AT)

    endings.record_family_refusal(table.fresh(), reason="Maminka to nechce.", by=table.worker, at=AT)
    second = actions.open_referral(table.case, by=table.worker, at=AT)

    assert (second.number, second.state) == (2, State.REFERRED)


def test_consent_is_kept_with_what_was_explained(table: Table) -> None:
    conference = table.agreed()

    consent = queries.consent_of(conference)
    assert consent is not None
    assert (consent.person, consent.has_leaflet, len(consent.explained)) == (table.mother, True, len(Explained))
    assert conference.state == State.AGREED


def test_child_does_not_consent_in_place_of_the_family(table: Table) -> None:
    child = cases.child_of(table.case)
    child.write(birth_date=days.local_day(AT) - timedelta(days=3_000))
    child.save()

    with pytest.raises(NotPossible, match="Souhlas dává dospělý"):
        actions.record_consent(
            table.conference, person=child, spoken=Spoken.PHONE, on=days.local_day(AT), explained=list(Explained),
            by=table.worker, at=AT,
        )  # fmt: skip


def test_withdrawn_consent_stops_the_request_until_somebody_agrees(table: Table) -> None:
    conference = table.written()

    actions.withdraw_consent(conference, on=days.local_day(AT), by=table.worker, at=AT)

    with pytest.raises(NotPossible, match="Chybí souhlas"):
        actions.send_request(table.fresh(), by=table.worker, at=AT)
    assert FirstConsent.objects.count() == 1


def test_consent_withdrawn_after_sending_is_a_refusal_of_the_family(table: Table) -> None:
    with pytest.raises(NotPossible, match="zapište, že rodina nechce"):
        actions.withdraw_consent(table.requested(), on=days.local_day(AT), by=table.worker, at=AT)


def test_unfinished_request_is_kept_and_not_sent(table: Table) -> None:
    conference = actions.write_request(table.agreed(), words={**EMPTY, "question": "Kdo"}, by=table.worker, at=AT)

    with pytest.raises(NotPossible) as refusal:
        actions.send_request(conference, by=table.worker, at=AT)

    assert len(refusal.value.reasons) == 3
    assert (table.fresh().question, table.fresh().requested_at) == ("Kdo", None)


def test_two_workers_do_not_overwrite_each_other(table: Table) -> None:
    conference = table.written()

    with pytest.raises(Conflict) as conflict:
        actions.write_request(conference, words=EMPTY, version=conference.version - 1, by=table.worker, at=AT)

    assert conflict.value.theirs["Otázka pro rodinu"] == circles.QUESTION


def test_sent_request_fixes_the_question_and_tells_the_regions_administrator(table: Table) -> None:
    conference = table.requested()

    with pytest.raises(NotPossible, match="pevné"):
        actions.write_request(conference, words=EMPTY, by=table.worker, at=AT)
    message = Message.objects.get()
    assert (message.address, "Dubin" in message.text) == (table.administrator.email, False)


def test_request_waits_where_the_region_has_no_administrator(table: Table) -> None:
    conference = table.written()
    table.administrator.memberships.update(valid_to=AT)

    with pytest.raises(NotPossible, match="žádný administrátor"):
        actions.send_request(conference, by=table.worker, at=AT)


def test_returned_request_can_be_written_and_sent_again(table: Table) -> None:
    actions.return_request(table.requested(), reason="Otázka je spíš výtka.", by=table.administrator, at=AT)
    conference = table.fresh()

    words = {"reason": "Léčba.", "question": "Kdo bude s dětmi?", "lines": ["Nejsou samy."], "reach": ""}
    actions.write_request(conference, words=words, by=table.worker, at=AT)
    sent = actions.send_request(table.fresh(), by=table.worker, at=AT)

    assert (sent.state, sent.returned_reason) == (State.REQUESTED, None)
    assert table.fresh().lines == ["Nejsou samy."]


def test_administrator_of_another_region_does_not_know_of_it(table: Table) -> None:
    conference = table.requested()
    other = circles.region().__class__.objects.exclude(pk=circles.region().pk).order_by("pk")[0]
    stranger = people.user(Role.REGIONAL_ADMINISTRATOR, at=circles.centre("Jinde", other))

    assert list(policies.visible_conferences(stranger, AT)) == []
    with pytest.raises(Denied):
        actions.accept_request(conference, talked_on=days.local_day(AT), by=stranger, at=AT)


def test_administrator_does_not_know_of_it_before_the_request(table: Table) -> None:
    table.written()

    assert list(policies.visible_conferences(table.administrator, AT)) == []


def test_refusal_of_the_family_ends_it_for_the_coordinator_too(table: Table) -> None:
    conference = table.preparing()

    endings.record_family_refusal(conference, reason="Babička nechce.", by=table.worker, at=AT)

    assert Offer.objects.get().state == OfferState.ENDED
    assert list(policies.visible_conferences(people.fresh(table.coordinator), AT)) == []


def test_unsafe_end_is_agreed_to_by_somebody_else(table: Table) -> None:
    conference = table.seeking()

    with pytest.raises(NotPossible, match="někdo jiný"):
        endings.end_unsafe(
            conference, reason="Otec vyhrožuje.", approved_by=table.administrator, by=table.administrator, at=AT
        )
    endings.end_unsafe(table.fresh(), reason="Otec vyhrožuje.", approved_by=table.worker, by=table.administrator, at=AT)

    assert (table.fresh().state, table.fresh().approved_by) == (State.UNSAFE, table.worker)


def test_only_unprotected_contacts_are_offered_to_the_coordinator(table: Table) -> None:
    person: Person = table.mother
    place = table.case.places.get(person=person)
    for value in ("+420777111222", "+420777333444"):
        kind: dict[str, Any] = {"kind": "phone", "note": "", "is_preferred": False}
        actions_of_cases.add_contact(place, value=value, by=table.worker, at=AT, **kind)
    fact: dict[str, Any] = {"person": person, "kind": "phone", "value": "+420777333444", "reason": "Bojí se."}
    fact |= {"hidden_from": [cases.child_of(table.case)], "valid_from": days.local_day(AT)}
    actions_of_cases.protect_fact(table.case, by=table.worker, at=AT, **fact)

    offered = [words for words, _ in queries.ways_to_reach(table.agreed(), AT)]

    assert [words.replace("\xa0", " ") for words in offered] == ["+420 777 111 222"]
