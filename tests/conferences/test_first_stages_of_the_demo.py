"""The demo conferences: each scenario stands where it should, and telling them twice changes nothing."""

import itertools
from collections import Counter

import pytest

from kruh.cases import demo as case_demo
from kruh.conferences import demo
from kruh.conferences.demo import dates, today
from kruh.conferences.demo.ends import ended
from kruh.conferences.demo.requests import requested
from kruh.conferences.models import Conference, Preparation, Request, Seat
from kruh.conferences.queries.preparation import all_missing
from kruh.conferences.vocabulary import SeatState, State, Topic, Type
from kruh.directory import demo as directory_demo
from kruh.foundation import days
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


def test_demo_tells_requests_and_honourable_ends() -> None:
    directory_demo.load(NOW)
    case_demo.load(NOW)

    told = requested(NOW)
    ended(NOW)

    assert {name: Conference.objects.get(pk=row.pk).state for name, row in told.items()} == {
        "S1": State.ACCEPTED,
        "S2": State.ACCEPTED,
        "S6": State.ACCEPTED,
        "S4": State.REQUESTED,
    }
    assert Counter(Conference.objects.values_list("state", flat=True))[State.FAMILY_REFUSED] == 1
    assert Counter(Conference.objects.values_list("state", flat=True))[State.OTHER_TOOL] == 1
    assert [request.leaks for request in Request.objects.all()] == [[]] * 4


def test_demo_told_twice_changes_nothing() -> None:
    directory_demo.load(NOW)
    case_demo.load(NOW)
    demo.load(NOW)
    before = Conference.objects.count()

    demo.load(NOW)

    assert Conference.objects.count() == before


def test_three_conferences_are_ready_to_meet_on_the_day_of_loading() -> None:
    directory_demo.load(NOW)

    today.meeting_today(NOW)

    told = {row.case.file_mark: row for row in Conference.objects.select_related("case")}
    moments = [row.starts_at for row in told.values() if row.starts_at]
    hours = sorted(days.local(moment).hour for moment in moments)
    assert {mark: (row.state, row.type, row.length_minutes) for mark, row in told.items()} == {
        "LIP-OSPOD/2026/0158": (State.SCHEDULED, Type.CLASSIC, 120),
        "JAV-OSPOD-327": (State.SCHEDULED, Type.CHILD_LED, 120),
        "KBR-OSPOD-27": (State.SCHEDULED, Type.CLASSIC, 150),
    }
    assert {days.local_day(moment) for moment in moments} == {days.local_day(NOW)}
    assert min(later - earlier for earlier, later in itertools.pairwise(hours)) >= today.APART
    for role, email in dates.TEAM.items():
        assert Seat.objects.filter(user__email=email, role=role, state=SeatState.ACCEPTED).count() == len(told)
    child_led, bilingual = told["JAV-OSPOD-327"], told["KBR-OSPOD-27"]
    left_out = [row.person.first_name for row in child_led.participants.all() if row.why_not_invited]
    assert ([all_missing(row, NOW) for row in (child_led, bilingual)], left_out) == ([[], []], ["Irena"])
    arranged = Preparation.objects.filter(topic=Topic.LANGUAGE, participant__conference=bilingual)
    assert sorted((row.participant.person.first_name, row.details.get("interpreter", "")) for row in arranged) == [
        ("Danylo", "Oksana Bondarenko"),
        ("Iryna", "Oksana Bondarenko"),
        ("Sofija", ""),
        ("Taras", "Oksana Bondarenko"),
    ]
