"""Finds every screen that somebody of the demo can reach by links, one address for each look that a screen can have."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.test import Client
from django.urls import resolve

from kruh.access.models import User
from kruh.directory import demo

NOBODY, PUBLIC = "", ("/o-konferencich/", "/ucet/login/")
OUTSIDE_OF_A_WALK = ("/ucet/logout/", "/static/")
FILES = re.compile(r"\.(pdf|docx|ics|csv|png|svg)$")
MOST_LOOKS = 2
MOST_PAGES = 5
NEW_PARTS = 5
SAME_FOR_ALL = (
    "web:",
    "method:",
    "account_",
    "mfa_",
    "directory:organisation",
    "directory:professional",
    "directory:region",
)


@dataclass(frozen=True)
class Screen:
    """One address as one person sees it."""

    email: str
    name: str
    address: str

    @property
    def label(self) -> str:
        """This will name a picture of the screen."""
        return f"{self.name.replace(':', '_')}-{self.email.split('@')[0].split('.')[-1]}"


class _Page(HTMLParser):
    """Collects where a page leads and what it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.parts: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "a" and named.get("href", "").startswith(("/", "?")):
            self.links.append(named["href"])
        self.parts.add(f"{tag}.{named.get('class', '')}")


@dataclass
class Walk:
    """Who went where, what each page was made of, and which links led to a closed door."""

    found: dict[str, list[tuple[set[str], Screen]]] = field(default_factory=dict)
    closed: list[tuple[str, str, str]] = field(default_factory=list)

    @classmethod
    def of_everybody(cls) -> "Walk":
        """This will walk as each person of the demo, and as somebody who only came to read."""
        walk = cls()
        walk._walk(NOBODY, *PUBLIC)
        for _, _, email in demo.LOGINS:
            walk._walk(email, "/")
        return walk

    @cached_property
    def screens(self) -> list[Screen]:
        """For each page the looks that differ most."""
        return [screen for seen in self.found.values() for screen in _richest(seen)]

    def _walk(self, email: str, *starts: str) -> None:
        client = Client()
        if email:
            client.force_login(User.objects.get(email=email))
        waiting, known, read = [("", start) for start in starts], {*starts}, Counter[str]()
        while waiting:
            came_from, address = waiting.pop(0)
            name = _name(address)
            read[name] += 1
            if read[name] > (1 if email and name.startswith(SAME_FOR_ALL) else MOST_PAGES):
                continue
            answer = client.get(address)
            if answer.status_code not in {200, 302}:
                self.closed.append((email, came_from, f"{address} {answer.status_code}"))
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            page = _Page()
            page.feed(answer.content.decode())
            self.found.setdefault(name, []).append((page.parts, Screen(email, name, address)))
            ahead = [target for link in page.links if _is_a_screen(target := _joined(address, link))]
            waiting += [(address, target) for target in dict.fromkeys(ahead) if target not in known]
            known.update(ahead)


def _richest(seen: list[tuple[set[str], Screen]]) -> list[Screen]:
    """The page with most kinds of parts, and further ones as long as they show enough that is new."""
    chosen: list[Screen] = []
    known: set[str] = set()
    while len(chosen) < MOST_LOOKS and seen:
        parts, screen = max(seen, key=lambda pair: len(pair[0] - known))
        if chosen and len(parts - known) < NEW_PARTS:
            break
        chosen.append(screen)
        known |= parts
    return chosen


def _joined(address: str, link: str) -> str:
    path = urlsplit(address).path
    return (path + link if link.startswith("?") else link).partition("#")[0]


def _is_a_screen(address: str) -> bool:
    path = urlsplit(address).path
    return not path.startswith(OUTSIDE_OF_A_WALK) and not FILES.search(path)


def _name(address: str) -> str:
    found = resolve(urlsplit(address).path)
    return found.view_name
