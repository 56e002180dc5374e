"""The room in a browser for several files of tests: the minute taker's screen and what one does there."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.meetings.actions import room as actions
from kruh.meetings.queries import room as queries
from tests.browser.conftest import Desk, Region

MINUTE_TAKER, FACILITATOR = "tereza.zimova@mostkrodine.example", "jiri.kalina@mostkrodine.example"
TRIES, SOON = 6, 5_000
ORGANISER = "daniel.rybar@zalesi.example"


@pytest.fixture
def conference(region: Region) -> Conference:
    """A meeting that was to begin half an hour ago."""
    found = Conference.objects.get(case__file_mark="ZAL-OSPOD-32")
    Conference.objects.filter(pk=found.pk).update(starts_at=timezone.now() - timedelta(minutes=30))
    found.refresh_from_db()
    actions.open_room(found, by=User.objects.get(email=MINUTE_TAKER), at=timezone.now())
    return found


@pytest.fixture
def room(conference: Conference, desk: Desk) -> Page:
    """The minute taker's screen."""
    desk.sit_down(MINUTE_TAKER)
    return entered(desk.page, desk, conference)


def entered(page: Page, desk: Desk, conference: Conference) -> Page:
    """This will open the room and wait until it is drawn."""
    page.goto(f"{desk.home}/konference/{conference.pk}/mistnost/")
    drawn(page)
    return page


def drawn(page: Page) -> None:
    """This will wait until the screen stands."""
    page.wait_for_selector("[data-drawn]", state="attached")


def writes(page: Page, *texts: str) -> None:
    """This will write lines as people do."""
    line = page.locator("#entry-line")
    for text in texts:
        line.fill(text)
        line.press("Enter")
        expect(line).to_have_value("")


def is_saved(page: Page) -> None:
    """This will wait until the screen says that the server has everything."""
    for _ in range(TRIES):
        page.evaluate("dispatchEvent(new Event('online'))")
        with suppress(AssertionError):
            expect(page.locator("[data-part=saving]")).to_contain_text("Uloženo", timeout=SOON)
            return
    expect(page.locator("[data-part=saving]")).to_contain_text("Uloženo")


def record(conference: Conference) -> list[tuple[str, str]]:
    """What the server has."""
    lines = queries.lines(conference)
    return [(line.words.kind.value, line.words.text) for line in lines if not line.words.is_struck]
