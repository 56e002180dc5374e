"""Conferences with a date, a room and people, on the way to the table."""

from datetime import timedelta
from typing import Any

from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ContactKind
from kruh.conferences.actions import participants
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import ParticipantRole, State
from tests.factories import cases, conferences, places
from tests.factories.memory import remembered
from tests.factories.people import NOW

MEETING = NOW + timedelta(days=15)


@remembered
def scheduled(**words: Any) -> conferences.World:
    """A conference on 17 March 2026 at 9:00 in a room of Lipová; only the child sits there."""
    world = conferences.accepted()
    conference = world.conference
    type(world.worker).objects.filter(pk=world.worker.pk).update(phone="+420380000110")
    world.worker.refresh_from_db()
    conference.venue = places.venue(name="Klubovna", capacity=12, street="Lipová 5", **words)
    conference.state, conference.starts_at, conference.length_minutes = State.SCHEDULED, MEETING, 120
    conference.date_revision = 1
    conference.save()
    return world


def seat(
    world: conferences.World,
    role: ParticipantRole = ParticipantRole.PARENT,
    first_name: str = "Jitka",
    *,
    email: str = "",
    address: str = "",
    phone: str = "",
    **words: Any,
) -> Participant:
    """Somebody at the table with the named ways to reach them."""
    person = cases.person(world.case, world.worker, first_name, **words).person
    ways = ((ContactKind.EMAIL, email), (ContactKind.ADDRESS, address), (ContactKind.PHONE, phone))
    for kind, value in ways:
        if value:
            told: dict[str, Any] = {"kind": kind, "value": value, "note": "", "is_preferred": False, "is_safe": True}
            place = person.places.get(case=world.case)
            case_actions.add_contact(place, by=world.worker, at=NOW, **told)
    return participants.add_participant(world.conference, person=person, role=role, by=world.worker, at=NOW)


def move(conference: Conference, days: int = 1) -> None:
    """Another date, the way scheduling leaves it behind."""
    conference.refresh_from_db()
    assert conference.starts_at is not None
    conference.starts_at += timedelta(days=days)
    conference.date_revision += 1
    conference.save()
