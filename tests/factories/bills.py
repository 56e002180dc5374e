"""Conferences after their day and their bills, made by the acts of the product where there are some."""

from datetime import datetime, timedelta
from typing import Any

from kruh.billing import actions
from kruh.billing.models import Bill, Trip
from kruh.billing.vocabulary import TravelKind
from kruh.conferences.models import Seat
from kruh.conferences.vocabulary import SeatRole, SeatState, State
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.meetings.models import Meeting
from kruh.meetings.vocabulary import Course
from tests.factories import conferences, people, places
from tests.factories.conferences import World
from tests.factories.memory import remembered
from tests.factories.people import NOW

MET_AT = NOW + timedelta(days=15)
AFTER = MET_AT + timedelta(days=1)
ACCOUNT, ICO = "19-2000145399/0800", "89999908"


@remembered
def happened(minutes: int = 110, *, nobody: bool = False, **supplier: Any) -> World:
    """A conference after its day, with both colleagues; the acts of the day belong to another context."""
    world = conferences.accepted()
    for name, value in {"bank_account": ACCOUNT, "ico": ICO, **supplier}.items():
        setattr(world.organisation, name, value)
    world.organisation.save()
    office = world.conference.office
    known = {"street": "Náměstí 1", "city": "Lipová nad Březnou", "postcode": "391 00", "district_id": places.TABOR}
    Organisation(unit=office, kind=Kind.OFFICE, name=office.name, **known).save(force_insert=True)
    _seat(world, SeatRole.FACILITATOR, "Jiří", "Kalina")
    _seat(world, SeatRole.MINUTE_TAKER, "Tereza", "Zimová")
    state, course = (State.NOT_HELD, Course.NOT_HELD) if nobody else (State.HELD, Course.HELD)
    conference = world.fresh()
    conference.starts_at, conference.length_minutes, conference.state = MET_AT, 120, state
    conference.save()
    times = {} if nobody else {"began_at": MET_AT, "ended_at": MET_AT + timedelta(minutes=minutes)}
    Meeting(
        conference=conference, key=conference.key, course=course, nobody_from_family=nobody, decided_at=MET_AT, **times
    ).save(force_insert=True)
    world.conference = conference
    return world


def _seat(world: World, role: SeatRole, first_name: str, last_name: str) -> Seat:
    gender = "m" if role == SeatRole.FACILITATOR else "f"
    colleague = people.user(role, at=world.organisation.unit, first_name=first_name, last_name=last_name, gender=gender)  # type: ignore[arg-type]  # the same word
    seat = Seat(
        conference=world.conference, key=world.conference.key, user=colleague, role=role, state=SeatState.ACCEPTED,
        offered_by=world.consultant, offered_at=NOW, answered_at=NOW,
    )  # fmt: skip
    seat.save(force_insert=True)
    return seat


def draft(world: World | None = None, at: datetime = AFTER) -> Bill:
    """The draft of a bill."""
    world = world or happened()
    bill: Bill = actions.start_bill(world.conference, by=people.fresh(world.consultant), at=at)
    return bill


def ready(world: World | None = None, at: datetime = AFTER) -> Bill:
    """The draft in which the minute taker's way is written as well: both went in one car."""
    bill = draft(world, at)
    bill.trips.filter(kind=TravelKind.UNSAID).update(kind=TravelKind.SHARED)
    return bill


def issued(world: World, at: datetime = AFTER) -> Bill:
    """An issued bill."""
    bill: Bill = actions.issue_bill(ready(world, at), by=people.fresh(world.consultant), at=at)
    return bill


def trips(bill: Bill) -> list[Trip]:
    """The trips, the facilitator's first."""
    return list(bill.trips.select_related("seat__user"))


def reread(bill: Bill) -> Bill:
    """The bill as the next request would see it."""
    found: Bill = Bill.objects.select_related("conference", "organisation", "key").get(pk=bill.pk)
    return found
