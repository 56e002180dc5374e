"""What the pages of hand-overs show, and what waits on „Dnes“."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.archive import policies
from kruh.archive.models import HandOver
from kruh.archive.rules import consent
from kruh.archive.vocabulary import State
from kruh.cases.models import Case
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.foundation import days
from kruh.web import addresses

MOST = 100
LIVING = (State.ASKED, State.AGREED)


def overview(user: User, at: datetime) -> dict[str, Any]:
    """This will give the hand-overs that concern the person, the latest first."""
    return {"rows": list(policies.visible(user, at).order_by("-asked_at", "-id")[:MOST])}


def of_case(case: Case) -> dict[str, Any]:
    """This will give the hand-overs of a case and whether another one may be asked for."""
    rows = list(
        HandOver.objects.filter(of_case=case.pk).select_related("key", "asked_by", "second").order_by("-asked_at")
    )
    return {"rows": rows, "can_ask": not any(row.state in LIVING for row in rows)}


def of_hand_over(hand_over: HandOver, user: User, at: datetime) -> dict[str, Any]:
    """This will give the page of a hand-over."""
    agreed_on = days.local_day(hand_over.decided_at) if hand_over.decided_at else None
    today = days.local_day(at)
    blockers = consent.issue_blockers(agreed_on=agreed_on, today=today, is_here=True) if agreed_on else []
    return {
        "is_waiting": hand_over.state == State.ASKED,
        "is_second": hand_over.second_id == user.pk,
        "can_issue": hand_over.state in (State.AGREED, State.ISSUED) and not blockers,
        "can_withdraw": hand_over.state in LIVING,
        "blockers": blockers if hand_over.state == State.AGREED else [],
        "until": agreed_on + timedelta(days=consent.AGREED_DAYS) if agreed_on else None,
    }


@prepared
def waiting(user: UUID) -> QuerySet[HandOver]:
    """This will give what waits for the person's consent, and what the person may give out; one query for „Dnes“."""
    rows: QuerySet[HandOver] = HandOver.objects.filter(
        Q(second=user, state=State.ASKED) | Q(asked_by=user, state=State.AGREED)
    )
    return rows.select_related("key", "asked_by", "second").order_by("asked_at", "id")


def on_desk(rows: list[Any], desk: Desk) -> Lines:
    """This will say on „Dnes“ what waits for whom."""
    return [(_work(row), addresses.of("archive:hand-over", row.pk)) for row in rows]


def _work(row: HandOver) -> Work:
    if row.state == State.ASKED:
        return Work(f"Schválit vydání archivu {row}", "archive:hand-over", hint=f"Žádá: {row.asked_by.name}")
    return Work(f"Vydat archiv {row}", "archive:hand-over", hint=f"Souhlas dal(a): {row.second.name}")


HAND_OVERS = Source((Role.HEAD, Role.SOCIAL_WORKER), lambda user, at: waiting.asked(user.pk), on_desk)
