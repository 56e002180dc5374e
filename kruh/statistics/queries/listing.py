"""The list behind a number: what came of each one, with the names only of those that the reader may open."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kruh.access import together
from kruh.access.models import User
from kruh.cases.policies import visible_places
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.foundation import days, text
from kruh.plans import policies as plan_policies
from kruh.plans.models import Task
from kruh.protection_plans.policies import visible_plans
from kruh.statistics.queries import facts, office
from kruh.statistics.rules import measures, periods
from kruh.statistics.rules.facts import Held, Planned, Promised
from kruh.statistics.rules.measures import Measure, Outcome
from kruh.web import addresses

MOST, LONGEST = 100, 100
PAGES = {
    measures.MEETINGS.code: "conferences:overview",
    measures.MINUTES.code: "meetings:minutes",
    measures.HEARD.code: "meetings:minutes",
}


def page(user: User, at: datetime, measure: Measure, code: str) -> dict[str, Any]:
    """This will give what was counted in the period, grouped by what came of it."""
    today = days.local_day(at)
    period = periods.asked(code, today)
    rows = facts.told(together.ask(*facts.asked(user, at, period.first, period.end)))[measure.code]
    found: dict[Outcome, list[Any]] = {outcome: [] for outcome in measure.outcomes}
    for row in rows:
        if (outcome := measure.rule(row, today)) is not None:
            found[outcome].append(row)
    shown = [row for some in found.values() for row in [one for one in some if one.is_mine][:MOST]]
    names = _names(user, at, measure, shown)
    return {
        "measure": measure,
        "period": period,
        "share": measures.share(measure, {outcome: len(some) for outcome, some in found.items()}),
        "periods": [
            {"label": one.label, "url": office.address(measure, one), "current": one == period}
            for one in periods.offered(today)
        ],
        "trail": [("Přehled", f"{addresses.page('statistics:office')}?obdobi={period.code}"), (measure.title, "")],
        "groups": [_group(outcome, some, names, measure) for outcome, some in found.items() if some],
    }


def _group(outcome: Outcome, rows: list[Any], names: dict[UUID, dict[str, Any]], measure: Measure) -> dict[str, Any]:
    shown = [row for row in rows if _key(row) in names]
    lines = [{**names[_key(row)], "hint": _hint(row, measure, names[_key(row)])} for row in shown]
    return {"title": str(outcome.label), "number": len(rows), "lines": lines, "rest": unseen(rows, len(shown))}


def unseen(rows: Collection[Any], shown: int) -> str:
    """This will say how many more there are: those of cases that the reader may not open, those that are too many."""
    hidden = sum(not row.is_mine for row in rows)
    more = len(rows) - hidden - shown
    parts = [text.plural(more, "další", "další", "dalších")] if more else []
    if hidden:
        number = text.plural(hidden, "další", "další", "dalších") if shown and not more else str(hidden)
        parts.append(f"{number}, do {'kterého' if hidden == 1 else 'kterých'} nevidíte")
    return f"{'a ' if shown and parts else ''}{', '.join(parts)}"


def _key(row: Held | Promised | Planned) -> UUID:
    return row.task if isinstance(row, Promised) else row.child if isinstance(row, Planned) else row.conference


def _hint(row: Any, measure: Measure, named: dict[str, Any]) -> str:
    if isinstance(row, Promised):
        ended = f", ukončeno {days.day(row.ended_on)}" if row.ended_on else ""
        return f"{named['hint']}, do {days.day(row.due_on)}{ended}"
    if isinstance(row, Planned):
        done = f", první verze schválená {days.day(row.first_on)}" if row.first_on else ""
        return f"Do {days.day(row.due_on)}{done}"
    reason = f". Proč: {named['reason']}" if named["reason"] else ""
    return f"Setkání {days.day(row.met_on)}{_detail(row, measure)}{reason}"


def _detail(held: Held, measure: Measure) -> str:
    if measure is measures.MEETINGS and held.asked_on:
        return f", žádost {days.day(held.asked_on)}"
    if measure is measures.MINUTES and held.due_on:
        had = f", u všech {days.day(held.had_on)}" if held.had_on else ""
        return f", zápis měl být u lidí do {days.day(held.due_on)}{had}"
    if measure is measures.BALANCE:
        family = text.plural(held.family, "člověk", "lidé", "lidí")
        others = text.plural(held.professionals, "odborník", "odborníci", "odborníků")
        return f", {family} ze strany rodiny, {others}"
    return ""


# Names -------------------------------------------------------------------------------------------------------------


def _names(user: User, at: datetime, measure: Measure, rows: list[Any]) -> dict[UUID, dict[str, Any]]:
    """Asked with the reader's own list filter once more: a number never opens what the reader may not."""
    keys = tuple(_key(row) for row in rows)
    if not keys:
        return {}
    if measure is measures.TASKS:
        return {task.pk: _task(task) for task in _tasks(user, at, keys)}
    if measure is measures.PLANS:
        return _children(user, at, rows)
    address = PAGES.get(measure.code, "meetings:day")
    own = relations.case_conferences(user, at).filter(pk__in=keys).select_related("case__key", "minutes__key")
    return {one.pk: _conference(one, addresses.of(address, one.pk), measure) for one in own}


def _conference(one: Conference, url: str, measure: Measure) -> dict[str, Any]:
    reason = (one.minutes.why_not_heard or "") if measure is measures.HEARD and hasattr(one, "minutes") else ""
    return {"label": f"{one} – {one.case.called}" if one.case.called else str(one), "url": url, "reason": reason}


def _tasks(user: User, at: datetime, keys: tuple[UUID, ...]) -> QuerySet[Task]:
    rows = plan_policies.case_tasks(user, at).filter(pk__in=keys)
    return rows.select_related("conference", "key", "case__key")


def _children(user: User, at: datetime, rows: list[Planned]) -> dict[UUID, dict[str, Any]]:
    begun, others = ([row.child for row in rows if row.is_begun is wanted] for wanted in (True, False))
    found = {}
    for plan in visible_plans(user, at).filter(pk__in=begun):
        found[plan.pk] = {"label": plan.child.full_name, "url": addresses.of("protection_plans:plan", plan.pk)}
    for place in visible_places(user, at).filter(pk__in=others):
        url = addresses.of("protection_plans:of-case", place.case_id)
        found[place.pk] = {"label": place.person.full_name, "url": url}
    return found


def _task(task: Task) -> dict[str, Any]:
    words = " ".join(task.text.split())
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    plan = str(task.conference) if task.conference else "jiný plán"
    return {"label": short, "url": addresses.of("plans:task", task.pk), "hint": f"{plan} – {task.case.called}"}
