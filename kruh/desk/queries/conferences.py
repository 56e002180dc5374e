"""Every living conference that a person may know of, with all the desk needs of it, in one query."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.billing import policies as billing
from kruh.billing.models import Bill
from kruh.billing.vocabulary import BillState
from kruh.cases import policies as case_policies
from kruh.conferences.models import (
    Availability,
    Candidate,
    Conference,
    Invitation,
    Participant,
    Request,
    Seat,
)
from kruh.conferences.policies import relations
from kruh.conferences.queries import answers
from kruh.conferences.vocabulary import (
    ASKED_SEATS,
    ENDED,
    LIVING_SEATS,
    CallOff,
    CandidateState,
    Presence,
    Reply,
    SeatState,
    State,
)
from kruh.desk.queries import papers
from kruh.desk.queries.people import without_copy
from kruh.foundation import days
from kruh.meetings.models import Comment, Delivery
from kruh.meetings.queries import afterwords, arrivals, checks
from kruh.meetings.vocabulary import CommentAnswer, MinutesState
from kruh.method.models import Parameter

AT_TABLE = (Presence.IN_PERSON, Presence.ONLINE)
MEETS = (Role.SOCIAL_WORKER, Role.HEAD, Role.CONSULTANT, Role.FACILITATOR, Role.MINUTE_TAKER)
BEFORE = (State.REQUESTING, State.REQUESTED, State.ACCEPTED, State.SCHEDULED)
A_DAY = timedelta(days=1)
NEAREST = (F("starts_at").asc(nulls_last=True), "id")
TOLD = (
    "number", "state", "starts_at", "length_minutes", "office__name", "office__closed", "venue__name", "venue__street",
    "venue__city", "venue__postcode", "case__state", "case__called", "case__key__parent", "case__key__master",
    "case__key__wrapped",
)  # fmt: skip
MOST = 300
STILL_ASKED = timedelta(days=365)


def living(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the conferences which somebody still has work with: not ended, not paid, or not all told."""
    unpaid = Exists(_bills().filter(state__in=[BillState.DRAFT, BillState.ISSUED]))
    unbilled = Q(state=State.CONCLUDED, is_asked=True) & ~Exists(_bills())
    is_living = ~Q(state__in=ENDED)
    unhanded = [rows.filter(minutes__conference=OuterRef("pk")) for rows in (_waiting_copies(), papers.waiting())]
    is_left = Exists(unhanded[0]) | Exists(unhanded[1]) | Q(minutes__state=MinutesState.AMENDING)
    undelivered = Q(state=State.CONCLUDED) & is_left
    uncalled = Q(state=State.CANCELLED, starts_at__gt=at) & Exists(_to_tell())
    lately = Q(state=State.CONCLUDED, state_since__gt=at - STILL_ASKED)
    unasked = lately & Q(minutes__closed_at__isnull=False) & Exists(without_copy())
    return billing.known_conferences(user, at).filter(is_living | unpaid | unbilled | undelivered | uncalled | unasked)


@prepared
def for_desk(user: User, at: datetime) -> QuerySet[Any]:
    """This will give the living conferences, the nearest meetings first, with counts instead of further questions.

    The rows are chosen first, so that only they are counted; what a state cannot have is not counted at all.
    """
    chosen = living(user, at).order_by(*NEAREST).values("pk")[:MOST]
    rows = billing.with_relations(Conference.objects.filter(pk__in=chosen), user, at)
    rows = _with_room(_with_team(_with_request(rows), user, at), user, at)
    rows = _with_money(_with_minutes(rows, user), days.local_day(at))
    return rows.select_related(None).select_related("office", "venue", "case__key").only(*TOLD).order_by(*NEAREST)


def _with_request(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    newest = Request.objects.filter(conference=OuterRef("pk")).order_by("-pk")
    names = {"sent_at": "sent_at", "accepted": "is_accepted", "to": "organisation__name"}
    return rows.annotate(
        **{f"request_{name}": _in(BEFORE, Subquery(newest.values(column)[:1])) for name, column in names.items()}
    )


def _with_team(rows: QuerySet[Conference], user: User, at: datetime) -> QuerySet[Conference]:
    seats = Seat.objects.filter(conference=OuterRef("pk"))
    own = relations.open_seats(user, at).filter(conference=OuterRef("pk"))
    said = Availability.objects.filter(answers.holding(), candidate=OuterRef("pk"), seat__user=user)
    candidates = Candidate.objects.filter(conference=OuterRef("pk"), state=CandidateState.OPEN)
    asked = (State.ACCEPTED, State.SCHEDULED)
    return rows.annotate(
        own_role=Subquery(own.values("role")[:1]),
        own_state=Subquery(own.values("state")[:1]),
        seats_accepted=_in((*asked, State.HELD), _count(seats.filter(state=SeatState.ACCEPTED)), 0),
        seats_offered=_in(asked, _count(seats.filter(state__in=ASKED_SEATS)), 0),
        seat_refused=_in(asked, Subquery(_refused(seats).values("name")[:1])),
        open_dates=_in((State.ACCEPTED,), _count(candidates.filter(~Exists(said))), 0),
    )


def _in(states: tuple[State, ...], value: Any, otherwise: Any = None) -> Case:
    """What is asked only of conferences in these states; a database does not look for it in the others."""
    return _where(Q(state__in=states), value, otherwise)


def _where(condition: Q, value: Any, otherwise: Any = None) -> Case:
    return Case(When(condition, then=value), default=Value(otherwise))


def _refused(seats: QuerySet[Any]) -> QuerySet[Any]:
    """The last colleague who said no, stepped back or was let go; told while their place is empty."""
    rows = seats.exclude(state__in=LIVING_SEATS).order_by("-answered_at", "-pk")
    named: QuerySet[Any] = rows.annotate(name=Concat("user__first_name", Value(" "), "user__last_name"))
    return named


def _with_room(rows: QuerySet[Conference], user: User, at: datetime) -> QuerySet[Conference]:
    invited = Participant.objects.filter(conference=OuterRef("pk")).exclude(presence=Presence.NOT_INVITED)
    sent = Invitation.objects.filter(sent_at__isnull=False)
    letter = sent.filter(participant=OuterRef("pk"), revision=OuterRef("conference__date_revision"))
    silent = sent.filter(participant__conference=OuterRef("pk"), revision=OuterRef("date_revision"), reply=Reply.NONE)
    silent = silent.exclude(participant__presence=Presence.NOT_INVITED)
    uninvited = _count(invited.filter(~Exists(letter), presence__in=AT_TABLE))
    own, soon = Q(_in_case(user, at)), Q(state=State.SCHEDULED)
    coming = Q(starts_at__gt=at - A_DAY)
    return rows.annotate(
        is_apart_open=_where(soon & coming, Exists(arrivals.unarranged(days.local_day(at))), False),
        uninvited=_where(soon & own, uninvited, 0),
        unanswered=_where(soon & own, _count(silent, by="participant__conference"), 0),
        to_tell=_where(coming & own, _count(_to_tell(), by="participant__conference"), 0),
    )


def _in_case(user: User, at: datetime) -> Exists:
    """Whether the person is in the team of the case: nobody else is told what waits with the people at the table."""
    return Exists(case_policies.team_rows(user, at).filter(case=OuterRef("case")))


def _with_minutes(rows: QuerySet[Conference], user: User) -> QuerySet[Conference]:
    comments = Comment.objects.filter(minutes=OuterRef("minutes__pk"))
    answered = comments.filter(answered_at__isnull=False, told_at=None)
    copies = _waiting_copies().filter(minutes=OuterRef("minutes__pk"))
    return rows.annotate(
        began_at=F("meeting__began_at"),
        ended_at=F("meeting__ended_at"),
        minutes_state=F("minutes__state"),
        minutes_due=F("minutes__due_on"),
        comments_until=F("minutes__comments_until"),
        open_comments=_count(comments.filter(answer=CommentAnswer.OPEN), by="minutes"),
        untold=_count(answered.exclude(participant=None), by="minutes"),
        own_answers=_count(answered.filter(user=user), by="minutes"),
        children_untold=_in((State.HELD,), _count(afterwords.untold()), 0),
        copies_waiting=_count(copies, by="minutes"),
        **papers.counts(user),
        **checks.of_minutes(user),
        final_copies_since=Subquery(copies.filter(is_final=True).order_by("made_at").values("made_at")[:1]),
    )


def _to_tell() -> QuerySet[Invitation]:
    """The people who have an invitation and do not know yet that they are not to come."""
    rows: QuerySet[Invitation] = Invitation.objects.filter(
        participant__conference=OuterRef("pk"), off_state=CallOff.TO_TELL
    )
    return rows


def _waiting_copies() -> QuerySet[Delivery]:
    """The copies that somebody still has to hand over; a newer copy takes the place of the older one."""
    same = Delivery.objects.filter(minutes=OuterRef("minutes"), participant=OuterRef("participant"))
    newer = same.filter(made_at__gt=OuterRef("made_at"))
    waiting: QuerySet[Delivery] = Delivery.objects.filter(~Exists(newer), handed_at=None, message=None)
    return waiting.exclude(participant=None)


def _with_money(rows: QuerySet[Conference], today: date) -> QuerySet[Conference]:
    bill = _bills().order_by("-made_at")
    asked = {f"bill_{name}": Subquery(bill.values(name)[:1]) for name in ("state", "number", "due_on")}
    before = Parameter.objects.on(today).filter(code="invitation_before")
    return rows.annotate(**asked, invitation_before=Subquery(before.values("value")[:1]))


def _bills() -> QuerySet[Bill]:
    rows: QuerySet[Bill] = Bill.objects.filter(conference=OuterRef("pk")).exclude(state=BillState.CANCELLED)
    return rows


def _count(rows: QuerySet[Any], by: str = "conference") -> Any:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
