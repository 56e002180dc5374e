"""Work handed to another organisation: late outputs stand on both sides' desks."""

from typing import Any

from kruh.access.roles import Role
from kruh.delegation.policies import WORKING
from kruh.delegation.queries import waiting
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.foundation import days
from kruh.web import addresses


def _lines(rows: list[Any], desk: Desk) -> Lines:
    return [
        (
            Work(one.label, one.page, one.whom or one.hint, one.due, one.hint if one.whom else "", is_pressing=True),
            addresses.of(one.page, one.about),
        )
        for one in waiting.lines(rows, days.local_day(desk.at))
    ]


ROLES = (Role.SOCIAL_WORKER, Role.CONSULTANT, *(role for role in WORKING if role != Role.CONSULTANT))
PACKAGES = Source(ROLES, waiting.waiting_rows.asked, _lines)
