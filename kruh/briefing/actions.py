"""Passing a worker's cases on: for good, or while the worker is away. All of it or nothing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.briefing import letters
from kruh.briefing.models import Handing
from kruh.briefing.queries import work
from kruh.briefing.rules import handing as rules
from kruh.briefing.vocabulary import How
from kruh.cases import actions as cases
from kruh.cases import policies
from kruh.cases.models import Case
from kruh.cases.vocabulary import TeamRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.vault import keys

type Plan = Mapping[UUID, User]


@action
def hand_over_work(
    leaving: User, *, by: User, at: datetime, plan: Plan, reason: str, stays_as_substitute: bool = False
) -> Handing:
    """This will give each case to whom the plan says, with the tasks that the worker had in it. Raises NotPossible."""
    today = days.local_day(at)
    led = _led(leaving, plan, by, at, rules.Passing(len(plan), 0, reason, today, None, False, today))
    for case in led:
        _each(case, lambda case: cases.hand_over(
            case, by=by, at=at, to=plan[case.pk], stays_as_substitute=stays_as_substitute
        ))  # fmt: skip
    return _kept(led, leaving, plan, by, at, Handing(how=How.FOR_GOOD, since=today, reason=reason))


@action
def stand_in(
    leaving: User, *, by: User, at: datetime, plan: Plan, reason: str, since: date, until: date | None
) -> Handing:
    """This will let others stand in for the worker from a day to a day; it ends by itself. Raises NotPossible."""
    today = days.local_day(at)
    led = _led(leaving, plan, by, at, rules.Passing(len(plan), 0, reason, since, until, True, today))
    for case in led:
        if not policies.writes(plan[case.pk], case, at):
            _each(case, lambda case: cases.add_to_team(
                case, by=by, at=at, user=plan[case.pk], role=TeamRole.SUBSTITUTE, since=since, until=until
            ))  # fmt: skip
    return _kept(led, leaving, plan, by, at, Handing(how=How.FOR_A_TIME, since=since, until=until, reason=reason))


def _led(leaving: User, plan: Plan, by: User, at: datetime, passing: rules.Passing) -> list[Case]:
    found = work.led_now(leaving, set(plan), by, at)
    told = rules.Passing(
        passing.chosen, len(found), passing.reason, passing.since, passing.until, passing.is_for_a_time, passing.today
    )
    refuse_if(rules.passing_blockers(told))
    return found


def _each(case: Case, act: Callable[[Case], object]) -> None:
    """A refusal says in which case."""
    try:
        act(case)
    except NotPossible as refusal:
        raise NotPossible([f"{case.called or case}: {reason}" for reason in refusal.reasons]) from None


def _kept(led: list[Case], leaving: User, plan: Plan, by: User, at: datetime, handing: Handing) -> Handing:
    unit = led[0].unit
    handing.unit, handing.key, handing.leaving = unit, keys.for_organisation(unit.pk), leaving
    handing.by, handing.at = by, at
    given = [(str(case.pk), str(plan[case.pk].pk)) for case in led]
    handing.given = given
    handing.save(force_insert=True)
    people = {str(user.pk): user for user in plan.values()}
    for pk, count in rules.takers(given).items():
        letters.tell_taker(handing, people[pk], count)
    return handing
