"""The list of requests that came: each with its goal exactly as it was sent."""

import pytest
import time_machine

from kruh.conferences.actions import request as actions
from kruh.conferences.models import Request
from tests.factories import conferences, people
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.visits import html

pytestmark = pytest.mark.django_db
SENT = "Co potřebuje Adam, aby zase chodil do školy?"
NEXT = "Co potřebuje Adam, aby mohl na tábor?"


def goals() -> list[tuple[str | None, str | None]]:
    """What the list says of each request, and what was sent."""
    rows = Request.objects.order_by("pk")
    return [(row.sent_goal, row.sent_content["goal"] if row.sent_content else None) for row in rows]


def listed(world: World) -> str:
    with time_machine.travel(NOW, tick=False):
        return html(world.consultant, "/konference/zadosti/").replace("\u00a0", " ")


def test_goal_of_a_list_is_the_one_that_was_sent() -> None:
    world = conferences.requesting()
    before = goals()
    sent = conferences.requested()
    conference = sent.fresh()
    conference.goal = NEXT
    conference.save()

    assert [before, goals()[-1:]] == [[(None, None)] * len(before), [(SENT, SENT)]]
    assert (SENT in listed(sent), NEXT in listed(sent), SENT in listed(world)) == (True, False, False)


def test_second_attempt_says_its_own_goal() -> None:
    world = conferences.requested()
    worker = people.fresh(world.worker)
    actions.withdraw_request(world.request, by=worker, at=NOW)
    again = actions.write_request(world.fresh(), words={"goal": NEXT, "conditions_accepted": True}, by=worker, at=NOW)
    actions.send_request(again, by=worker, at=NOW)

    assert goals() == [(SENT, SENT), (NEXT, NEXT)]
    assert (SENT in listed(world), NEXT in listed(world)) == (False, True)
