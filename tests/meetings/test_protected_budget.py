"""How little is asked where the case protects a place: each page about the minutes and the plan, at every stage."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from bench.call import counted
from kruh.conferences.vocabulary import SeatRole
from kruh.meetings.actions import comments, copies, revisions
from kruh.meetings.vocabulary import SectionKind
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
AFTER = NEXT_DAY + timedelta(days=1)
PLACE = "Lipová 5, Tábor"
PAGES = ("minutes", "comments", "deliveries", "revisions", "day", "sheets")


def commented() -> Told:
    """Minutes to which somebody said something."""
    told = factory.delivered()
    row = told.section(SectionKind.GOAL)
    comments.add_comment(told.minutes, paragraph=row, text="Jinak.", by=told.worker, at=NEXT_DAY)
    return told


def closed() -> Told:
    """Minutes that do not change any more."""
    told = factory.delivered()
    copies.close_minutes(told.minutes, all_agreed="Volala jsem všem.", by=told.worker, at=NEXT_DAY)
    return told


def amending() -> Told:
    """Minutes that are being corrected."""
    told = closed()
    revisions.amend_minutes(told.minutes, reason="Špatný čas.", by=told.worker, at=AFTER)
    told.write(SectionKind.GOAL, "Jinak.", by=told.worker, at=AFTER)
    return told


STAGES: dict[str, tuple[Callable[[], Told], datetime]] = {
    "scheduled": (factory.scheduled, NEXT_DAY),
    "begun": (factory.begun, NEXT_DAY),
    "written": (factory.written, NEXT_DAY),
    "commented": (commented, AFTER),
    "closed": (closed, AFTER),
    "amending": (amending, AFTER),
}


@pytest.mark.parametrize("stage", STAGES)
def test_pages_of_a_case_that_protects_a_place_ask_at_most_eight_times(stage: str) -> None:
    make, at = STAGES[stage]
    told = make()
    factory.hide(told, PLACE, "Jitka", "Radek")
    addresses = [reverse(f"meetings:{page}", args=[told.world.conference.pk]) for page in PAGES]
    addresses.append(reverse("plans:plan", args=[told.world.conference.pk]))
    found: dict[str, int] = {}
    with time_machine.travel(at, tick=False):
        for who in (told.worker, *(told.sent(role) for role in SeatRole)):
            client = signed_in(who)
            for address in addresses:
                client.get(address)
                with counted() as asked:
                    client.get(address)
                found[f"{who.last_name} {address.partition('/konference/')[2][37:]}"] = len(asked)

    assert {page: number for page, number in found.items() if number > MOST_QUERIES} == {}
