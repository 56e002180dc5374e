"""How the office keeps its dates, in whole numbers."""

from datetime import date, timedelta

import pytest

from kruh.access.roles import Role
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.desk.queries import office
from kruh.desk.rules import numbers
from kruh.desk.rules.numbers import Share
from kruh.meetings.models import Delivery
from tests.factories import minutes as factory
from tests.factories import people

TODAY = date(2026, 3, 20)


def test_minutes_count_once_they_are_delivered_or_late() -> None:
    due = date(2026, 3, 17)
    minutes = [(due, due), (due, date(2026, 3, 18)), (due, None), (date(2026, 3, 25), None)]

    assert numbers.on_time(minutes, TODAY) == Share(1, 3)


def test_month_from_the_request_is_counted_as_the_term_says() -> None:
    pairs = [(date(2026, 1, 5), date(2026, 2, 5)), (date(2026, 1, 5), date(2026, 2, 6))]

    assert numbers.within_a_month(pairs) == Share(1, 2)


def test_share_has_no_per_cent_of_nothing() -> None:
    assert (Share(0, 0).percent, Share(1, 3).percent) == (None, 33)


@pytest.mark.django_db
def test_minutes_are_on_time_only_when_people_have_them() -> None:
    told = factory.delivered()
    case = told.minutes.conference.case
    head = people.user(Role.HEAD, at=case.unit)
    TeamMember.objects.create(case=case, user=head, role=TeamRole.HEAD, since=people.LONG_AGO)
    later = factory.NEXT_DAY + timedelta(days=20)
    before = office.minutes_on_time(head, later)

    Delivery.objects.filter(minutes=told.minutes, handed_at=None).update(handed_at=factory.NEXT_DAY)

    assert (before, office.minutes_on_time(head, later)) == (Share(0, 1), Share(1, 1))
