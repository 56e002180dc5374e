"""The head's number of minutes that people had in time: the first copy that reached everybody counts."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from kruh.access.models import User
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.vocabulary import Channel
from kruh.meetings.actions import copies
from kruh.meetings.models import Delivery, Minutes
from kruh.meetings.vocabulary import SectionKind
from kruh.statistics.queries import office
from kruh.statistics.rules import measures
from kruh.statistics.rules.periods import Period
from tests.factories import cases, minutes, people
from tests.factories.minutes import NEXT_DAY, Told

pytestmark = pytest.mark.django_db
LATER = NEXT_DAY + timedelta(days=30)


@pytest.fixture
def told() -> Told:
    """Minutes of which everybody was to have the first copy, and nobody had it by e-mail."""
    told = minutes.delivered()
    Minutes.objects.update(due_on=NEXT_DAY.date() + timedelta(days=4))
    return told


def on_time(told: Told) -> tuple[int, int]:
    """So many of so many, as the head of the case reads it a month later."""
    head = cases.head(told.world.case.unit)
    TeamMember.objects.create(case=told.world.case, user=head, role=TeamRole.HEAD, since=people.LONG_AGO)
    share = office.standing(people.fresh(head), LATER)["minutes"]
    return share.number, share.of


def hand_over(told: Told, at: datetime, *, is_final: bool = False, but: int = 0) -> None:
    """Everybody (but so many) has the copy in their hands."""
    waiting = Delivery.objects.filter(is_final=is_final, handed_at=None, message=None).order_by("pk")
    for delivery in list(waiting)[but:]:
        copies.hand_over_copy(delivery, channel=Channel.IN_PERSON, handed_at=at, by=told.worker, at=at)


def close(told: Told, at: datetime) -> None:
    """The minutes are closed with another wording, so that everybody gets a final copy."""
    told.write(SectionKind.GOAL, "Aby Adam chodil do školy každý den.", at=at)
    copies.close_minutes(told.minutes, all_agreed="Volala jsem všem.", by=told.worker, at=at)


def test_minutes_are_on_time_when_everybody_had_them(told: Told) -> None:
    hand_over(told, NEXT_DAY)

    assert on_time(told) == (1, 1)


def test_desk_names_what_is_late_with_the_list_behind_it(told: Told) -> None:
    head = cases.head(told.world.case.unit)
    TeamMember.objects.create(case=told.world.case, user=head, role=TeamRole.HEAD, since=people.LONG_AGO)

    before, after = (dict(_late(head, at)) for at in (NEXT_DAY, LATER))

    assert "Zápisy ještě nejsou u lidí" not in before
    assert after["Zápisy ještě nejsou u lidí"] == 1
    client = Client()
    client.force_login(head)
    with time_machine.travel(LATER, tick=False):
        page = client.get("/").content.decode()
        address = office.address(measures.MINUTES, Period(LATER.year)).replace("&", "&amp;")
        assert address in page
        listed = client.get(address.replace("&amp;", "&")).content.decode().replace("&nbsp;", " ").replace("\xa0", " ")
        assert "Po termínu a ještě to není" in listed


def _late(head: User, at: datetime) -> list[tuple[str, int]]:
    return [(label, number) for label, number, _ in office.standing(people.fresh(head), at)["late"]]


def test_one_copy_that_nobody_handed_over_makes_them_late(told: Told) -> None:
    hand_over(told, NEXT_DAY, but=1)

    assert on_time(told) == (0, 1)


def test_draft_that_the_final_copy_replaced_is_not_waited_for(told: Told) -> None:
    hand_over(told, NEXT_DAY, but=1)
    close(told, NEXT_DAY + timedelta(hours=1))
    hand_over(told, NEXT_DAY + timedelta(days=2), is_final=True)

    assert on_time(told) == (1, 1)


def test_first_copy_counts_and_a_later_one_does_not_make_it_late(told: Told) -> None:
    hand_over(told, NEXT_DAY)
    close(told, NEXT_DAY + timedelta(hours=1))
    hand_over(told, NEXT_DAY + timedelta(days=20), is_final=True)

    assert on_time(told) == (1, 1)


def test_copy_that_replaced_the_draft_after_the_day_makes_them_late(told: Told) -> None:
    hand_over(told, NEXT_DAY, but=1)
    close(told, NEXT_DAY + timedelta(hours=1))
    hand_over(told, NEXT_DAY + timedelta(days=20), is_final=True)

    assert on_time(told) == (0, 1)
