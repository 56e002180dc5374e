"""Which conferences wait for a bill: the marks that their requests keep follow every act that touches them."""

from datetime import timedelta

import pytest

from kruh.billing import actions
from kruh.billing.models import Bill
from kruh.billing.policies import requests_to_bill
from kruh.billing.queries import listing
from kruh.billing.vocabulary import BillState
from kruh.conferences.models import Conference, Request
from kruh.conferences.vocabulary import AFTER_THE_DAY, State
from kruh.conferences.workflow import advance
from tests.factories import bills, conferences, people, teams
from tests.factories.bills import AFTER, MET_AT
from tests.factories.conferences import World

pytestmark = pytest.mark.django_db


def waiting(world: World) -> int:
    """How many conferences the list says to bill; the marks must say what the rows they stand for say."""
    for request in Request.objects.select_related("conference"):
        conference = request.conference
        met_at = conference.starts_at if conference.state in AFTER_THE_DAY else None
        living = Bill.objects.filter(conference=conference).exclude(state=BillState.CANCELLED).exists()
        assert (request.met_at, request.is_billed) == (met_at, living)
    shown = listing.bill_list(people.fresh(world.consultant), AFTER, "", 1)["waiting"]
    return len(shown.tasks) if shown else 0


def step(world: World, verb: str) -> None:
    """The conference goes on by one step of its workflow."""
    conference = world.fresh()
    advance(conference, verb, AFTER)
    conference.save()


def test_conference_waits_from_its_day_until_it_has_a_bill() -> None:
    world = bills.happened()
    said = [waiting(world)]
    bill = bills.ready(world)
    said.append(waiting(world))
    bill = actions.issue_bill(bill, by=people.fresh(world.consultant), at=AFTER)
    said.append(waiting(world))
    actions.cancel_bill(bill, reason="Špatná částka.", by=people.fresh(world.consultant), at=AFTER)
    said.append(waiting(world))
    again = bills.draft(world)
    said.append(waiting(world))
    step(world, "conclude")
    said.append(waiting(world))
    actions.cancel_bill(again, reason="Spletli jsme si setkání.", by=people.fresh(world.consultant), at=AFTER)
    said.append(waiting(world))

    assert said == [1, 0, 0, 1, 0, 0, 1]


def test_meeting_that_is_tried_again_waits_no_longer() -> None:
    world = bills.happened(nobody=True)
    said = [waiting(world)]
    step(world, "try_again")
    said.append(waiting(world))
    conference = world.fresh()
    conference.state, conference.starts_at = State.HELD, MET_AT + timedelta(days=7)
    conference.save()
    said.append(waiting(world))

    assert said == [1, 0, 1]


def test_nothing_waits_before_the_day() -> None:
    world = teams.scheduled()
    said = [waiting(world)]
    step(world, "record_held")
    said.append(waiting(world))

    assert said == [0, 1]


def test_bills_of_another_organisation_do_not_wait_here() -> None:
    world = bills.happened()
    stranger = conferences.consultant(conferences.ngo("Záchytná síť, z. s."))

    assert list(requests_to_bill(people.fresh(stranger), AFTER)) == []
    assert [row.conference_id for row in requests_to_bill(people.fresh(world.consultant), AFTER)] == [
        world.conference.pk
    ]


def test_oldest_meeting_is_first() -> None:
    world = bills.happened()
    Conference.objects.filter(pk=world.conference.pk).update(starts_at=MET_AT)
    second = conferences.accepted()
    Request.objects.filter(conference=second.conference).update(organisation=world.organisation)
    later = second.fresh()
    later.state, later.starts_at = State.HELD, MET_AT - timedelta(days=1)
    later.save()

    shown = listing.bill_list(people.fresh(world.consultant), AFTER, "", 1)["waiting"]

    assert [task["label"] for task in shown.tasks] == [
        f"Připravit vyúčtování {second.conference}", f"Připravit vyúčtování {world.conference}",
    ]  # fmt: skip
