"""Anybody at a computer in the stories: opens a page, fills its form and sends it, as in practice; and the clock.

Nobody here calls the product from inside: every step reads a real page, takes the fields and the hidden words from its
form, fills them and posts them, as a browser without scripts would.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.foundation import days
from tests.stories.paper import Page

IDENTITY = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class Clock:
    """What time it is in the story."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def strikes(self, day: str, hour: str = "9:00") -> datetime:
        """This will move the story to a day and an hour in Prague."""
        at = days.moment(days.parse_day(day, date(2026, 1, 1)), days.parse_clock(hour))
        self._traveller.move_to(at, tick=False)
        return at


@dataclass
class Visitor:
    """Somebody with a login."""

    email: str
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    @property
    def user(self) -> User:
        """The account as it is now."""
        return User.objects.get(email=self.email)

    # Moving about -------------------------------------------------------------------------------------------------

    def opens(self, name: str, *args: Any) -> Page:
        """This will open a page by its address, signing in again when the session has ended meanwhile."""
        return self.visits(reverse(name, args=[plain(arg) for arg in args]))

    def visits(self, address: str) -> Page:
        """This will open an address; a page that fails or refuses stops the story."""
        page = self.looks_at(address)
        assert page.status == 200, f"{self.email} {address}: {page.status}\n{page.text[:400]}"
        return page

    def looks_at(self, address: str) -> Page:
        """This will open an address whatever the answer is."""
        answer = self.client.get(address, follow=True)
        if answer.redirect_chain and "/login/" in answer.redirect_chain[-1][0]:
            self.signs_in()
            answer = self.client.get(address, follow=True)
        return self._reads(answer, address)

    def follows(self, name: str, *args: Any) -> Page:
        """This will click a link that must be on the page that is open; a missing link is a dead end."""
        address = reverse(name, args=[plain(arg) for arg in args])
        assert self.page.leads_to(address), f"z {self.page.address} nevede odkaz na {address}"
        return self.visits(address)

    def sends(self, _to: str = "", **typed: Any) -> Page:
        """This will fill and send the form of the page that is open; it must be taken."""
        page = self.tries_to_send(_to, **typed)
        assert page.status == 200, f"{page.address}: {page.status} {page.problems or page.text[:600]}"
        assert not page.problems, page.problems
        return page

    def tries_to_send(self, _to: str = "", **typed: Any) -> Page:
        """This will fill and send the form, whatever the answer is."""
        address = _to or self.page.address
        return self.posts(address, self.page.form_for(address).filled(typed))

    def posts(self, address: str, words: dict[str, Any]) -> Page:
        """This will send words as they are."""
        return self._reads(self.client.post(address, words, follow=True), address)

    def signs_in(self) -> None:
        """This will begin a session."""
        self.client.force_login(self.user)

    def takes_file(self, name: str, *args: Any) -> bytes:
        """This will download a paper."""
        address = reverse(name, args=[plain(arg) for arg in args])
        answer = self.client.get(address)
        assert answer.status_code == 200, f"{self.email} {address}: {answer.status_code}"
        return bytes(answer.content)

    def _reads(self, answer: Any, address: str) -> Page:
        if answer.redirect_chain:
            address = urlsplit(answer.redirect_chain[-1][0]).path
        self.page = Page(address, answer.status_code, answer.content.decode())
        return self.page

    # What everybody can do ----------------------------------------------------------------------------------------

    def waits_for_me(self) -> list[str]:
        """This will read „Dnes“: the work that waits, line by line."""
        page = self.opens("desk:today")
        return [words for words, link in page.links if "/konference/" in link or "/zpravy/" in link]

    def knows_of(self) -> set[UUID]:
        """This will give the conferences in the person's list."""
        page = self.opens("conferences:list")
        return {UUID(found) for found in re.findall(rf"/konference/({IDENTITY})/", page.html)}

    def is_shut_out_of(self, addresses: list[str]) -> set[int]:
        """This will try the addresses and give how the product answered."""
        return {self.looks_at(address).status for address in addresses}


def plain(arg: Any) -> Any:
    """What stands in an address: the number of a row, or the words themselves."""
    return getattr(arg, "pk", arg)
