"""Every address x method x person: what each may is written by hand in matrix.csv, and nothing else may happen.

The table says what a careful social worker would say; the policies are not its source. Two families stand in the world:
the persons of the table know the first one (or not), the second one is everybody's stranger.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from kruh.access.models import User
from kruh.conferences.models import Seat
from kruh.conferences.vocabulary import SeatState
from kruh.family_conferences.models import Offer
from kruh.family_conferences.vocabulary import OfferState
from tests.access import crawl
from tests.access.crawl import Address, Answer, Line, visit
from tests.factories import world as worlds
from tests.factories.world import World

# Who may open what does not depend on the database; the policies' own tests run on both.
pytestmark = pytest.mark.sqlite_only

SEATS: dict[str, dict[str, Any]] = {
    "facilitator_offered": {"state": SeatState.OFFERED, "answered_at": None},
    "facilitator_accepted": {"state": SeatState.ACCEPTED},
    "facilitator_ended": {"state": SeatState.ACCEPTED, "ends_at": worlds.NOW - timedelta(minutes=1)},
    "facilitator_revoked": {"state": SeatState.ENDED},
    "facilitator_declined": {"state": SeatState.DECLINED},
}
OFFERS: dict[str, dict[str, Any]] = {
    "coordinator": {"state": OfferState.ACCEPTED},
    "coordinator_offered": {"state": OfferState.OFFERED},
    "coordinator_ended": {"state": OfferState.ENDED, "ends_at": worlds.NOW - timedelta(minutes=1)},
}
TABLE = crawl.table()
PERSONS = tuple(next(iter(TABLE.values())).expected)
METHODS = ("GET", "POST")
# Who knows one family is asked about the other one too; to everybody else both are the same.
INSIDERS = (
    "key_worker",
    "head",
    "emergency",
    "consultant",
    "facilitator_accepted",
    "minute_taker",
    "service_worker",
    "administrator",
    "regional_administrator",
    "coordinator",
)


@cache
def addresses() -> list[Address]:
    """Every address, once the house is up."""
    return crawl.addresses()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for the whole module, taken back at its end; the clock stands at its present."""
    with django_db_blocker.unblock(), time_machine.travel(worlds.NOW, tick=False):
        outer = transaction.atomic()
        outer.__enter__()
        logging.disable(logging.WARNING)  # a line for each of thousands of refusals
        try:
            yield worlds.build()
        finally:
            logging.disable(logging.NOTSET)
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def turn(world: World) -> Iterator[None]:
    """What one test does is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def as_person(world: World, name: str) -> Client:
    """A browser of the person, who stands to our family as the table's head says."""
    if name in SEATS:
        Seat.objects.filter(pk=world.ours.ids["seat"]).update(**SEATS[name])
    if name in OFFERS:
        Offer.objects.filter(conference=world.ours.circle).update(**OFFERS[name])
    client = Client()
    user = user_of(world, name)
    if user:
        client.force_login(user)
    return client


def user_of(world: World, name: str) -> User | None:
    """The account behind a column of the table."""
    if name == "anonymous":
        return None
    return world.people["facilitator" if name in SEATS else "coordinator" if name in OFFERS else name]


def walk(world: World, name: str, client: Client) -> Iterator[tuple[Address, Line, bool, Answer]]:
    """Everything this person can ask, about our family and about the other one."""
    known = [address for address in addresses() if address.name in TABLE]  # another test names those that are missing
    for address in known:
        line = TABLE[address.name]
        for family in (world.ours, world.theirs) if line.is_family and name in INSIDERS else (world.ours,):
            url = address.url(line.words(world, family))
            for method in METHODS:
                yield address, line, family is world.ours, visit(client, method, line, url)


def test_table_names_every_address_and_no_other() -> None:
    assert sorted(TABLE) == sorted(address.name for address in addresses())


@pytest.mark.django_db
@pytest.mark.parametrize("name", PERSONS)
def test_person_gets_exactly_what_the_table_says(name: str, world: World) -> None:
    client = as_person(world, name)
    before = crawl.content()

    wrong = [
        fault
        for _, line, is_ours, answer in walk(world, name, client)
        for fault in faults(world, name, line, is_ours, answer)
    ]

    assert not wrong, "\n" + "\n".join(wrong)
    assert [table for table, print_ in crawl.content().items() if print_ != before[table]] == []


def faults(world: World, name: str, line: Line, is_ours: bool, answer: Answer) -> Iterator[str]:
    """This will say what is wrong with one answer: who got it, what it told, and what the trail says of it."""
    where = f"{answer.method} {line.address} ({'ours' if is_ours else 'theirs'})"
    wanted = line.expected[name] if is_ours or line.expected[name] == "login" else "hidden"
    if answer.status != wanted:
        yield f"{where}: {answer.status} {answer.code}, not {wanted}"
    yield from (f"{where}: tells {leak}" for leak in leaks(world, name, line, answer))
    if answer.status == "refused" and answer.trail != ("refused",):
        yield f"{where}: the refusal is not in the trail"
    if line.is_family and answer.method == "GET" and answer.code == 200 and "read" not in answer.trail:
        yield f"{where}: the reading is not in the trail"


# What is told --------------------------------------------------------------------------------------------------------

NAMES = {f"cases.Person.{part}" for part in ("first_name", "last_name", "title_before", "title_after")} | {
    "cases.Case.called",
    "cases.Case.named",
}
BRIEF = {"conferences.Conference.goal", "conferences.Request.summary", "conferences.Request.venue_note"}
# What colleagues from the organisation may never read: kinds of rows, whatever the column.
NEVER = (
    "family_conferences.",
    "cases.",
    "messaging.",
    "conferences.Assessment",
    "conferences.Consent",
    "conferences.Invitation",
)
# What the coordinator writes: the office must not read it, whoever leads the case.
NOTES = (
    "family_conferences.Member",
    "family_conferences.Entry",
    "family_conferences.FamilyConference.arranged",
    "family_conferences.Version",  # that of the table was not shown to the office yet
)
# What somebody stated of the own work stays readable to its author after the coordination.
OWN_WORK = ("family_conferences.Statement",)
# The other office: the reason of an offer, and of what it does the question and the names that were granted with it.
OFFERED = {"cases.Transfer.reason"}
SERVED = NAMES | {"cases.Assistance.question"}
TOLD_THERE = {
    **dict.fromkeys(("cases:read-transfer", "cases:accept-transfer", "cases:return-transfer"), OFFERED),
    **dict.fromkeys(("cases:read-assistance", "cases:answer-assistance"), SERVED),
}
TEAM = {"key_worker", "substitute", "guardian", "emergency", "head"}
BIRTHDAYS = ("19. 11. 2013", "2013-11-19")


def leaks(world: World, name: str, line: Line, answer: Answer) -> list[str]:
    """This will name every secret in an answer that this person must not know."""
    if line.address.startswith("messaging:read-") and line.belongs_to != "family":
        return []  # the mailbox of the demo, which an office does not have
    squeezed = "".join(answer.text.split())  # telephones are shown in groups, documents break lines
    found = [label for mark, label in world.theirs.marks.items() if mark in squeezed]
    mine = {label for mark, label in world.ours.marks.items() if mark in squeezed}
    born = [day for day in BIRTHDAYS if day in answer.text.replace("\xa0", " ")]
    if name in TEAM:
        return [*found, *sorted(label for label in mine if label.startswith(NOTES))]
    if name in {"other_worker", "other_head"}:
        mine -= TOLD_THERE.get(line.address, set())
    return [*found, *sorted(label for label in mine if not is_told(name, label)), *born]


def is_told(name: str, label: str) -> bool:
    """This will tell whether somebody outside the case team may read such a value."""
    if name == "facilitator_offered":
        return label in BRIEF
    if name == "coordinator" and label == "family.Link.locator":
        return True  # hands the links of the circle out
    if name in {"regional_administrator", "coordinator"}:
        return label in NAMES or label.startswith("family_conferences.")
    if name in {"coordinator_offered", "coordinator_ended"}:
        return label.startswith(OWN_WORK)
    if name in {"facilitator_accepted", "minute_taker"}:
        return label in NAMES or not label.startswith((*NEVER, "billing."))
    if name == "service_worker":
        return label in NAMES or label.startswith("delegation.")
    return name == "consultant" and (label in NAMES or not label.startswith(NEVER))
