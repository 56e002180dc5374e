"""What waits after a meeting: reports, tasks of which nothing is heard or nobody can keep, reviews to be arranged."""

from typing import Any

from kruh.access.roles import Role
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.foundation import days
from kruh.monitoring.queries import reviews, waiting
from kruh.monitoring.rules import waiting as rules
from kruh.web import addresses

WORKER = (Role.SOCIAL_WORKER,)


def _promises(rows: list[Any], desk: Desk) -> Lines:
    """Whoever carries a task reads of it as of an own one."""
    others = [row for row in rows if row.user_id != desk.user.pk]
    return [_line(one, is_pressing=True) for one in waiting.lines(others, days.local_day(desk.at))]


def _reviews(rows: list[Any], desk: Desk) -> Lines:
    today = days.local_day(desk.at)
    return [_line(rules.of_review(one, today)) for one in reviews.due(rows, today)]


def _line(one: rules.Waiting, *, is_pressing: bool = False) -> tuple[Work, str]:
    work = Work(one.label, one.page, one.whom, one.due, one.hint, is_pressing=is_pressing)
    return work, addresses.of(one.page, one.about)


PROMISES = Source(WORKER, waiting.waiting_rows.asked, _promises)
REVIEWS = Source(WORKER, reviews.waiting_reviews.asked, _reviews)
