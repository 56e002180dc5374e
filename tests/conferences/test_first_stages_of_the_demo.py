"""The demo conferences: each scenario stands where it should, and telling them twice changes nothing."""

from collections import Counter

import pytest

from kruh.cases import demo as case_demo
from kruh.conferences import demo
from kruh.conferences.demo.ends import ended
from kruh.conferences.demo.requests import requested
from kruh.conferences.models import Conference, Request
from kruh.conferences.vocabulary import State
from kruh.directory import demo as directory_demo
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
