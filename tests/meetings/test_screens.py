"""Where somebody hides stands on no page of those who may not open it; who may, is told where it was written."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.conferences.vocabulary import SeatRole
from kruh.meetings.actions import comments
from kruh.meetings.vocabulary import SectionKind
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "Březová 12, 391 00 Lipová nad Březnou", "Jitka bydlí v Březové 12 u kamarádky."
CALM, TOLD = "Stránku teď upravuje pracoviště", "Tým setkání tuhle stránku teď neotevře"
PAPERS = ("print-minutes", "plan-file")
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(autouse=True)
def next_day() -> Iterator[None]:
    with time_machine.travel(NEXT_DAY, tick=False):
        yield


def told_by(place: str, *, kind: str = "address", is_hidden: bool = True) -> Told:
    """Minutes in which the organiser wrote the address in one place."""
    told = factory.delivered()
    if is_hidden:
        factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    if place in ("minutes", "print-minutes"):
        told.write(SectionKind.VIEWS, WORDS, by=told.worker)
    if place == "comments":
        comments.add_comment(told.minutes, text=WORDS, by=told.worker, at=NEXT_DAY)
    if place in ("plan", "plan-file"):
        factory.add_task(told, text=f"Vyzvednout věci. {WORDS}")
    return told


def page(told: Told, who: Any, place: str) -> Any:
    names = {"plan": "plans:plan", "plan-file": "plans:plan-file"}
    arguments = [told.world.conference.pk, *(["pdf"] if place in PAPERS else [])]
    return signed_in(who).get(reverse(names.get(place, f"meetings:{place}"), args=arguments))


@pytest.mark.parametrize("place", ["minutes", "comments", "plan", *PAPERS])
def test_page_that_tells_a_place_waits_for_the_organiser(place: str) -> None:
    told = told_by(place)

    seated, own = page(told, told.sent(SeatRole.FACILITATOR), place), page(told, told.worker, place)

    said = seated.content.decode()
    assert (seated.status_code, CALM in said, "Březov" in said) == (422, True, False)
    assert own.status_code == 200
    assert place in PAPERS or TOLD in own.content.decode()


@pytest.mark.parametrize("place", ["minutes", "comments", "plan"])
def test_page_without_it_opens_for_everybody(place: str) -> None:
    told = told_by("nowhere")

    pages = [page(told, who, place) for who in (told.sent(SeatRole.FACILITATOR), told.worker)]

    assert [(one.status_code, TOLD in one.content.decode()) for one in pages] == [(200, False)] * 2


def test_words_stand_where_nothing_is_protected() -> None:
    told = told_by("minutes", is_hidden=False)

    assert "Březové 12" in page(told, told.sent(SeatRole.FACILITATOR), "minutes").content.decode()


def test_who_wrote_it_goes_on_writing() -> None:
    told = factory.delivered()
    factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    told.write(SectionKind.VIEWS, WORDS, by=told.sent())

    pages = [
        page(told, told.sent(role), "minutes").status_code for role in (SeatRole.MINUTE_TAKER, SeatRole.FACILITATOR)
    ]

    assert pages == [200, 422]


@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize("place", ["minutes", "comments", "plan"])
def test_reading_the_page_costs_few_questions(place: str, is_hidden: bool) -> None:
    told = told_by("nowhere", is_hidden=is_hidden)
    address = reverse("plans:plan" if place == "plan" else f"meetings:{place}", args=[told.world.conference.pk])
    counts = []
    for who in (told.worker, told.sent(SeatRole.FACILITATOR)):
        client = signed_in(who)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len([row for row in asked if not row["sql"].startswith(FRAME)]))

    # Only where a place is protected its value is asked for.
    assert max(counts) <= (9 if is_hidden else 8), counts
