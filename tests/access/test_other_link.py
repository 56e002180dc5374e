"""Whoever holds somebody else's link: to the house they are nobody, and their own page tells nothing of the others."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from kruh.family.actions import pages
from kruh.family.models import Link, Visit
from kruh.family.views.frame import COOKIE, SALT
from tests.access import crawl
from tests.access.crawl import Line, visit
from tests.access.test_matrix import METHODS, TABLE, addresses, turn, world
from tests.factories import world as worlds
from tests.factories.pages import PHONE
from tests.factories.world import World

__all__ = ["turn", "world"]
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]
# What the own page may say: the person's copy of the minutes, own tasks and own words.
OWN = {"meetings.Wording.content", "plans.Task.text", "plans.Task.rhythm", "plans.Task.plan_b", "family.Word.text"}


def held(world: World) -> Link:
    """The link of the last participant who has one."""
    rows = Link.objects.filter(participant__conference=world.ours.conference, revoked_at=None)
    return rows.select_related("key", "participant__person__key").latest("participant__order", "pk")


def carrying(link: Link) -> Client:
    """A phone inside the page, with the code told."""
    found, secret = pages.find_page(link, agent=PHONE, device="telefon", by=None, at=worlds.NOW)
    Visit.objects.filter(pk=found.pk).update(opened_at=worlds.NOW)
    client, carried = Client(headers={"User-Agent": PHONE}), HttpResponse()
    carried.set_signed_cookie(COOKIE, f"{found.pk}:{secret}", salt=SALT)
    client.cookies[COOKIE] = carried.cookies[COOKIE].value
    return client


def own(line: Line) -> bool:
    """Whether it is a page of the bearer, which the matrix cannot show to anybody signed in."""
    return line.address.partition("/")[0].startswith("family:") and not line.is_family


def faults(world: World, link: Link, client: Client) -> Iterator[str]:
    """This will ask everything and say what an unknown visitor would not have got, and what was told of others."""
    strange = not_own(world, link)
    for address in addresses():
        line = TABLE.get(address.name)
        for method in METHODS if line else ():
            assert line is not None
            answer = visit(client, method, line, address.url(line.words(world, world.ours)))
            if not own(line) and answer.status != line.expected["anonymous"]:
                yield f"{method} {line.address}: {answer.status} {answer.code}, not {line.expected['anonymous']}"
            squeezed = "".join(answer.text.split())
            yield from (f"{method} {line.address}: tells {what}" for mark, what in strange.items() if mark in squeezed)


def not_own(world: World, link: Link) -> dict[str, str]:
    """This will give the marks of whatever belongs to other people or to the other family."""
    ours = {mark: label for mark, label in world.ours.marks.items() if label not in OWN}
    found = {**ours, **world.theirs.marks}
    assert link.participant is not None
    found.pop(link.participant.person.first_name)  # by which the page greets
    return found


def test_bearer_of_somebody_elses_link_is_nobody_to_the_house(world: World) -> None:
    link = held(world)
    client, before = carrying(link), crawl.content()

    assert list(faults(world, link, client)) == []
    assert [table for table, print_ in crawl.content().items() if print_ != before[table]] == []
