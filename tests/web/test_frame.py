"""The frame around every page, written in Python: the markup of the components, and everything typed is escaped."""

import re
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from kruh.web import frame
from tests.factories import people

EVIL = "<script>alert('x')</script>"
SAFE = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w{64})"')


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    current: bool = False
    count: int = 0


ITEMS = (Item("Přehled", "/p/", current=True), Item("Lidé & vztahy", "/l/?a=1&b=2", count=3), Item(EVIL, "/x/"))


def test_tabs_are_the_component_in_python() -> None:
    assert frame.tabs(ITEMS) == render_to_string("components/tabs.html", {"tabs": ITEMS}).strip()


def test_filters_say_which_is_chosen_and_how_many_and_escape() -> None:
    items = [
        {"label": "Moje", "url": "?jen=moje&b=2", "current": True, "count": 0},
        {"label": EVIL, "url": "?", "current": False, "count": None},
    ]

    assert render_to_string("components/filters.html", {"filters": items, "label": "Podle & stavu"}).strip() == (
        '<nav class="filters" aria-label="Podle &amp; stavu"><ul>'
        '<li><a href="?jen=moje&amp;b=2" aria-current="true">Moje <span class="count">0</span></a></li>'
        f'<li><a href="?">{SAFE}</a></li></ul></nav>'
    )


@pytest.mark.parametrize(
    ("ways", "made"),
    [
        (("/a/?x=1&b=2", "/o/"), ('rel="prev" href="/a/?x=1&amp;b=2">', 'rel="next" href="/o/">Starší')),
        (("", "/o/"), ("<span></span><a", 'rel="next" href="/o/">Starší')),
        (("/a/", ""), ('rel="prev" href="/a/">', "Novější</a><span></span></nav>")),
    ],
)
def test_pager_leads_where_there_is_something(ways: tuple[str, str], made: tuple[str, str]) -> None:
    newer, older = ways
    shown = render_to_string("components/pager.html", {"newer": newer, "older": older, "label": "Stránky & listy"})

    assert [part in shown for part in ('aria-label="Stránky &amp; listy"', *made)] == [True] * 3


def test_pager_of_one_page_is_nothing() -> None:
    assert frame.pager("", "", "Další stránky") == ""


def test_crumbs_are_the_component_in_python() -> None:
    trail = [("Případy", "/pripady/"), (EVIL, "/a/?x=1&y=2"), ("PK 1 – Ema", "")]

    assert frame.crumbs(trail) == render_to_string("components/crumbs.html", {"trail": trail}).strip()


def test_no_tabs_and_no_steps_leave_nothing() -> None:
    assert (frame.tabs([]), frame.crumbs([])) == ("", "")


def test_header_says_who_is_signed_in_and_escapes_names() -> None:
    own = frame.signed_in(EVIL, "vedoucí, Lípová", [Item("Zprávy", "/zpravy/")], "abc")
    made = frame.header([Item("Dnes", "/", current=True), Item("Případy", "/pripady/", count=2)], own)

    assert made.count("<script") == 0
    assert f"<p><strong>{SAFE}</strong>vedoucí, Lípová</p>" in made
    assert (
        '<a href="/" aria-current="page">Dnes</a><a href="/pripady/">Případy <span class="count">2</span></a>' in made
    )
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="abc"><button class="link"' in made


def test_header_of_nobody_has_only_the_brand() -> None:
    made = frame.header([], "")

    assert (made.count("<a "), made.count("<nav"), made.count("<form")) == (1, 0, 0)


@pytest.mark.django_db
def test_every_page_masks_the_token_of_its_way_out_anew() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.user(), settings.AUTHENTICATION_BACKENDS[0])
    first, second = (TOKEN.findall(client.get("/galerie/").content.decode()) for _ in range(2))

    assert (len(first), len(second), first == second) == (1, 1, False)
    left = [client.post("/ucet/logout/", {"csrfmiddlewaretoken": token}).status_code for token in ("x" * 64, *first)]
    assert left == [403, 302]
