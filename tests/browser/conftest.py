"""The demo region in a browser: loaded once, put back for each test, people signed in, every screen listened to."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Page
from pytest_django.live_server_helper import LiveServer

from kruh.access.models import User
from kruh.project.management.commands import demo
from kruh.vault import keys
from tests.browser.addresses import Screen, Walk

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FAULTS_OF_AXE = """rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})
  .then(found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)}`)))"""
WIDER_THAN_SCREEN = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map(e => `sideways at ${innerWidth}: ${e.outerHTML.slice(0, 160)}`)"""


@dataclass
class Region:
    """The demo as it was told, with the screens that it has."""

    copy: Path

    @cached_property
    def walk(self) -> Walk:
        """Everybody's walk over all links, taken once."""
        return Walk.of_everybody()

    @property
    def screens(self) -> list[Screen]:
        """The screens worth looking at."""
        return self.walk.screens


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Region]:
    """Tells the demo once; later tests get a copy of the file."""

    @cache
    def tell() -> Region:
        demo.load()
        region = Region(tmp_path_factory.mktemp("region") / "region.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(region.copy)])
        return region

    return tell


@pytest.fixture
def region(transactional_db: None, told: Callable[[], Region]) -> Region:
    """The demo region in the database of this test."""
    found = told()
    file = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    for leftover in (f"{file}-wal", f"{file}-shm"):
        Path(leftover).unlink(missing_ok=True)
    fresh = file.with_suffix(".fresh")
    shutil.copyfile(found.copy, fresh)
    fresh.replace(file)
    keys._organisations.clear()
    return found


@dataclass
class Desk:
    """Somebody of the demo at a computer: signs in by a session made beforehand and keeps what the browser said."""

    page: Page
    home: str
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self._heard(request.url))

    def _heard(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.said.append(f"third party: {url}")

    def sit_down(self, email: str) -> None:
        """This will sign somebody in."""
        client = Client()
        client.force_login(User.objects.get(email=email))
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.home}])

    def opens(self, address: str) -> None:
        """This will go to an address."""
        self.page.goto(self.home + address)

    def faults(self) -> list[str]:
        """This will name what axe objects to on the page as it stands."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE)
        found: list[str] = self.page.evaluate(FAULTS_OF_AXE, RULES)
        return found

    def sideways(self) -> list[str]:
        """This will name what is wider than the screen."""
        found: list[str] = self.page.evaluate(WIDER_THAN_SCREEN)
        return found


@pytest.fixture
def desk(browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer) -> Iterator[Desk]:
    """A browser with nobody signed in."""
    context: BrowserContext = browser.new_context(**browser_context_args)
    page = context.new_page()
    yield Desk(page, live_server.url)
    with suppress(Error):  # of a tab that crashed
        page.unroute_all(behavior="ignoreErrors")  # an answer held up until now must not fail the next test
    context.close()
