"""What family conferences bring to the desk: each one sees the step that is theirs, and whom they wait for."""

from datetime import date

import pytest

from kruh.access.models import User
from kruh.desk.queries.circles import CIRCLES
from kruh.desk.queries.gathering import Desk, Lines, gather
from kruh.desk.rules import circles
from kruh.desk.rules.circles import Circle
from kruh.family_conferences.actions import circle
from kruh.family_conferences.vocabulary import OfferState, State
from tests.factories import people
from tests.family_conferences.conftest import AT, Table, later, table

__all__ = ["table"]
DAY = date(2026, 4, 18)


@pytest.mark.parametrize(
    ("at", "page", "waits"),
    [
        (Circle(State.REFERRED, "", leads=True), "record-consent", False),
        (Circle(State.AGREED, "", leads=True), "write-request", False),
        (Circle(State.REQUESTED, "", leads=True), "overview", True),
        (Circle(State.SEEKING, "", leads=True), "overview", True),
        (Circle(State.PLANNED, "", DAY, leads=True), "overview", False),
        (Circle(State.REQUESTED, "", administers=True), "overview", False),
        (Circle(State.SEEKING, "", administers=True), "coordinator", False),
        (Circle(State.SEEKING, "", administers=True, asked="Alois Řehka"), "coordinator", True),
        (Circle(State.SEEKING, "", own=OfferState.OFFERED), "overview", False),
        (Circle(State.SEEKING, "", own=OfferState.INFORMED), "confirm-offer", False),
        (Circle(State.PREPARING, "", own=OfferState.ACCEPTED), "circle", False),
        (Circle(State.PLANNED, "", DAY, own=OfferState.ACCEPTED), "circle", False),
        (Circle(State.PLANNED, "", DAY, own=OfferState.ACCEPTED, is_today=True), "day", False),
        (Circle(State.INFORMATION, "", DAY, own=OfferState.ACCEPTED, is_today=True), "day", False),
        (Circle(State.PRIVATE_TIME, "", DAY, own=OfferState.ACCEPTED), "day", False),
        (Circle(State.INFORMATION, "", DAY, leads=True), "overview", False),
    ],
)
def test_each_sees_the_step_that_is_theirs(at: Circle, page: str, waits: bool) -> None:
    assert [(work.page, work.is_waiting) for work in circles.of(at)] == [(f"family_conferences:{page}", waits)]


@pytest.mark.parametrize(
    "at",
    [
        Circle(State.PREPARING, "", leads=True),
        Circle(State.PREPARING, "", administers=True),
        Circle(State.REFERRED, ""),
        Circle(State.ACCEPTED, "", own=OfferState.ACCEPTED),
    ],
)
def test_nobody_is_told_of_somebody_elses_step(at: Circle) -> None:
    assert circles.of(at) == []


def test_day_itself_is_named(table: Table) -> None:
    table.preparing()
    today = later(hours=2)
    circle.fix_date(table.fresh(), starts_at=today, place="farní sál", by=people.fresh(table.coordinator), at=AT)

    named = "Dnes je rodinná konference | RK 1 – Eliška"
    assert told(table) == [[named], [], [named]]


def test_returned_request_presses(table: Table) -> None:
    assert [work.is_pressing for work in circles.of(Circle(State.AGREED, "", was_returned=True, leads=True))] == [True]


def lines_of(who: User) -> Lines:
    """What family conferences alone bring to somebody's desk."""
    return gather((CIRCLES,), Desk(who, AT, {}))


def told(table: Table) -> list[list[str]]:
    """What the worker, the administrator and the coordinator read."""
    readers = (table.worker, table.administrator, table.coordinator)
    found = [lines_of(people.fresh(who)) for who in readers]
    return [[f"{work.what} | {work.whom}" for work, _ in lines] for lines in found]


def test_desk_follows_the_request_through_all_three(table: Table) -> None:
    office = table.conference.office.name

    assert told(table) == [["Zeptat se jednoho z rodiny na rodinnou konferenci | RK 1 – Eliška"], [], []]

    offer = table.offered()
    assert told(table) == [
        ["Koordinátora hledá administrátor kraje | RK 1 – Eliška"],
        [f"Na nabídku koordinovat odpoví: {offer.user.short_name} | RK 1 – Eliška"],
        [f"Odpovědět na nabídku | RK 1, {office}"],
    ]


def test_day_of_the_family_stands_on_the_desk_of_those_who_come(table: Table) -> None:
    table.preparing()
    saturday = later(days=12)
    circle.fix_date(table.fresh(), starts_at=saturday, place="farní sál", by=people.fresh(table.coordinator), at=AT)

    assert told(table) == [
        ["Přijít na rodinnou konferenci | RK 1 – Eliška"],
        [],
        ["Dokončit přípravu setkání rodiny | RK 1 – Eliška"],
    ]


def test_desk_asks_once_however_many_there_are(table: Table, django_assert_num_queries: object) -> None:
    table.preparing()
    coordinator = people.fresh(table.coordinator)
    coordinator.memberships_at(AT)

    with django_assert_num_queries(2):  # type: ignore[operator]  # the conferences; what their circles told
        lines_of(coordinator)
