"""Looking through a reader's eyes: the screen has what the paper has, and two copies can be told apart."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.foundation.typesetting import to_pdf
from kruh.foundation.typesetting.reading import text_of_pdf
from kruh.meetings.actions import minutes as actions
from kruh.meetings.documents.copies import copy_for
from kruh.meetings.vocabulary import Audience, Layout, SectionKind
from tests.factories import minutes
from tests.factories.minutes import NEXT_DAY, Told

AT = NEXT_DAY + timedelta(hours=2)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def next_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def page(user: User, name: str, *words: object) -> str:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    return client.get(reverse(f"meetings:{name}", args=words)).content.decode()


def words_of(text: str) -> list[str]:
    return sorted(set(re.findall(r"\w+", text)))


def preview(told: Told, name: str) -> str:
    shown = page(told.worker, "look-as", told.world.conference.pk, told.rows[name].pk)
    found = re.search(r"<article.*?</article>", shown, re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]+>", " ", found[0]))


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", ["Jitka", "Adam"])
def test_preview_says_what_the_paper_says(name: str, layout: Layout) -> None:
    told = minutes.written()
    actions.choose_layout(told.minutes, layout=layout, by=told.sent(), at=NEXT_DAY)
    told.write(SectionKind.VIEWS, "Jitka: pracuje v noci.\n\nRadek: jezdí.")

    paper = text_of_pdf(to_pdf(copy_for(told.minutes, told.rows[name], AT)[0]))

    shown = words_of(preview(told, name))
    pages = {"strana", "z", "1", "2"}
    assert [word for word in words_of(paper) if word not in shown and word.casefold() not in pages] == []
    assert [word for word in shown if word not in words_of(paper)] == []


def test_preview_stops_like_the_paper_does() -> None:
    told = minutes.written()
    minutes.hide(told, "Březová 12, 391 00 Lipová", owner="Jitka", hidden_from="Radek")
    told.write(SectionKind.VIEWS, "Jitka teď bydlí v Březové 12.")

    assert ["[údaj zde neuvádíme]" in preview(told, name) for name in ("Jitka", "Radek")] == [False, True]


def test_two_copies_show_what_only_one_of_them_has() -> None:
    told = minutes.written()
    jitka, radek = told.rows["Jitka"].pk, told.rows["Radek"].pk
    told.write(SectionKind.VIEWS, "Bojí se.", audience=Audience.ONLY, people=[str(jitka)])

    shown = page(told.worker, "compare-copies", told.world.conference.pk, jitka, radek)
    same = page(told.worker, "compare-copies", told.world.conference.pk, radek, told.rows["Vlasta"].pk)

    assert '<del><span class="vh">má jen Jitka Havlínová: </span>Bojí se.</del>' in shown
    assert ("Obě kopie říkají totéž." in shown, "Obě kopie říkají totéž." in same) == (False, True)


def test_eyes_offer_everybody_who_may_get_a_copy() -> None:
    told = minutes.written()

    shown = page(told.worker, "choose-eyes", told.world.conference.pk)

    assert [name for name in told.rows if f"{name} " in shown] == list(told.rows)


def test_eyes_are_the_organisers_alone() -> None:
    told = minutes.written()
    client = Client()
    client.force_login(told.sent(), settings.AUTHENTICATION_BACKENDS[0])

    answer = client.get(reverse("meetings:choose-eyes", args=[told.world.conference.pk]))

    assert answer.status_code == 403
