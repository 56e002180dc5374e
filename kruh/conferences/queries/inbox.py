"""What is shown to the asked organisation: the requests sent to it, exactly as they were sent."""

from datetime import date, datetime
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
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

PAGE = 50
LISTED = (
    "is_accepted", "sent_at", "sent_content", "conference__number", "conference__state", "conference__office__name",
    "key__parent", "key__master", "key__wrapped",
)  # fmt: skip


COLUMNS = (Column("Žádost", "nowrap"), Column("Cíl"), Column("Úřad"), Column("Požádáno", "nowrap"))
ANSWER, STATE = Column("Odpovědět do", "nowrap"), Column("Stav")


def inbox(user: User, at: datetime, number: int = 1) -> dict[str, Any]:
    """This will give one page of the requests sent to the person's organisations, the new ones first."""
    found = _listed(user, at, (number - 1) * PAGE)
    requests, today = found[:PAGE], days.local_day(at)
    groups = (
        ("Čekají na vaši odpověď", ANSWER, [row for row in requests if row.is_accepted is None]),
        ("Přijaté", STATE, [row for row in requests if row.is_accepted and row.conference.state not in _AFTER]),
        ("Po setkání", STATE, [row for row in requests if row.is_accepted and row.conference.state in _AFTER]),
    )
    return {
        "groups": [
            {"title": title, "count": len(shown), "table": _table(title, last, shown, today)}
            for title, last, shown in groups
            if shown
        ],
        "newer": _address(number - 1) if number > 1 else "",
        "older": _address(number + 1) if len(found) > PAGE else "",
    }


def _table(title: str, last: Column, requests: list[Request], today: date) -> Table:
    return Table(title, (*COLUMNS, last), [_cells(request, today) for request in requests])


@prepared
def _listed(user: User, at: datetime, first: int) -> QuerySet[Request]:
    rows = request_policies.inbox(user, at).select_related(None).select_related("conference__office", "key")
    return rows.only(*LISTED).order_by("-sent_at", "-pk")[first : first + PAGE + 1]


def _address(number: int) -> str:
    return reverse("conferences:inbox") + (f"?strana={number}" if number > 1 else "")


_AFTER = (State.HELD, State.NOT_HELD, State.CONCLUDED, State.CANCELLED, State.FAMILY_REFUSED)


def _cells(request: Request, today: date) -> tuple[str, ...]:
    conference, sent = request.conference, request.sent_content or {}
    sent_on = days.local_day(request.sent_at) if request.sent_at else None
    answer_by = days.add_working_days(sent_on, ANSWERED_IN) if sent_on else None
    tone = "done" if conference.state in _AFTER else "ok"
    return (
        tables.link(str(conference), addresses.of("conferences:request", conference.pk)),
        tables.typo(sent["goal"]) if sent.get("goal") else tables.NOTHING,
        tables.public(conference.office.name),
        tables.day(sent_on) if sent_on else tables.NOTHING,
        tables.due(answer_by, today)
        if request.is_accepted is None
        else tables.tag(conference.get_state_display(), tone),
    )


def outside_page(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """This will give the request as the asked organisation sees it: exactly what was sent."""
    request = request_policies.inbox(user, at).filter(conference=conference).select_related("answered_by").first()
    return {
        "conference": conference,
        "request_row": request,
        "content": request.sent_content if request else None,
        "is_draft": False,
    }
