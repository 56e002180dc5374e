"""Every screen of the demo region that somebody can reach by clicking: what it costs, what it weighs, what it links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from bench import call
from kruh.access.models import User
from kruh.directory import demo
from kruh.project.management.commands import demo as command
from kruh.protection_plans import actions as protection_plans
from kruh.protection_plans.models import PlanVersion
from kruh.protection_plans.vocabulary import Occasion
from tests.factories import protection

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]
MOST_QUERIES, MOST_BYTES, MOST_REQUESTS = 8, 70_000, 8
ALIKE = 2  # so many screens of one kind are opened by one person
LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]*)', re.IGNORECASE)
INLINE = re.compile(r"<[a-z][^>]*?\s(?:style|on[a-z]+)\s*=", re.IGNORECASE)
BLOCKS = re.compile(r'<style\b|<script\b(?![^>]*(?:\bsrc=|type="application/json"))', re.IGNORECASE)
LEAVES = ("account_logout",)
WRITTEN = (
    "assessment", "write-section", "close-assessment", "version", "compare", "approve-version", "change-goal",
    "remove-goal", "change-plan-task", "remove-plan-task",
)  # fmt: skip


@dataclass(frozen=True)
class Screen:
    """One screen as one person saw it the second time."""

    who: str
    name: str
    address: str
    status: int
    body: str
    queries: tuple[str, ...]

    @property
    def label(self) -> str:
        """What to call it in a failure."""
        return f"{self.who} {self.name} {self.address}"


@pytest.fixture(scope="module")
def screens(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Screen]]:
    """What every login of the demo can reach; told once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        command.load()
        begun = _begin_the_next_plan()
        first = {begun.written_by.email: [reverse("protection_plans:version", args=[begun.pk])]}
        yield [screen for who in demo.PEOPLE for screen in _walk(who.email, first.get(who.email, []))]
        transaction.set_rollback(True)


def _begin_the_next_plan() -> PlanVersion:
    """An assessment and a third version with a task are begun, so that the pages of writing have something to open.

    Its writer opens it first: which two of three versions the walk would meet is decided by their random numbers.
    """
    now, held = timezone.now(), PlanVersion.objects.filter(number=2).select_related("plan__child", "plan__case")[0]
    case, child, by = held.plan.case, held.plan.child, held.written_by
    protection_plans.start_assessment(case, child=child, by=by, at=now)
    begun = protection_plans.start_version(case, child=child, occasion=Occasion.REGULAR, by=by, at=now)
    protection.task(begun, by, now)
    return begun


def _walk(email: str, first_of_all: list[str]) -> Iterator[Screen]:
    client = Client()
    client.force_login(User.objects.get(email=email), settings.AUTHENTICATION_BACKENDS[0])
    waiting, opened = [*first_of_all, "/"], dict[str, int]()
    known = set(waiting)
    while waiting:
        address = waiting.pop(0)
        name = resolve(address.partition("?")[0]).view_name
        opened[name] = opened.get(name, 0) + 1
        if name in LEAVES or opened[name] > ALIKE:
            continue
        first = client.get(address)
        if first.status_code == 200 and "text/html" not in first.headers["Content-Type"]:
            continue
        with call.counted() as asked:
            again = client.get(address)
        body = again.content.decode()
        yield Screen(email.partition("@")[0], name, address, again.status_code, body, tuple(asked))
        fresh = [link.replace("&amp;", "&") for link in LINK.findall(body) if _is_ours(link)]
        waiting += sorted(set(fresh) - known)
        known |= set(fresh)


def _is_ours(link: str) -> bool:
    return link.startswith("/") and not link.startswith(("//", settings.STATIC_URL))


def test_the_walk_reaches_the_stages_of_a_conference(screens: list[Screen]) -> None:
    reached = {screen.name for screen in screens}

    assert {
        "desk:today",
        "cases:people",
        "conferences:dates",
        "plans:plan",
        "method:overview",
        "meetings:room",
    } <= reached
    assert len(reached) > 60


def test_the_walk_reaches_the_writing_of_a_protection_plan(screens: list[Screen]) -> None:
    reached = {screen.name for screen in screens if screen.status == 200}

    assert {f"protection_plans:{name}" for name in WRITTEN} - reached == set()


def test_every_link_leads_to_a_screen(screens: list[Screen]) -> None:
    fine = (200, 302, 422)  # 422 says what is missing for a letter that cannot be written yet

    assert {screen.label: screen.status for screen in screens if screen.status not in fine} == {}


def test_every_screen_asks_the_database_at_most_eight_times(screens: list[Screen]) -> None:
    assert {s.label: len(s.queries) for s in screens if len(s.queries) > MOST_QUERIES} == {}


def test_every_screen_is_light(screens: list[Screen]) -> None:
    weights = {screen.label: call.weigh(screen.body.encode()) for screen in screens if screen.status == 200}

    assert {n: w for n, w in weights.items() if w.total > MOST_BYTES or w.requests > MOST_REQUESTS} == {}


def test_no_screen_asks_another_server_for_anything(screens: list[Screen]) -> None:
    foreign = {screen.label: call.weigh(screen.body.encode()).foreign for screen in screens if screen.status == 200}

    assert {name: urls for name, urls in foreign.items() if urls} == {}


def test_no_screen_carries_a_style_or_a_script_inside(screens: list[Screen]) -> None:
    found = {screen.label: [*INLINE.findall(screen.body), *BLOCKS.findall(screen.body)] for screen in screens}

    assert {name: marks for name, marks in found.items() if marks} == {}
