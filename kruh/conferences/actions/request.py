"""What is done with the request for facilitation: written, sent, taken back, answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.rules.gate import Hit
from kruh.conferences import workflow
from kruh.conferences.actions import team
from kruh.conferences.documents import request as documents
from kruh.conferences.letters import request as letters
from kruh.conferences.models import Conference, Request
from kruh.conferences.queries import participants as people
from kruh.conferences.queries import request as queries
from kruh.conferences.queries.leaving import Leaving, printed, told
from kruh.conferences.rules import conference as conference_rules
from kruh.conferences.rules import request as rules
from kruh.conferences.vocabulary import LIVING_SEATS, Channel, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if

OF_CONFERENCE = ("goal", "reason")
OF_REQUEST = (
    "substitute_note",
    "summary",
    "risks",
    "date_wishes",
    "venue",
    "venue_note",
    "billing_note",
    "expected_hours",
    "expected_km",
    "conditions_accepted",
    "organisation",
)
BEFORE_SENDING = (State.CONSIDERED, State.NOT_NOW, State.REQUESTING)


@action
def write_request(
    conference: Conference, *, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Request:
    """This will keep the named parts of the request, however unfinished. Raises Conflict when somebody was faster."""
    if conference.state not in BEFORE_SENDING:
        raise NotPossible(["Žádost už odešla. Chcete-li ji změnit, vezměte ji nejdřív zpátky."])
    request = queries.draft_of(conference) or _new_draft(conference, by)
    if version is not None and version != request.version:
        kept = {name: getattr(conference if name in OF_CONFERENCE else request, name) for name in words}
        raise Conflict(_words(kept), _words(words), version=request.version)
    for name, value in words.items():
        if name not in OF_CONFERENCE + OF_REQUEST:
            raise ValueError(f"a request has no {name}")
        setattr(conference if name in OF_CONFERENCE else request, name, value)
    conference.save()
    request.leaks = queries.leaks(conference, request, by, at)
    request.version += 1
    request.save()
    return request


@action
def send_request(request: Request, *, by: User, at: datetime) -> Request:
    """This will freeze the request and send it to the organisation. Raises NotPossible naming what is missing."""
    conference = _locked(request)
    if request.sent_at or request.withdrawn_at:
        raise NotPossible(["Tahle žádost už odešla."])
    seated = people.participants_of(conference)
    request.leaks = queries.leaks(conference, request, by, at)
    workflow.advance(conference, "send_request", at, queries.draft_facts(conference, request, seated))
    conference.save()
    request.sent_content = documents.content(conference, request, seated, at)
    request.sent_goal = request.sent_content["goal"] or None
    refuse_if(rules.leak_blockers(_told(request, conference, by, at)))
    request.sent_by, request.sent_at = by, at
    reached = letters.announce(request, by=by, at=at)
    request.channel = "" if reached else Channel.POST
    request.version += 1
    request.save()
    return request


@action
def withdraw_request(request: Request, *, by: User, at: datetime) -> None:
    """This will take back a request that was not answered yet."""
    conference = _open(request)
    workflow.advance(conference, "withdraw_request", at)
    conference.save()
    request.withdrawn_at = at
    request.save()


@action
def accept_request(request: Request, *, by: User, at: datetime) -> None:
    """This will say yes for the organisation."""
    conference = _open(request)
    workflow.advance(conference, "accept_request", at)
    conference.save()
    _answer(request, True, None, by, at)


@action
def decline_request(request: Request, *, reason: str, by: User, at: datetime) -> None:
    """This will say no for the organisation, with the reason; the office may then ask another one."""
    reasons = conference_rules.blockers_to_end(reason)
    if reasons:
        raise NotPossible(reasons)
    conference = _open(request)
    workflow.advance(conference, "decline_request", at)
    conference.save()
    _answer(request, False, reason.strip(), by, at)


@action
def return_request(request: Request, *, reason: str, by: User, at: datetime) -> None:
    """This will give an accepted request back while no date is fixed; its seats end, the office may ask another."""
    conference = _locked(request)
    if not request.is_accepted:
        raise NotPossible(["Tahle žádost přijatá není, není co vracet."])
    refuse_if(conference_rules.blockers_to_end(reason))
    for seat in conference.seats.filter(state__in=LIVING_SEATS).order_by("pk").select_related("user", "key"):
        team.end_seat(seat, reason="Organizace žádost vrátila.", by=by, at=at)
    workflow.advance(conference, "return_request", at)
    conference.save()
    _keep_answer(request, False, reason.strip(), by, at)
    letters.returned(request, by=by, at=at)


def _new_draft(conference: Conference, by: User) -> Request:
    """A new attempt starts from the words of the last one; whoever declined is not asked again by itself."""
    draft = Request(conference=conference, key=conference.key, contact_user=by, version=0)
    last = queries.latest(conference)
    if last:
        for name in OF_REQUEST:
            setattr(draft, name, getattr(last, name))
        draft.organisation = None if last.is_accepted is False else last.organisation
        draft.conditions_accepted = False
    return draft


def _locked(request: Request) -> Conference:
    conference: Conference = request.conference
    lock(conference)
    return conference


def _open(request: Request) -> Conference:
    conference = _locked(request)
    if request.sent_at is None or request.withdrawn_at or request.is_accepted is not None:
        raise NotPossible(["Na tuhle žádost už někdo odpověděl, nebo ji pracoviště vzalo zpátky."])
    return conference


def _answer(request: Request, is_accepted: bool, reason: str | None, by: User, at: datetime) -> None:
    _keep_answer(request, is_accepted, reason, by, at)
    letters.answered(request, by=by, at=at)


def _keep_answer(request: Request, is_accepted: bool, reason: str | None, by: User, at: datetime) -> None:
    request.is_accepted, request.answer_reason = is_accepted, reason
    request.answered_by, request.answered_at = by, at
    request.save()


def _told(request: Request, conference: Conference, by: User, at: datetime) -> list[Hit]:
    """The last look: the finished paper read back, as whoever opens it will read it."""
    document = documents.request_form(request.sent_content, dated=days.local_day(at), signer=by.name)
    paper = printed(document, rules.neutral_file_name("zadost", conference.number, "pdf"))
    hidden = cases.case_secrets(conference.case, days.local_day(at))
    return told(Leaving(files=(paper,), paper="žádost"), conference, hidden, by=by, at=at)


def _words(words: Mapping[str, Any]) -> dict[str, str]:
    return {LABELS[name]: str(value or "") for name, value in words.items()}


LABELS = {
    "goal": "Cíl",
    "reason": "Důvod",
    "summary": "Situace stručně",
    "risks": "Na co si dát pozor",
    "date_wishes": "Přání k termínu",
    "venue": "Místnost",
    "venue_note": "Místo",
    "substitute_note": "Zástup",
    "billing_note": "Poznámka k fakturaci",
    "expected_hours": "Délka",
    "expected_km": "Cesta týmu",
    "organisation": "Organizace",
    "conditions_accepted": "Podmínky",
}
