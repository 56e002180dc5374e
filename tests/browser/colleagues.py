"""People of a meeting at their own computers, and the network between them and the server, perfect or dreadful.

Whoever works over a dreadful network does what people do: looks whether it is done, tries again, loads the page anew.
"""

import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Download, Error, Locator, Request, Route, expect

from tests.browser.conftest import Desk

CARRIED = re.compile(r"/(konference|zapis|pripominky)/[^?]*(\?|$)")
NAMED_BY_CHANCE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{2,}")
FATES = {"fine": 60, "slow": 15, "lost": 10, "answer lost": 8, "overloaded": 7}
MOST_IN_A_ROW = 2
PATIENCE, SOON, FILE = 12, 4_000, 15_000
LONGEST, MOMENT = 60, 100
OVERLOADED = 503
BROKEN = "Server je teď přetížený"
NOT_LOADED = ("Failed to load resource", "An unknown error occurred when fetching", "A bad HTTP response code")


@dataclass
class Network:
    """With a seed much happens to what it carries; without one nothing does."""

    seed: int | None = None
    happened: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._asked: Counter[str] = Counter()
        self._unlucky: Counter[str] = Counter()

    def joins(self, context: BrowserContext) -> None:
        """This will carry whatever the browser asks of the meeting."""
        if self.seed is not None:
            context.route(CARRIED, self._carries)

    @contextmanager
    def cut(self, context: BrowserContext) -> Iterator[None]:
        """This will be a stretch without any network, on a dreadful one."""
        if self.seed is None:
            yield
            return
        self.happened["cut"] += 1
        context.set_offline(True)
        yield
        context.set_offline(False)

    def _carries(self, route: Route) -> None:
        request = route.request
        what = f"{request.method} {NAMED_BY_CHANCE.sub('', urlsplit(request.url).path)}"
        fate = self._fate(what)
        if self._unlucky[what] >= MOST_IN_A_ROW or (fate == "answer lost" and _has_file(request)):
            fate = "fine"
        self._unlucky[what] = 0 if fate in {"fine", "slow"} else self._unlucky[what] + 1
        self.happened[fate] += 1
        with suppress(Error):  # the page that asked is gone
            self._deals(route, fate)

    def _fate(self, what: str) -> str:
        """By the address and how often it was asked for, so that a slow computer meets the same as a quick one."""
        self._asked[what] += 1
        chance = random.Random(f"{self.seed} {what} {self._asked[what]}")
        return chance.choices([*FATES], [*FATES.values()])[0]

    @staticmethod
    def _deals(route: Route, fate: str) -> None:
        if fate == "slow":
            time.sleep(0.2)
        if fate in {"fine", "slow"}:
            route.continue_()
        elif fate == "overloaded":
            is_page = route.request.is_navigation_request()
            told = f"<h1>{BROKEN}</h1>" if is_page else json.dumps({"reasons": [f"{BROKEN}."]})
            kind = "text/html" if is_page else "application/json"
            route.fulfill(status=503, content_type=f"{kind}; charset=utf-8", body=told)
        else:
            if fate == "answer lost":
                route.fetch(max_redirects=0)
            route.abort()


def _has_file(request: Request) -> bool:
    return request.url.endswith("/listiny/pridat/") or request.url.endswith(".pdf")


@dataclass
class Colleague(Desk):
    """Somebody who works at the meeting."""

    network: Network = field(default_factory=Network)

    def goes(self, address: str) -> None:
        """This will open an address."""
        for _ in range(PATIENCE):
            with suppress(Error):
                answer = self.page.goto(self.home + address)
                if answer is not None and answer.status < OVERLOADED:
                    break
        self.sees(self.page.locator("h1").first)

    def sees(self, what: Locator) -> None:
        """This will wait for something to be in sight, loading again what did not come."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and not what.is_visible():
            if self.page.url.startswith("chrome-error:") or self.page.get_by_role("heading", name=BROKEN).count():
                with suppress(Error):
                    self.page.reload()
            self.page.wait_for_timeout(MOMENT)
        expect(what).to_be_visible()

    def follows(self, name: str | re.Pattern[str], heading: str | re.Pattern[str]) -> None:
        """This will click a link and wait for the page that it leads to."""
        self.page.get_by_role("link", name=name).first.click()
        self.sees(self.page.get_by_role("heading", level=1, name=heading))

    def sends(self, button: str, seen: str | re.Pattern[str]) -> None:
        """This will send a form and wait for what the answer says."""
        with suppress(Error):
            self.page.locator("main").get_by_role("button", name=button, exact=True).click()
        self.sees(self.page.locator("main, .messages").get_by_text(seen).first)

    def presses(self, button: Locator, seen: Locator, wait: int = SOON) -> None:
        """This will press a button until what is awaited is there; a button that is gone has done its work."""
        for _ in range(PATIENCE):
            with suppress(Error):
                if not seen.is_visible() and button.is_visible():
                    button.click(timeout=SOON)
            with suppress(AssertionError):
                expect(seen).to_be_visible(timeout=wait)
                return
        expect(seen).to_be_visible()

    def downloads(self, link: Locator) -> Download:
        """This will take a file, asking again from the same page for one that did not come."""
        here, taken = self.page.url.removeprefix(self.home), None
        for _ in range(PATIENCE):
            with suppress(Error), self.page.expect_download(timeout=FILE) as found:
                link.click(timeout=SOON)
            with suppress(Error):
                taken = found.value
                break
            self.goes(here)
        assert taken is not None, f"no file came: {self.page.locator('main').inner_text()}"
        if self.page.url.startswith("chrome-error:"):
            self.goes(here)
        return taken

    def complaints(self) -> list[str]:
        """What the browser said and axe objects to; a request lost on a dreadful network is no fault of the page."""
        said = [words for words in self.said if self.network.seed is None or not words.startswith(NOT_LOADED)]
        return [*said, *self.faults(), *self.sideways()]


@dataclass
class Office:
    """Where colleagues sit down."""

    browser: Browser
    home: str
    words: dict[str, Any]
    network: Network = field(default_factory=Network)
    contexts: list[BrowserContext] = field(default_factory=list)

    def seats(self, email: str) -> Colleague:
        """This will give somebody a computer of their own."""
        context = self.browser.new_context(**self.words)
        self.contexts.append(context)
        self.network.joins(context)
        colleague = Colleague(context.new_page(), self.home, network=self.network)
        colleague.sit_down(email)
        return colleague

    def closes(self) -> None:
        """This will end the day."""
        for context in self.contexts:
            context.unroute_all(behavior="ignoreErrors")
            context.close()
