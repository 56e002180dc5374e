"""What the plan of a family brings to the desk of the office and of the coordinator."""

from datetime import date, timedelta

import pytest

from kruh.desk.rules import family_plans
from kruh.desk.rules.family_plans import FamilyPlan
from kruh.family_conferences.vocabulary import State

TODAY = date(2026, 11, 18)


def plan(state: State = State.ACCEPTED, **told: object) -> FamilyPlan:
    return FamilyPlan(state, "RK 1", TODAY, **told)  # type: ignore[arg-type]


def test_a_plan_that_was_shown_waits_for_the_office() -> None:
    shown = plan(State.PRESENTED, is_shown=True)
    assert [(one.what, one.page, one.is_pressing) for one in family_plans.of_office(shown)] == [
        ("Posoudit plán rodiny", "family_conferences:judge-plan", True)
    ]
    assert [(one.what, one.is_waiting) for one in family_plans.of_coordinator(shown)] == [
        ("Plán rodiny posoudí úřad", True)
    ]


def test_a_plan_that_is_being_written_waits_for_the_coordinator() -> None:
    written = plan(State.PRESENTED)
    assert [(one.what, one.is_pressing) for one in family_plans.of_coordinator(written)] == [
        ("Napsat plán slovy rodiny a ukázat ho úřadu", True)
    ]
    assert [(one.what, one.is_waiting) for one in family_plans.of_office(written)] == [
        ("Koordinátor dopisuje plán rodiny", True)
    ]


@pytest.mark.parametrize(("left", "number"), [(15, 0), (14, 1), (0, 1), (-3, 1)])
def test_a_review_is_announced_two_weeks_before(left: int, number: int) -> None:
    near = plan(review_on=TODAY + timedelta(days=left))
    due = [TODAY + timedelta(days=left)] * number
    assert [one.due for one in family_plans.of_coordinator(near)] == due
    assert [one.due for one in family_plans.of_office(near)] == due


def test_late_tasks_are_said_to_both() -> None:
    late = plan(review_on=TODAY + timedelta(days=60), late=2)
    said = ["Zeptat se rodiny na 2\xa0úkoly po termínu"]
    assert [one.what for one in family_plans.of_office(late)] == said
    assert [one.what for one in family_plans.of_coordinator(late)] == said


def test_a_plan_that_runs_brings_nothing() -> None:
    quiet = plan(review_on=TODAY + timedelta(days=60))
    assert [*family_plans.of_office(quiet), *family_plans.of_coordinator(quiet)] == []
