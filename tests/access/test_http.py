"""What holds for every address: forged forms are refused, reading changes nothing, headers are as agreed."""

import re
from contextlib import suppress
from typing import Any

import pytest
from allauth.account.urls import urlpatterns as account_patterns
from allauth.mfa.urls import urlpatterns as factor_patterns
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse
from django.views.generic import View

from kruh.foundation.ids import uuid7
from kruh.web.public import PublicPage
from tests.access import crawl
from tests.access.test_matrix import TABLE, addresses, as_person, turn, world
from tests.factories.world import World

__all__ = ["turn", "world"]
pytestmark = pytest.mark.django_db
# What goes around a page is the same on both databases; that every page can be read on both is tried by reading them.
AROUND_A_PAGE = pytest.mark.sqlite_only

HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
# These know nobody by a cookie, only by their link, so no other site can speak for anybody.
KNOWS_NOBODY = {
    "monitoring:sentence",
    "training:public",
    "training:evaluate",
    *("api:description", "api:calendar", "api:own-statistics", "api:region-statistics", "api:records", "api:receipt"),
    "training:own",
    "training:own-certificate",
    "training:own-material",
    "training:own-calendar",
    "training:listed",
    "training:verify",
}


def urls(world: World) -> dict[str, str]:
    """Every address of ours, filled with what belongs to our family."""
    known = [address for address in addresses() if address.name in TABLE]
    return {address.name: address.url(TABLE[address.name].words(world, world.ours)) for address in known}


def library() -> dict[str, str]:
    """The addresses of the library that need no parameter."""
    found: dict[str, str] = {}
    for pattern in _flat([*account_patterns, *factor_patterns]):
        with suppress(NoReverseMatch):
            found[str(pattern.name)] = reverse(str(pattern.name))
    return found


def _flat(patterns: list[Any]) -> list[URLPattern]:
    return [
        one for entry in patterns for one in (_flat(entry.url_patterns) if isinstance(entry, URLResolver) else [entry])
    ]


@AROUND_A_PAGE
@pytest.mark.parametrize("name", ["key_worker", "consultant", "minute_taker", "methodologist", "administrator"])
def test_form_without_the_token_is_refused_everywhere(name: str, world: World) -> None:
    signed_in = as_person(world, name)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    before = crawl.content()

    answers = {where: client.post(url, {"once": str(uuid7())}) for where, url in {**urls(world), **library()}.items()}

    assert len(answers) > 150
    others = {where: answer.status_code for where, answer in answers.items() if answer.status_code != 403}
    assert {name: status for name, status in others.items() if name not in KNOWS_NOBODY} == {}
    assert set(others.values()) <= {401, 404, 405, 422}
    assert crawl.content() == before


@pytest.mark.parametrize("name", ["key_worker", "consultant", "facilitator_accepted", "methodologist"])
def test_reading_changes_nothing(name: str, world: World) -> None:
    client = as_person(world, name)
    before = crawl.content()

    for url in urls(world).values():
        client.get(url)

    assert crawl.content() == before


def agreed_for(answer: Any) -> dict[str, str]:
    """What an answer must carry; a page that knows nobody may be found, and kept: beside a session by its browser."""
    view: Any = getattr(answer.resolver_match.func, "view_class", View) if answer.status_code == 200 else View
    if not issubclass(view, PublicPage):
        return HEADERS
    who = "private" if answer.wsgi_request.COOKIES else "public"
    return {**HEADERS, "Cache-Control": f"{who}, max-age={view.kept_for}", "X-Robots-Tag": view.robots}


@AROUND_A_PAGE
def test_every_answer_carries_the_agreed_headers(world: World) -> None:
    client, outside = as_person(world, "key_worker"), Client()
    answers = [
        (where, browser.get(url))
        for browser in (client, outside)
        for where, url in {**urls(world), **library(), "nowhere": "/nikde/"}.items()
    ]

    wrong = [
        f"{where}: {name} is {answer.headers.get(name)}"
        for where, answer in answers
        for name, value in agreed_for(answer).items()
        if answer.headers.get(name) != value
        and not (name == "Cache-Control" and "no-store" in answer.headers.get(name, ""))
    ]
    policies = {answer.headers["Content-Security-Policy"] for _, answer in answers}
    agreed = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in settings.SECURE_CSP.items())

    assert wrong == []
    # Files that somebody brought and files kept by the demo's mailbox have their own, stricter ones.
    assert policies == {agreed, "sandbox", "default-src 'none'; sandbox"}


@AROUND_A_PAGE
def test_addresses_on_pages_hold_ids_and_words_only(world: World) -> None:
    """A name, a contact or a birth date in an address would stay in histories and logs."""
    client = as_person(world, "key_worker")
    marks = list(world.ours.marks)
    linked = {link for url in urls(world).values() for link in _links(client.get(url))}

    assert len(linked) > 100
    assert [link for link in linked if any(mark in link for mark in marks)] == []


def _links(answer: Any) -> list[str]:
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return [answer.headers.get("Location", "")]
    return re.findall(r'(?:href|action|src)="(?!mailto:|tel:)([^"]*)"', answer.content.decode())
