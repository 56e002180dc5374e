"""When the page is too old or the server cannot keep anything, the family reads it on a page of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from kruh.conferences.vocabulary import ParticipantRole
from tests.factories import invited, pages, teams
from tests.factories.conferences import World
from tests.factories.pages import Owner

pytestmark = pytest.mark.django_db
WORDS = "Chci, aby tam byla <b>teta</b>."


@pytest.fixture
def owner() -> Owner:
    world: World = teams.scheduled()
    return pages.owner(invited.seat(world, ParticipantRole.RELATIVE, "Vlasta"), world.worker)


@contextmanager
def refusing() -> Iterator[None]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise OperationalError("database or disk is full")

    with connection.execute_wrapper(refuse):
        yield


def test_expired_form_is_said_in_the_familys_own_frame_and_nothing_typed_is_lost(owner: Owner) -> None:
    phone = owner.opened()
    strict = Client(enforce_csrf_checks=True, headers={"User-Agent": pages.PHONE})
    strict.cookies = phone.cookies

    answer = strict.post(reverse("family:wishes"), {"words": WORDS})
    page = answer.content.decode()

    assert answer.status_code == 403
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Ještě jednou, prosím"]
    assert ("Rychle odejít" in page, "Přihlásit" in page, "<b>teta" in page) == (True, False, False)
    assert 'name="words" value="Chci, aby tam byla &lt;b&gt;teta&lt;/b&gt;."' in page
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    again = strict.post(reverse("family:wishes"), {"words": WORDS, "csrfmiddlewaretoken": token})
    assert again.status_code == 302


@pytest.mark.parametrize(("method", "heading"), [("post", "Ještě jednou, prosím"), ("get", "Teď to nejde otevřít")])
def test_storage_trouble_is_said_in_the_familys_own_frame(method: str, heading: str, owner: Owner) -> None:
    phone = owner.opened()

    with refusing():
        answer = getattr(phone, method)(reverse("family:wishes"), {"words": WORDS})
    page = answer.content.decode().replace("\xa0", " ")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    assert re.findall(r"<h1>(.*?)</h1>", page) == [heading]
    assert ("Chyba je u nás." in page, "správci" in page, "Rychle odejít" in page) == (True, False, True)


def test_colleagues_keep_their_own_pages(owner: Owner) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert "Text zůstal" in strict.post("/ucet/login/", {"login": "a"}).content.decode()
