"""What the plan of a family brings to the desk: to be written down, to be judged, late tasks, a review that is near."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kruh.desk.rules.urgency import Work
from kruh.family_conferences.vocabulary import State
from kruh.foundation import text

PLAN, NEAR = "family_conferences:plan", timedelta(days=14)


@dataclass(frozen=True, slots=True)
class FamilyPlan:
    """The plan of one family conference as the desk sees it."""

    state: State
    whom: str
    today: date
    is_shown: bool = False  # to the office, which has not decided yet
    review_on: date | None = None
    late: int = 0


def of_office(plan: FamilyPlan) -> Iterator[Work]:
    """This will list what waits for who leads the case."""
    if plan.state == State.PRESENTED and plan.is_shown:
        hint = "Jen podle podmínek domluvených předem a podle otázky."
        yield Work("Posoudit plán rodiny", "family_conferences:judge-plan", plan.whom, hint=hint, is_pressing=True)
    elif plan.state == State.PRESENTED:
        yield Work("Koordinátor dopisuje plán rodiny", PLAN, plan.whom, is_waiting=True)
    if _is_near(plan):
        yield Work("Přijít na kontrolní setkání rodiny", PLAN, plan.whom, plan.review_on)
    yield from _late(plan)


def of_coordinator(plan: FamilyPlan) -> Iterator[Work]:
    """This will list what waits for the coordinator."""
    if plan.state == State.PRESENTED and plan.is_shown:
        yield Work("Plán rodiny posoudí úřad", PLAN, plan.whom, is_waiting=True)
    elif plan.state == State.PRESENTED:
        yield Work("Napsat plán slovy rodiny a ukázat ho úřadu", PLAN, plan.whom, is_pressing=True)
    if _is_near(plan):
        yield Work("Svolat kontrolní setkání rodiny", PLAN, plan.whom, plan.review_on)
    yield from _late(plan)


def _is_near(plan: FamilyPlan) -> bool:
    return plan.state == State.ACCEPTED and plan.review_on is not None and plan.review_on - plan.today <= NEAR


def _late(plan: FamilyPlan) -> Iterator[Work]:
    if plan.state == State.ACCEPTED and plan.late:
        number = text.plural(plan.late, "úkol", "úkoly", "úkolů")
        yield Work(f"Zeptat se rodiny na {number} po termínu", PLAN, plan.whom, is_pressing=True)
