"""The head's page: how the office keeps its dates and promises, in a period and in the one before."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from kruh.access import together
from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.billing.queries import listing as billing
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.plans.rules import keeping
from kruh.plans.vocabulary import Kept
from kruh.statistics.queries import facts
from kruh.statistics.rules import measures, periods
from kruh.statistics.rules.facts import Held, Promised
from kruh.statistics.rules.measures import Measure, Outcome
from kruh.statistics.rules.periods import Period
from kruh.statistics.vocabulary import Timing
from kruh.web import addresses

ENDS = (
    (State.CONCLUDED, "Proběhla a je uzavřená"),
    (State.OTHER_TOOL, "Zvolili jsme vhodnější nástroj"),
    (State.FAMILY_REFUSED, "Rodina konferenci nechtěla"),
    (State.CANCELLED, "Zrušená"),
)
STILL_LATE: tuple[tuple[Measure, Outcome], ...] = (
    (measures.MINUTES, Timing.OVERDUE), (measures.PLANS, Timing.OVERDUE), (measures.TASKS, Kept.OVERDUE),
)  # fmt: skip
LATE_WORDS = {
    measures.MINUTES.code: "Zápisy ještě nejsou u lidí",
    measures.PLANS.code: "První IPOD chybí",
    measures.TASKS.code: "Úkoly po termínu",
}


def overview(user: User, at: datetime, code: str = "") -> dict[str, Any]:
    """This will give the page for the asked period; the numbers beside are those of the period before."""
    today = days.local_day(at)
    period = periods.asked(code, today)
    span = (days.start_of_day(period.first), days.start_of_day(period.end))
    questions = facts.asked(user, at, period.before.first, period.end)
    *rows, ended = together.ask(*questions, _ended.asked(user, at, *span))
    known, ends = facts.told(rows), dict(ended)
    cards = [_card(measures.ALL[code], rows, period, today) for code, rows in known.items()]
    return {
        "period": period,
        "is_running": period.end > today,
        "periods": [_choice(one, period) for one in periods.offered(today)],
        "cards": cards,
        "empty": [card for card in cards if not card["parts"]],
        "ends": [{"label": label, "value": str(ends.get(state, 0))} for state, label in ENDS],
        "bills": billing.sums(user, at),
    }


def address(measure: Measure, period: Period) -> str:
    """This will give where the list behind a number is."""
    return f"{reverse('statistics:list', args=[measure.code])}?obdobi={period.code}"


def standing(user: User, at: datetime) -> dict[str, Any]:
    """This will give what stands on the head's desk, the same as on the page of this year: what is late and not yet.

    Each with the list behind it, where only what the head may open has a name.
    """
    today = days.local_day(at)
    year = Period(today.year)
    known = facts.told_of_desk(together.ask(*facts.asked_of_desk(user, at, year.first, year.end)))
    counted = {code: measures.counted(measures.ALL[code], rows, today) for code, rows in known.items()}
    late = [(one, counted[one.code].get(outcome, 0), address(one, year)) for one, outcome in STILL_LATE]
    return {
        "minutes": measures.share(measures.MINUTES, counted[measures.MINUTES.code]),
        "late": [(LATE_WORDS[one.code], number, url) for one, number, url in late if number],
    }


@prepared
def _ended(user: User, at: datetime, first: datetime, end: datetime) -> QuerySet[Conference, Any]:
    offices, states = user.unit_ids(Role.HEAD, at=at), [state for state, _ in ENDS]
    rows = Conference.objects.filter(office__in=offices, state__in=states, state_since__gte=first, state_since__lt=end)
    return rows.order_by("state").values("state").annotate(number=Count("pk")).values_list("state", "number")


def _choice(one: Period, chosen: Period) -> dict[str, Any]:
    url = f"{addresses.page('statistics:office')}?obdobi={one.code}"
    return {"label": one.label, "url": url, "current": one == chosen}


def within(rows: Iterable[Any], period: Period) -> list[Any]:
    """This will give those that are counted in the period."""
    return [row for row in rows if period.first <= row.day < period.end]


def _card(measure: Measure, rows: Sequence[Any], period: Period, today: date) -> dict[str, Any]:
    mine = within(rows, period)
    now = measures.counted(measure, mine, today)
    before = measures.share(measure, measures.counted(measure, within(rows, period.before), today))
    parts = [f"{str(outcome.label).lower()}: {number}" for outcome, number in reversed(now.items()) if number]
    return {
        "measure": measure,
        "share": measures.share(measure, now),
        "url": address(measure, period),
        "before": f"{period.before.label}: {before.words}" if before.of else "",
        "parts": ", ".join(parts),
        "words": _words(measure, mine),
        "lines": _by_carrying(mine, today) if measure is measures.TASKS else [],
    }


def _words(measure: Measure, rows: list[Held]) -> str:
    if measure is measures.MEETINGS:
        return measures.days_to_meet(rows)
    return measures.people_at_table(rows) if measure is measures.BALANCE else ""


def _by_carrying(rows: list[Promised], today: date) -> list[dict[str, str]]:
    """How those who carry the tasks keep them, by their kind."""
    told = [keeping.Promise(row.state, row.due_on, row.ended_on, row.carrying) for row in rows]
    found = keeping.counted(told, today)
    shares = {who: measures.share(measures.TASKS, kept) for who, kept in found.items()}
    return [{"label": str(who.label), "value": share.words} for who, share in shares.items() if share.of]
