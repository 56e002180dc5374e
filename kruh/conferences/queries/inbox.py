"""What is shown to the asked organisation: the requests sent to it, exactly as they were sent."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.conferences.models import Conference, Request
from kruh.conferences.policies import request as request_policies
from kruh.conferences.rules.request import ANSWERED_IN
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.web import addresses
from kruh.web.tasks import Tasks

PAGE = 50
LISTED = (
    "is_accepted", "sent_at", "sent_content", "conference__number", "conference__state", "conference__office__name",
    "key__parent", "key__master", "key__wrapped",
)  # fmt: skip


def inbox(user: User, at: datetime, number: int = 1) -> dict[str, Any]:
    """This will give one page of the requests sent to the person's organisations, the new ones first."""
    found = _listed(user, at, (number - 1) * PAGE)
    requests = found[:PAGE]
    groups = (
        ("Čekají na vaši odpověď", [row for row in requests if row.is_accepted is None]),
        ("Přijaté", [row for row in requests if row.is_accepted and row.conference.state not in _AFTER]),
        ("Po setkání", [row for row in requests if row.is_accepted and row.conference.state in _AFTER]),
    )
    return {
        "groups": [Tasks(title, [_line(row, at) for row in shown], at) for title, shown in groups if shown],
        "newer": _address(number - 1) if number > 1 else "",
        "older": _address(number + 1) if len(found) > PAGE else "",
    }


@prepared
def _listed(user: User, at: datetime, first: int) -> QuerySet[Request]:
    rows = request_policies.inbox(user, at).select_related(None).select_related("conference__office", "key")
    return rows.only(*LISTED).order_by("-sent_at", "-pk")[first : first + PAGE + 1]


def _address(number: int) -> str:
    return reverse("conferences:inbox") + (f"?strana={number}" if number > 1 else "")


_AFTER = (State.HELD, State.NOT_HELD, State.CONCLUDED, State.CANCELLED, State.FAMILY_REFUSED)


def _line(request: Request, at: datetime) -> dict[str, Any]:
    conference = request.conference
    sent = request.sent_content or {}
    waits = request.is_accepted is None
    return {
        "label": f"{conference}, {conference.office.name}",
        "hint": sent.get("goal", ""),
        "url": addresses.of("conferences:request", conference.pk),
        "state": "todo" if waits else "done" if conference.state in _AFTER else "doing",
        "note": "" if waits else conference.get_state_display(),
        "due": days.add_working_days(days.local_day(request.sent_at), ANSWERED_IN)
        if waits and request.sent_at
        else None,
    }


def outside_page(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """This will give the request as the asked organisation sees it: exactly what was sent."""
    request = request_policies.inbox(user, at).filter(conference=conference).select_related("answered_by").first()
    return {
        "conference": conference,
        "request_row": request,
        "content": request.sent_content if request else None,
        "is_draft": False,
    }
