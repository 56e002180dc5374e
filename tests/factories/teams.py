"""The two people whom the organisation sends, trained and neutral, and conferences with a date."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.conferences.actions import scheduling, team
from kruh.conferences.models import Candidate, Seat
from kruh.conferences.vocabulary import ConflictKind, SeatRole
from kruh.directory.models import Organisation, Training, Venue
from kruh.directory.vocabulary import Profession, TrainingKind
from tests.factories import conferences, people, places
from tests.factories.conferences import World
from tests.factories.memory import remembered
from tests.factories.people import NOW

NO_TIES = {kind.value: False for kind in ConflictKind}
ROLES = {SeatRole.FACILITATOR: Role.FACILITATOR, SeatRole.MINUTE_TAKER: Role.MINUTE_TAKER}
NAMES = {SeatRole.FACILITATOR: ("Jiří", "Kalina"), SeatRole.MINUTE_TAKER: ("Tereza", "Zimová")}
TUESDAY = datetime(2026, 3, 17, 13, 0, tzinfo=UTC)  # 14:00 in Prague, two weeks and a day after the request


def colleague(of: Organisation, role: SeatRole = SeatRole.FACILITATOR, *, is_trained: bool = True) -> User:
    """Somebody of the organisation who may take a seat."""
    first, last = NAMES[role]
    user = people.user(ROLES[role], at=of.unit, first_name=first, last_name=last, gender="m")
    known = places.professional(of, first, last, user=user, profession=Profession.FACILITATOR)
    if is_trained:
        Training.objects.create(professional=known, kind=TrainingKind.CASE_CONFERENCE, on=date(2024, 5, 1))
    return user


def offered(world: World, role: SeatRole = SeatRole.FACILITATOR, user: User | None = None) -> Seat:
    """A seat that waits for an answer."""
    who = user or colleague(world.organisation, role)
    return team.offer_seat(world.fresh(), user=who, role=role, answers=NO_TIES, by=world.consultant, at=NOW)


def seated(world: World, role: SeatRole = SeatRole.FACILITATOR, user: User | None = None) -> Seat:
    """A seat that was accepted by somebody who saw the names and knows nobody."""
    seat = informed(world, role, user)
    return team.confirm_seat(seat, answers=NO_TIES, by=people.fresh(seat.user), at=NOW)


def informed(world: World, role: SeatRole = SeatRole.FACILITATOR, user: User | None = None) -> Seat:
    """A seat whose colleague accepted and now looks at the names."""
    seat = offered(world, role, user)
    return team.accept_seat(seat, by=people.fresh(seat.user), at=NOW)


@remembered
def complete() -> World:
    """An accepted conference with both people of its team."""
    world = conferences.accepted()
    for role in SeatRole:
        seated(world, role)
    return world


def proposed(world: World, *starts: datetime, **words: Any) -> list[Candidate]:
    """Proposed dates; a Tuesday afternoon unless told otherwise."""
    known: dict[str, Any] = {"starts": starts or (TUESDAY,), "length": 120, **words}
    return scheduling.propose_dates(world.fresh(), by=world.worker, at=NOW, **known)


def room(**words: Any) -> Venue:
    """A room in which twelve people fit."""
    return places.venue(**{"has_step_free_access": True, "has_accessible_toilet": True, **words})


@remembered
def scheduled(start: datetime = TUESDAY, venue: Venue | None = None) -> World:
    """A conference with a team, a date and a room."""
    world = complete()
    chosen = proposed(world, start, venue=venue or room())[0]
    scheduling.fix_date(world.fresh(), candidate=chosen, venue=chosen.venue, by=world.worker, at=NOW)
    world.conference.refresh_from_db()
    return world


def later(days: int = 1) -> datetime:
    """Some days after the tests' present."""
    return NOW + timedelta(days=days)
