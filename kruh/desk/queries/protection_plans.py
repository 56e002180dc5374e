"""Protection plans of children: the first one, its updates, and what somebody left half-written."""

from typing import Any

from kruh.access.roles import Role
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.foundation import days
from kruh.protection_plans.queries import waiting
from kruh.web import addresses


def _lines(rows: list[Any], desk: Desk) -> Lines:
    return [
        (Work(one.label, one.page, one.whom, one.due_on), addresses.of(one.page, one.key))
        for one in waiting.lines(rows, days.local_day(desk.at))
    ]


PLANS = Source((Role.SOCIAL_WORKER,), waiting.waiting_rows.asked, _lines)
