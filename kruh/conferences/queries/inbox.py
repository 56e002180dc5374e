"""What is shown to the asked organisation: the requests sent to it, exactly as they were sent."""

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.conferences.models import Conference, Request
from kruh.conferences.policies import request as request_policies
from kruh.conferences.rules import conference as rules
from kruh.conferences.rules.request import ANSWERED_IN
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.vault.fields import Opener
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

PAGE = 50
LISTED = (
    "pk", "is_accepted", "sent_at", "sent_goal", *Opener.KEY,
    "conference", "conference__number", "conference__state", "conference__office__name",
)  # fmt: skip
_open = Opener(Request, "sent_goal")


class Listed(NamedTuple):
    """A request as the list says it."""

    is_accepted: bool | None
    sent_at: datetime
    goal: str
    conference: UUID
    number: int
    state: str
    office: str

    @property
    def is_over(self) -> bool:
        """This will tell whether the meeting is over."""
        return self.state in _OVER


COLUMNS = (Column("Žádost", "nowrap"), Column("Cíl"), Column("Úřad"), Column("Požádáno", "nowrap"))
ANSWER, STATE = Column("Odpovědět do", "nowrap"), Column("Stav")


def inbox(user: User, at: datetime, number: int = 1) -> dict[str, Any]:
    """This will give one page of the requests sent to the person's organisations, the new ones first."""
    found = _listed(user, at, (number - 1) * PAGE)
    requests, today = [_told(*row) for row in found[:PAGE]], days.local_day(at)
    groups = (
        ("Čekají na vaši odpověď", ANSWER, [row for row in requests if row.is_accepted is None]),
        ("Přijaté", STATE, [row for row in requests if row.is_accepted and not row.is_over]),
        ("Po setkání", STATE, [row for row in requests if row.is_accepted and row.is_over]),
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


def _table(title: str, last: Column, requests: list[Listed], today: date) -> Table:
    return Table(title, (*COLUMNS, last), [_cells(request, today) for request in requests])


@prepared
def _listed(user: User, at: datetime, first: int) -> QuerySet[Request, tuple[Any, ...]]:
    rows = request_policies.inbox(user, at).order_by("-sent_at", "-pk")
    return rows.values_list(*LISTED)[first : first + PAGE + 1]


def _told(pk: UUID, is_accepted: bool | None, sent_at: datetime, goal: Any, *rest: Any) -> Listed:
    """This will open the goal as it was sent."""
    keys = len(Opener.KEY)
    (words,) = _open(pk, rest[:keys], goal)
    return Listed(is_accepted, sent_at, words or "", *rest[keys:])


def _address(number: int) -> str:
    return reverse("conferences:inbox") + (f"?strana={number}" if number > 1 else "")


_OVER = (State.HELD, State.NOT_HELD, State.CONCLUDED, State.CANCELLED, State.FAMILY_REFUSED)
_answer_by = lru_cache(maxsize=1024)(partial(days.add_working_days, number=ANSWERED_IN))


def _cells(request: Listed, today: date) -> tuple[str, ...]:
    sent_on = days.local_day(request.sent_at)
    return (
        tables.link(rules.name_of(request.number), addresses.of("conferences:request", request.conference)),
        tables.typo(request.goal) if request.goal else tables.NOTHING,
        tables.public(request.office),
        tables.day(sent_on),
        tables.due(_answer_by(sent_on), today)
        if request.is_accepted is None
        else tables.tag(str(State(request.state).label), "done" if request.is_over else "ok"),
    )


def outside_page(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """This will give the request as the asked organisation sees it: exactly what was sent."""
    request = request_policies.inbox(user, at).filter(conference=conference).select_related("answered_by").first()
    return {
        "conference": conference,
        "request_row": request,
        "content": request.sent_content if request else None,
        "answer_by": _answer_by(days.local_day(request.sent_at)) if request and request.sent_at else None,
        "is_draft": False,
    }
