"""Proposing dates, and what is suggested for them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Candidate, Seat
from kruh.conferences.queries import rooms, slots
from kruh.conferences.queries import scheduling as scheduling_queries
from kruh.conferences.queries import window as windows
from kruh.conferences.vocabulary import CandidateState, SeatRole
from kruh.directory.models import Closure, Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from tests.conferences.dates import reasons, world
from tests.factories import conferences, people, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import TUESDAY

__all__ = ["world"]
pytestmark = pytest.mark.django_db


def test_propose_dates_keeps_all_of_them(world: World) -> None:
    room = teams.room()

    found = teams.proposed(world, TUESDAY + timedelta(days=1), TUESDAY, venue=room, length=90)

    assert [(row.starts_at, row.length_minutes, row.venue) for row in Candidate.objects.all()] == [
        (TUESDAY, 90, room), (TUESDAY + timedelta(days=1), 90, room),
    ]  # fmt: skip
    assert len(found) == 2


def test_propose_dates_keeps_nothing_when_one_cannot_be(world: World) -> None:
    good_friday = datetime(2026, 4, 3, 8, tzinfo=UTC)

    found = reasons(teams.proposed, world, TUESDAY, good_friday, TUESDAY)

    assert found == [
        "Termín 3. 4. 2026 v 10:00 nevyhovuje: v ten den je svátek (Velký pátek).",
        "Termín 3. 4. 2026 v 10:00 je později než měsíc od žádosti, ta lhůta končí 2. 4. 2026.",
        "Termín 17. 3. 2026 ve 14:00 jste napsali dvakrát.",
    ]
    assert Candidate.objects.count() == 0


def test_propose_dates_says_of_everything_that_is_over_once(world: World) -> None:
    past = [datetime(2026, 2, 14, 5, tzinfo=UTC), datetime(2025, 2, 17, 8, tzinfo=UTC)]

    assert reasons(teams.proposed, world, *past, past[0], TUESDAY) == [
        "Termíny 17. 2. 2025 v 9:00 a 14. 2. 2026 v 6:00 už byly. Zkontrolujte data."
    ]


def test_propose_dates_knows_the_closures_of_the_organisation(world: World) -> None:
    Closure.objects.create(organisation=world.organisation, first_day=TUESDAY, last_day=TUESDAY, reason="Porada")

    assert reasons(teams.proposed, world) == [
        "Termín 17. 3. 2026 ve 14:00 nevyhovuje: v ten den je zavřeno (úřad nebo organizace)."
    ]


def test_propose_dates_after_the_window_must_be_meant(world: World) -> None:
    late = datetime(2026, 4, 14, 8, tzinfo=UTC)

    assert teams.proposed(world, late, is_outside_meant=True)[0].starts_at == late


def test_propose_dates_belongs_to_the_office_and_the_organisation(world: World) -> None:
    words: dict[str, Any] = {"starts": [TUESDAY], "length": 60, "at": NOW}
    facilitator = Seat.objects.get(role=SeatRole.FACILITATOR).user

    assert len(actions.propose_dates(world.fresh(), by=people.fresh(world.consultant), **words)) == 1
    with pytest.raises(Denied):
        actions.propose_dates(world.fresh(), by=people.fresh(facilitator), **words)


def test_propose_dates_waits_for_the_accepted_request() -> None:
    assert reasons(teams.proposed, conferences.requested()) == ["Termín se hledá, až když organizace žádost přijme."]


def test_drop_date_leaves_the_answers_and_frees_the_time(world: World) -> None:
    candidate = teams.proposed(world)[0]

    actions.drop_date(candidate, reason="Sál zabrali.", by=world.worker, at=NOW)

    candidate.refresh_from_db()
    assert (candidate.state, candidate.drop_reason) == (CandidateState.DROPPED, "Sál zabrali.")
    assert reasons(actions.drop_date, candidate, by=world.worker, at=NOW) == ["Tenhle termín už v návrhu není."]
    assert len(teams.proposed(world)) == 1


def test_suggestions_avoid_what_the_product_knows(world: World) -> None:
    room = teams.room()
    other = teams.scheduled(datetime(2026, 3, 16, 8, tzinfo=UTC), room)
    busy = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR).user
    Seat.objects.filter(conference=other.conference, role=SeatRole.FACILITATOR).update(user=busy)
    conference = windows.known(world.fresh(), NOW)

    found = slots.suggest(
        conference, windows.frame_of(conference), slots.asked_people(conference), room, NOW, length=120, names=True
    )

    local = [days.local(start) for start in found.starts]
    assert [(start.day, start.month, start.hour) for start in local] == [
        (16, 3, 14),
        (17, 3, 14),
        (19, 3, 9),
        (23, 3, 14),
    ]
    assert found.written.splitlines()[0] == "16. 3. 2026 14:00"


def test_office_of_the_directory_offers_its_rooms_first(world: World) -> None:
    Organisation.objects.create(unit=world.conference.office, kind=Kind.OFFICE, district_id="3112", city="Lipová")
    small, fitting = teams.room(name="Kabinet", capacity=2), teams.room(name="Sál", capacity=30)
    conference = windows.known(world.fresh(), NOW)

    found = rooms.rooms_near(conference, scheduling_queries.needs_of(slots.asked_people(conference)[0]))

    assert [venue for venue, _ in found] == [fitting, small]
    assert [len(faults) for _, faults in found] == [0, 1]
