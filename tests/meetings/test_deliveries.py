"""Who gets the minutes, on one page: whose copy reads differently today, what goes along, and few questions."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from bench.call import counted
from kruh.conferences.vocabulary import Channel, SeatRole
from kruh.meetings.actions import copies
from kruh.meetings.models import Delivery
from kruh.meetings.queries import deliveries
from kruh.meetings.rules import wordings as rules
from kruh.meetings.vocabulary import Audience, SectionKind
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import signed_in

LATER = NEXT_DAY + timedelta(hours=3)
MOST_QUERIES = 8


@pytest.mark.parametrize(
    ("then", "now", "is_child", "differs"),
    [
        ({"goal": "Cíl."}, {"goal": "Cíl. "}, False, False),
        ({"goal": "Cíl."}, {"goal": "Jiný cíl."}, False, True),
        ({"goal": "Cíl."}, {}, False, True),
        ({"worries": "Obava."}, {"worries": "Jiná."}, True, False),
        ({"goal": "Bydlí [neuvádíme] s mámou."}, {"goal": "Bydlí v Táboře, Lipová 3 s mámou."}, False, False),
        ({"goal": "Bydlí [neuvádíme] s mámou."}, {"goal": "Bydlí v Táboře s tátou."}, False, True),
    ],
)
def test_copy_reads_differently_only_when_its_own_words_changed(
    then: dict[str, str], now: dict[str, str], is_child: bool, differs: bool
) -> None:
    assert rules.reads_differently(then, now, is_child=is_child) is differs


@pytest.fixture
def told(db: None) -> Iterator[Told]:
    """Minutes of which everybody has a copy; one stretch was for Jitka alone."""
    told = factory.written()
    jitka = [str(told.rows["Jitka"].pk)]
    told.write(SectionKind.VIEWS, "Jen pro Jitku.", audience=Audience.ONLY, people=jitka)
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)
    for row in Delivery.objects.filter(handed_at=None, message=None).order_by("pk"):
        copies.hand_over_copy(row, channel=Channel.IN_PERSON, handed_at=NEXT_DAY, by=told.worker, at=NEXT_DAY)
    with time_machine.travel(LATER, tick=False):
        yield told


def outdated(told: Told) -> list[str]:
    """Those whose copy reads differently today."""
    shown: dict[str, Any] = deliveries.page(told.world.fresh())
    return sorted(copy.participant.person.first_name for copy in shown["copies"] if copy.is_outdated)


def test_nobody_is_told_of_a_change_where_nothing_changed(told: Told) -> None:
    told.write(SectionKind.GOAL, "Jinak.", at=LATER)
    told.write(SectionKind.GOAL, "Co potřebuje Adam, aby zase chodil do školy?", at=LATER)

    assert outdated(told) == []


def test_only_those_are_told_whose_own_words_changed(told: Told) -> None:
    people = [str(told.rows["Jitka"].pk)]
    told.write(SectionKind.VIEWS, "Jen pro Jitku, jinak.", at=LATER, audience=Audience.ONLY, people=people)
    before = outdated(told)
    told.write(SectionKind.WORRIES, "Ráno je sám.", at=LATER)

    assert (before, outdated(told)) == (["Jitka"], ["Jitka", "Radek"])


def test_page_asks_eight_times_and_names_who_hands_over(told: Told) -> None:
    address = reverse("meetings:deliveries", args=[told.world.conference.pk])
    found = {}
    for who in (told.worker, told.sent(), told.sent(SeatRole.FACILITATOR)):
        client = signed_in(who)
        client.get(address)
        with counted() as asked:
            page = client.get(address).content.decode()
        found[who.last_name] = (len(asked) <= MOST_QUERIES, told.worker.short_name in page.partition("<main")[2])

    assert list(found.values()) == [(True, False), (True, True), (True, True)]
