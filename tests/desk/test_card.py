"""The card of the nearest meeting, and what is told of its beginning and of those who must not meet."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ApartKind
from kruh.conferences.vocabulary import SeatRole
from kruh.foundation import days
from kruh.meetings.actions import arrivals
from kruh.meetings.rules.arrivals import Arriving
from tests.desk.test_pages import TODAY, sitting, told
from tests.factories import minutes, people, teams
from tests.factories.minutes import Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
START = teams.TUESDAY
SOON = START - timedelta(days=3)


def card(who: User, at: datetime) -> tuple[str, list[str]]:
    """What stands above the card of the meeting at a moment, and its buttons."""
    with time_machine.travel(at, tick=False):
        meeting = signed_in(people.fresh(who)).get(TODAY).context["meeting"]
    return meeting["kicker"].replace("\xa0", " "), [one["label"] for one in meeting["buttons"]]


def test_card_leads_to_the_room_on_the_day_and_says_what_should_have_begun() -> None:
    world = teams.scheduled()
    taker = sitting(world, SeatRole.MINUTE_TAKER)
    clock, both = days.at_clock(START).replace("\xa0", " "), ["Otevřít místnost", "Otevřít setkání"]

    assert [card(taker, START - before) for before in (timedelta(days=2), timedelta(days=1), timedelta(hours=2))] == [
        ("Nejbližší setkání", ["Otevřít setkání"]),
        ("Nejbližší setkání", ["Otevřít setkání", "Připravit na setkání bez internetu"]),
        ("Nejbližší setkání", both),
    ]
    assert [card(taker, START + late) for late in (timedelta(minutes=9), timedelta(minutes=10))] == [
        ("Právě teď", both),
        (f"Mělo začít {clock}", both),
    ]
    assert card(world.worker, START + timedelta(minutes=10)) == (
        f"Mělo začít {clock}", [*both, "Zapsat, že se nekoná", "Změnit termín"],
    )  # fmt: skip


def test_meeting_that_nobody_began_is_told_after_its_hours_too() -> None:
    world = teams.scheduled()
    late = START + timedelta(hours=2, minutes=30)
    line = f"Setkání mělo začít {days.at_clock(START)}".replace("\xa0", " ")

    with time_machine.travel(late, tick=False):
        lines = [told(people.fresh(who)) for who in (world.worker, *(sitting(world, role) for role in SeatRole))]

    assert [(line, "Dnes") in found for found in lines] == [True, True, True]


def keep_apart(told_of: Told) -> None:
    """Jitka and Radek must not meet."""
    case_actions.keep_apart(
        told_of.world.case, person=told_of.rows["Jitka"].person, other=told_of.rows["Radek"].person,
        kind=ApartKind.FEAR, reason="Bojí se ho.", valid_from=days.local_day(SOON), by=told_of.worker, at=SOON,
    )  # fmt: skip


def arrange(told_of: Told) -> None:
    """Jitka waits elsewhere."""
    plan = {told_of.rows["Jitka"].pk: Arriving(waits="v kanceláři")}
    arrivals.arrange_arrivals(told_of.world.fresh(), plan=plan, by=told_of.worker, at=SOON)


def three(told_of: Told) -> tuple[User, User, User]:
    """The organiser, the facilitator and the minute taker."""
    return told_of.worker, told_of.sent(SeatRole.FACILITATOR), told_of.sent()


@time_machine.travel(SOON, tick=False)
def test_arrivals_of_those_who_must_not_meet_are_asked_for_until_they_are_arranged() -> None:
    told_of = minutes.scheduled()
    asked = ("Domluvit příchody a místa", "Příchody a místa zatím nejsou domluvené")

    def lines() -> list[list[str]]:
        return [[line for line, _ in told(who) if line in asked] for who in three(told_of)]

    without = lines()
    keep_apart(told_of)
    during = lines()
    arrange(told_of)

    assert [without, during, lines()] == [[[], [], []], [[asked[0]], [asked[1]], []], [[], [], []]]


@time_machine.travel(SOON, tick=False)
def test_page_of_the_meeting_says_that_arrivals_are_open_to_those_who_may_know() -> None:
    told_of = minutes.scheduled()
    keep_apart(told_of)
    page = reverse("meetings:day", args=[told_of.world.conference.pk])

    def said() -> list[bool]:
        return ["Někdo se tu s někým nemá potkat" in html(who, page) for who in three(told_of)]

    before = said()
    arrange(told_of)

    assert [before, said()] == [[True, True, False], [False, False, False]]


def test_page_of_the_meeting_says_what_should_have_begun() -> None:
    told_of = minutes.scheduled()
    page = reverse("meetings:day", args=[told_of.world.conference.pk])
    clock = days.at_clock(START).replace("\xa0", " ")

    def said(at: datetime) -> list[tuple[bool, bool, bool]]:
        with time_machine.travel(at, tick=False):
            pages = [html(people.fresh(who), page) for who in three(told_of)]
        words = (f"Setkání mělo začít {clock}", "není zapsané, jak dopadlo", "termin/zmenit/")
        return [tuple(word in shown for word in words) for shown in pages]  # type: ignore[misc]  # three of them

    assert said(START + timedelta(minutes=9)) == [(False, False, False)] * 3
    assert said(START + timedelta(minutes=10)) == [(True, False, True), (True, False, False), (True, False, False)]
    assert said(START + timedelta(days=1)) == [(False, True, True), (False, True, False), (False, True, False)]
