"""Fixing the date."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Override, Seat
from kruh.conferences.vocabulary import Answer, CandidateState, SeatRole, State
from kruh.messaging.models import Message
from tests.conferences.dates import REASON, fix, mother, reasons, world
from tests.factories import conferences, people, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import TUESDAY

__all__ = ["world"]
pytestmark = pytest.mark.django_db


def test_fix_date_sets_the_date_ends_of_access_and_tells_the_team(world: World) -> None:
    room = teams.room()
    candidate = teams.proposed(world, venue=room)[0]

    found = fix(world, candidate)

    assert (found.state, found.starts_at, found.length_minutes, found.venue) == (State.SCHEDULED, TUESDAY, 120, room)
    assert (found.date_revision, found.length_reason) == (1, None)
    assert {seat.ends_at for seat in Seat.objects.all()} == {datetime(2026, 4, 23, 22, tzinfo=UTC)}
    told = [message for message in Message.objects.all() if message.subject == "Setkání má termín"]
    assert {message.recipient_ref for message in told} == {seat.user_id for seat in Seat.objects.all()}
    assert [b"SEQUENCE:1" in message.attachments.get().content for message in told] == [True, True]
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.CHOSEN


def test_fix_date_names_the_missing_seats() -> None:
    world = conferences.accepted()
    teams.offered(world)
    candidate = teams.proposed(world, venue=teams.room())[0]

    assert reasons(fix, world, candidate, reason=REASON) == [
        "Chybí facilitátor, který nabídku přijal.", "Chybí zapisovatel, který nabídku přijal.",
    ]  # fmt: skip


def test_fix_date_without_a_required_person_needs_a_reason_which_is_kept(world: World) -> None:
    candidate, who = teams.proposed(world, venue=teams.room())[0], mother(world)
    actions.record_availability(who, answers={candidate.pk: Answer.CANNOT}, channel="phone", by=world.worker, at=NOW)

    assert reasons(fix, world, candidate) == [
        "Jitka Havlínová: nemůže.",
        "Chcete-li termín přesto potvrdit, napište proč.",
    ]
    fix(world, candidate, reason=REASON)
    kept = Override.objects.get(conference=world.conference)
    assert (kept.missing, kept.reason, kept.by) == (["Jitka Havlínová: nemůže."], REASON, world.worker)


def test_fix_date_goes_on_without_somebody_who_is_not_required(world: World) -> None:
    candidate, who = teams.proposed(world, venue=teams.room())[0], mother(world, is_required=False)
    actions.record_availability(who, answers={candidate.pk: Answer.CANNOT}, channel="phone", by=world.worker, at=NOW)

    assert fix(world, candidate).state == State.SCHEDULED
    assert Override.objects.count() == 0


def test_fix_date_refuses_a_date_when_the_team_cannot(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room())[0]
    seat = Seat.objects.get(role=SeatRole.FACILITATOR)
    actions.record_availability(
        seat, answers={candidate.pk: Answer.CANNOT}, channel="phone", by=people.fresh(seat.user), at=NOW
    )

    assert reasons(fix, world, candidate, reason=REASON) == ["V tu dobu nemůže facilitátor."]


def test_fix_date_in_a_small_room_needs_a_reason(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room(capacity=2))[0]

    assert reasons(fix, world, candidate) == [
        "Místnost je malá: přijdou 4 lidé, vejdou se 2 lidé.", "Chcete-li termín přesto potvrdit, napište proč.",
    ]  # fmt: skip
    assert reasons(fix, world, candidate, venue=None)[0] == "Není vybraná místnost."


def test_fix_date_of_a_long_meeting_records_why(world: World) -> None:
    why = "Všechno se bude tlumočit."
    long: dict[str, Any] = {"venue": teams.room(), "length": 180}

    assert reasons(teams.proposed, world, **long) == [
        "Setkání má trvat nejvýš 2 hodiny. Napište, proč je potřeba delší čas."
    ]
    candidate = teams.proposed(world, length_reason=why, **long)[0]
    assert fix(world, candidate).length_reason == why


def test_fix_date_refuses_a_taken_room_without_telling_by_whom(world: World) -> None:
    room = teams.room()
    teams.scheduled(TUESDAY, room)
    candidate = teams.proposed(world, TUESDAY + timedelta(hours=2), venue=room)[0]

    assert reasons(fix, world, candidate, reason=REASON) == ["Místnost je v tu dobu obsazená jiným setkáním."]


def test_fix_date_refuses_a_facilitator_who_leads_elsewhere(world: World) -> None:
    busy = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR).user
    other = teams.complete()
    Seat.objects.filter(conference=other.conference, role=SeatRole.FACILITATOR).update(user=busy)
    fix(other, teams.proposed(other, venue=teams.room())[0])
    candidate = teams.proposed(world, venue=teams.room())[0]

    assert reasons(fix, world, candidate, reason=REASON) == ["V tu dobu má facilitátor jiné setkání."]
    assert (
        fix(world, teams.proposed(world, TUESDAY + timedelta(days=1), venue=teams.room())[0]).state == State.SCHEDULED
    )


def test_fix_date_belongs_to_the_organiser(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room())[0]

    with pytest.raises(Denied):
        actions.fix_date(world.fresh(), candidate=candidate, venue=None, by=people.fresh(world.consultant), at=NOW)
