"""After a file has moved: at every address the former office stands before a closed door, the new one inside.

The world of the matrix is asked again, with the same table: what the key worker might, the new key worker may now.
"""

from datetime import timedelta

import pytest
from django.test import Client

from kruh.cases import actions
from kruh.cases.models import Transfer
from tests.access.crawl import Answer, Line, visit
from tests.access.test_matrix import TABLE, addresses, as_person, turn, world
from tests.factories import people
from tests.factories import world as worlds
from tests.factories.world import World

__all__ = ["turn", "world"]
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

FORMER = ("key_worker", "guardian", "head")
# What ended with the move: the offer itself, and the questions to the office that has the whole file now.
ENDED = ("cases:read-transfer", "cases:accept-transfer", "cases:return-transfer", "cases:read-assistance")
ENDED_TOO = ("cases:answer-assistance", "cases:accept-assistance", "cases:decline-assistance")


@pytest.fixture
def moved(world: World, turn: None) -> World:
    """The other office has taken the file over."""
    there, leads = people.fresh(world.people["other_head"]), people.fresh(world.people["other_worker"])
    transfer = Transfer.objects.get(case=world.ours.case)
    actions.accept_transfer(transfer, by=there, at=worlds.NOW - timedelta(minutes=1), to=leads)
    return world


def asked(world: World, client: Client, *, only_family: bool) -> list[tuple[Line, Answer]]:
    """Every page that somebody can ask for by an address of our family, or every page at all."""
    known = [address for address in addresses() if address.name in TABLE]
    lines = [(address, TABLE[address.name]) for address in known]
    return [
        (line, visit(client, "GET", line, address.url(line.words(world, world.ours))))
        for address, line in lines
        if line.is_family or not only_family
    ]


@pytest.mark.parametrize("name", FORMER)
def test_former_office_opens_nothing_at_any_address(moved: World, name: str) -> None:
    told = asked(moved, as_person(moved, name), only_family=False)

    opened = [line.address for line, answer in told if line.is_family and answer.status not in ("hidden", "refused")]
    assert opened == []
    assert [(line.address, found) for line, answer in told if (found := leaked(moved, line, answer))] == []


def leaked(moved: World, line: Line, answer: Answer) -> list[str]:
    """Which secrets of our family a page tells; the mailbox of the demo is no page of an office."""
    if line.address.startswith("messaging:read-") and line.belongs_to != "family":
        return []
    squeezed = "".join(answer.text.split())
    return [label for mark, label in moved.ours.marks.items() if mark in squeezed]


def test_new_key_worker_opens_what_the_former_one_did(moved: World) -> None:
    told = asked(moved, as_person(moved, "other_worker"), only_family=True)

    wrong = [
        (line.address, answer.status)
        for line, answer in told
        if line.address not in (*ENDED, *ENDED_TOO) and answer.status != line.expected["key_worker"]
    ]
    assert wrong == []
