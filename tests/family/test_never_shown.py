"""Every page of the family, for every kind of link: what may be asked, and what may never be read there."""

import gzip
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import kruh.family
from kruh.access.checks import routes
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.family.actions import links, pages
from kruh.family.models import Link, Visit
from kruh.family.queries import visits
from kruh.family.views.frame import COOKIE, SALT, FamilyPage
from kruh.family.vocabulary import Level
from tests import plain_czech
from tests.factories import people
from tests.factories import world as worlds
from tests.factories.pages import PHONE, Owner
from tests.factories.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]
TEMPLATES = Path(kruh.family.__file__).parent / "templates" / "family"
TITLE = re.compile(r"<title>(.*?)</title>")
# What a person may read of the records on the own pages: when and where, who calls, the own answers, tasks and copy.
# Pages that a person has only sometimes, and the way out.
ELSEWHERE = {("child", 404), ("close", 404), ("minutes-file", 404), ("leave", 302), ("calendar", 404)}
OWN = {"meetings.Wording.content", "plans.Task.text", "plans.Task.rhythm", "plans.Task.plan_b", "family.Word.text"}
# What a child is told afterwards is for the child alone.
FOR_THE_CHILD = {"meetings.Afterword.changed", "meetings.Afterword.unchanged"}


def own_pages() -> dict[str, Any]:
    """Every address of the family behind the door."""
    found = [(path, getattr(pattern.callback, "view_class", None)) for path, pattern in routes()]
    return {f"/{path}": view for path, view in found if view and issubclass(view, FamilyPage) and not view.for_circle}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), time_machine.travel(worlds.NOW, tick=False):
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield worlds.build()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def turn(world: World) -> Iterator[None]:
    """What one test does is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def owners(world: World) -> list[Owner]:
    """Everybody of our family who may have a link, with a code."""
    by, found = people.fresh(world.people["key_worker"]), []
    for participant in world.ours.conference.participants.select_related("key", "person__key").order_by("order", "pk"):
        old = Link.objects.filter(participant=participant, revoked_at=None)
        link = old.first() or links.make_link(participant, by=by, at=worlds.NOW)
        found.append(Owner(participant, link, links.make_code(link, by=by, at=worlds.NOW)))
    return found


def carrying(link: Link, *, opened: bool) -> Client:
    """A phone inside, without the typing."""
    visit, secret = pages.find_page(link, agent=PHONE, device="telefon", by=None, at=worlds.NOW)
    if opened:
        Visit.objects.filter(pk=visit.pk).update(opened_at=worlds.NOW)
    client = Client(headers={"User-Agent": PHONE})
    carried = HttpResponse()
    carried.set_signed_cookie(COOKIE, f"{visit.pk}:{secret}", salt=SALT)
    client.cookies[COOKIE] = carried.cookies[COOKIE].value
    return client


def persona(world: World, name: str) -> Client:
    """A browser as the head of the table says."""
    own = owners(world)[-1]
    if name == "none":
        return Client(headers={"User-Agent": PHONE})
    client = carrying(own.link, opened=name != "located")
    if name == "revoked":
        links.revoke_link(own.link, by=people.fresh(world.people["key_worker"]), at=worlds.NOW)
    if name == "expired":
        conference = Conference.objects.get(pk=world.ours.conference.pk)
        conference.state, conference.state_since = State.CANCELLED, worlds.NOW - timedelta(days=15)
        conference.save()
    return client


@pytest.mark.parametrize("name", ["none", "located", "opened", "revoked", "expired"])
def test_each_page_opens_only_to_whom_it_may(name: str, world: World) -> None:
    client = persona(world, name)
    for page, view in sorted(own_pages().items(), key=lambda pair: pair[0] == reverse("family:leave")):
        for method in ("GET", "POST"):
            with transaction.atomic():
                answer = client.generic(method, page)
                transaction.set_rollback(True)
            if name in {"none", "revoked", "expired"}:
                wanted: object = (404, "")
            elif name == "located" and view.level is Level.OPENED:
                wanted = (302, reverse("family:code"))
            else:
                continue
            assert (page, method, (answer.status_code, answer.headers.get("Location", ""))) == (page, method, wanted)
    assert len(own_pages()) == 17


def test_no_page_tells_what_is_not_for_it(world: World) -> None:
    """Every sealed text of the world has a mark of its own: a mark that is read says exactly what leaked."""
    family, leaks = world.ours, []
    for owner in owners(world):
        told_to = OWN | FOR_THE_CHILD if owner.participant.role == "child" else OWN
        ours = {mark: label for mark, label in family.marks.items() if label not in told_to}
        person = owner.participant.person
        seated = family.conference.participants.select_related("person__key")
        others = [one.person for one in seated if one.person != person]
        strange = {getattr(one, part): f"{part} of another" for one in others for part in ("first_name", "last_name")}
        client = carrying(owner.link, opened=True)
        for page in own_pages():
            said = client.get(page)
            words = said.content.decode(errors="replace")
            told = {**ours, **world.theirs.marks, **strange}
            told.pop(person.first_name, None)
            leaks += [
                f"{owner.participant.role} {page}: {what}" for mark, what in told.items() if mark and mark in words
            ]

    assert leaks == []


def test_pages_of_the_link_alone_say_no_surname(world: World) -> None:
    for owner in owners(world):
        client = carrying(owner.link, opened=False)
        for page, view in own_pages().items():
            if view.level is Level.LOCATED:
                said = client.get(page).content.decode()
                assert owner.participant.person.last_name not in said


@pytest.mark.parametrize("page", sorted(own_pages()))
def test_page_is_light_neutral_and_plain(page: str, world: World) -> None:
    owner = owners(world)[0]
    answer = carrying(owner.link, opened=True).get(page)
    if not answer.headers["Content-Type"].startswith("text/html"):
        return
    words = answer.content.decode()
    files = [Path(str(finders.find(f"family/family.{kind}"))).read_bytes() for kind in ("css", "js")]
    weight = sum(len(gzip.compress(body)) for body in (answer.content, *files))

    assert weight < 30_000
    assert answer.headers["Cache-Control"] == "no-store"
    assert TITLE.findall(words) in (["Setkání"], [])


@pytest.mark.parametrize("page", sorted(path.stem for path in TEMPLATES.glob("*.html")))
def test_texts_are_plain_czech(page: str) -> None:
    said = re.sub(r'{% say "([^"]*)".*?%}', r"\1", (TEMPLATES / f"{page}.html").read_text())
    words = re.sub(r"{%.*?%}|{{.*?}}|{\w+}|<(?!/)[^>]*lang=(?!\"cs).*?>.*?</\w+>", "", said)

    assert plain_czech.faults(plain_czech.text_of(words, "")) == []


def test_what_is_hidden_from_somebody_stops_the_whole_page(world: World) -> None:
    owner = next(one for one in owners(world) if visits.secrets_from(one.participant, worlds.NOW.date()))
    secret = visits.secrets_from(owner.participant, worlds.NOW.date())[0]
    venue = world.ours.conference.venue
    assert venue is not None
    type(venue).objects.filter(pk=venue.pk).update(name=f"Klubovna, {secret.value}")

    page = carrying(owner.link, opened=False).get(reverse("family:home")).content.decode()

    assert secret.value not in page
    assert "Zavolejte nám prosím" in page
