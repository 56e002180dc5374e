"""Papers that go along with copies and corrections of closed minutes stay on the desk of whoever has to finish them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from kruh.access.models import User
from kruh.conferences.vocabulary import State
from kruh.desk.rules import work
from kruh.desk.rules.conferences.facts import Facts
from kruh.desk.vocabulary import Seen
from kruh.meetings.actions import copies, enclosures, revisions
from kruh.meetings.vocabulary import MinutesState
from tests.factories import cases
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html
from tests.meetings.test_enclosures import keep_apart, put, second

CLOSED_AT = NEXT_DAY + timedelta(days=20)
BASE = Facts(State.CONCLUDED, "PK 1 – Adam", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("seen", "facts", "lines"),
    [
        (Seen.ORGANISER, {"papers_waiting": 2}, ["Předat přílohy k zápisu (2)"]),
        (Seen.ORGANISER, {"papers_unseen": 1}, ["Projít přílohu zápisu, než odejde (1)"]),
        (Seen.CASE_TEAM, {"papers_unseen": 1, "papers_waiting": 2}, ["Projít přílohu zápisu, než odejde (1)"]),
        (Seen.ORGANISER, {"minutes": MinutesState.AMENDING}, ["Dopsat a vydat opravu zápisu"]),
        (Seen.CASE_TEAM, {"minutes": MinutesState.AMENDING}, []),
        (Seen.FACILITATOR, {"papers_unseen": 1, "minutes": MinutesState.AMENDING}, []),
    ],
)
def test_line_is_whose_move_it_is(seen: Seen, facts: dict[str, int], lines: list[str]) -> None:
    assert [line.what for line in work.of(replace(BASE, **facts), seen)] == lines  # type: ignore[arg-type]


def desk(who: User) -> str:
    with time_machine.travel(CLOSED_AT, tick=False):
        return html(who, "/")


def closed() -> Told:
    """Minutes that were closed after their time."""
    told = factory.delivered()
    copies.close_minutes(told.minutes, by=told.worker, at=CLOSED_AT)
    return told


@pytest.mark.django_db
def test_picture_waits_on_the_desk_of_the_second_person_also_after_the_end() -> None:
    told = closed()
    keep_apart(told)
    head = second(told)
    row = put(told, at=CLOSED_AT)
    line = "Projít přílohu zápisu, než odejde (1)"

    before = [line in desk(who) for who in (head, told.worker, told.sent())]
    enclosures.decide_enclosure(row, answer="ready", by=head, at=CLOSED_AT)

    assert (before, line in desk(head)) == ([True, False, False], False)


@pytest.mark.django_db
def test_correction_waits_on_the_desk_until_it_is_issued_or_dropped() -> None:
    told = closed()
    revisions.amend_minutes(told.minutes, reason="Chybí jméno školy.", by=told.worker, at=CLOSED_AT)
    colleague = cases.second(told.world.case)

    waits = ["Dopsat a vydat opravu zápisu" in desk(who) for who in (told.worker, colleague)]
    revisions.drop_amendment(told.minutes, by=told.worker, at=CLOSED_AT)

    assert (waits, "Dopsat a vydat opravu zápisu" in desk(told.worker)) == ([True, False], False)
