"""What one person began in a case and another has to look at, or to go on with."""

from typing import Any

from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import queries as cases
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.web import addresses


def _lines(rows: list[Any], desk: Desk) -> Lines:
    return [(work, addresses.of(work.page, case.pk)) for case in rows for work in _of(case, case.called or str(case))]


def _of(case: Any, whom: str) -> list[Work]:
    found = []
    if case.is_taken_over:
        found.append(Work("Seznámit se s převzatým případem", "cases:overview", whom, is_pressing=True))
    if case.ends_protection:
        found.append(Work("Rozhodnout o konci ochrany údaje", "cases:protection", whom, is_pressing=True))
    if case.emergency:
        what, due = "Zkontrolovat mimořádný přístup k případu", cases.review_due(case.emergency)
        found.append(Work(what, "cases:emergencies", whom, due, is_pressing=True))
    return found


CASES = Source((Role.SOCIAL_WORKER, Role.HEAD), prepared(cases.waiting_for).asked, _lines)
