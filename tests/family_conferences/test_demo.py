"""The demo's own family conference (S7) is told by the acts of the product."""

from datetime import UTC, datetime

import pytest

from kruh.cases import demo as cases
from kruh.directory import demo as region
from kruh.family_conferences import demo
from kruh.family_conferences.models import Coordinator, FamilyConference, Member, Statement
from kruh.family_conferences.vocabulary import Stage, State
from kruh.foundation import days
from kruh.plans.models import Task

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_demo_tells_one_family_conference_once() -> None:
    region.load(NOW)
    cases.load(NOW)

    demo.load(NOW)
    demo.load(NOW)

    told = FamilyConference.objects.get(state=State.PLANNED)
    agreed = FamilyConference.objects.get(state=State.ACCEPTED)
    assert told.starts_at is not None
    assert (told.state, days.local_day(told.starts_at).weekday()) == (State.PLANNED, 5)
    assert Member.objects.filter(conference=told).count() == len(demo.PEOPLE) + 1
    assert Task.objects.filter(family_conference=agreed.pk).count() == len(demo.HER_PROMISES)
    assert agreed.review_on is not None
    assert 0 <= (agreed.review_on - days.local_day(NOW)).days <= 14
    assert FamilyConference.objects.count() == 2
    stages = Coordinator.objects.order_by("stage").values_list("stage", flat=True)
    assert list(stages) == [Stage.CANDIDATE, Stage.GUIDED, Stage.INDEPENDENT, Stage.TRAINING]
    assert Statement.objects.get().sums.costs == 600_00
