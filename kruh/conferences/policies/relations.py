"""Relations to a conference: the office's team, the asked organisation, the two people whom it sends."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, StringAgg, Subquery, Value

from kruh.access.models import User
from kruh.access.policy import predicate
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.vocabulary import ASKED_SEATS, LIVING_SEATS, SeatRole

ORGANISATION_KEEPS = timedelta(days=90)

# The role is known without asking the database, so that a colleague from elsewhere costs no question.
organises = case_policies.keeps_cases & case_policies.writes
on_case_team = case_policies.keeps_cases & case_policies.on_team


def conference_of(subject: Any) -> Conference:
    """This will give the conference that a subject belongs to."""
    if isinstance(subject, Conference):
        return subject
    for step in ("conference", "participant", "candidate"):
        if hasattr(subject, step):
            return conference_of(getattr(subject, step))
    raise TypeError(f"{subject!r} belongs to no conference")


def open_seats(user: User, at: datetime) -> QuerySet[Seat]:
    """This will give the seats that the person was offered or holds now, while still working for somebody."""
    if not user.has_role(Role.FACILITATOR, Role.MINUTE_TAKER, Role.CONSULTANT, at=at):
        return Seat.objects.none()
    lasting = Q(ends_at=None) | Q(ends_at__gt=at)
    return Seat.objects.filter(lasting, user=user, state__in=LIVING_SEATS)


def living_requests(user: User, at: datetime) -> QuerySet[Request]:
    """This will give the requests sent to the organisations in which the person is a consultant."""
    units = user.unit_ids(Role.CONSULTANT, at=at)
    sent = Request.objects.filter(organisation__in=units, sent_at__lte=at, withdrawn_at=None)
    lasting = Q(ended_at=None) | Q(ended_at__gte=at - ORGANISATION_KEEPS)
    return sent.filter(lasting).exclude(is_accepted=False)


def case_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the conferences of the cases in whose team the person is, each with the person's roles there."""
    own = case_policies.visible_cases(user, at).values("pk")
    found: QuerySet[Conference] = Conference.objects.annotate(my_roles=roles(user, at)).filter(case__in=own)
    return found


def case_participants(user: User, at: datetime) -> QuerySet[Participant]:
    """This will give the people at the tables of those conferences, with the keys to their names."""
    rows = Participant.objects.filter(conference__in=case_conferences(user, at).values("pk"))
    return rows.select_related("key", "person__key", "conference__key", "conference__case__key")


def with_relations(rows: QuerySet[Conference], user: User, at: datetime) -> QuerySet[Conference]:
    """This will add the person's roles in the case and whether the person's organisation was asked."""
    asked = Exists(living_requests(user, at).filter(conference=OuterRef("pk")))
    return rows.annotate(my_roles=roles(user, at), is_asked=asked)


def with_seat(rows: QuerySet[Conference], user: User, at: datetime) -> QuerySet[Conference]:
    """This will add the seat that the person was offered or holds, for `remember`."""
    own = open_seats(user, at).filter(conference=OuterRef("pk"))
    return rows.annotate(own_role=Subquery(own.values("role")[:1]), own_state=Subquery(own.values("state")[:1]))


def remember(user: User, conference: Any, at: datetime) -> None:
    """This will spare the policies the questions that the query of the conference has answered already."""
    roles = set(conference.my_roles.split(",")) if conference.my_roles else set()
    user.__dict__.setdefault("case_roles", {})[conference.case_id, at] = roles
    if hasattr(conference, "is_asked"):
        user.__dict__.setdefault("consulted", {})[conference.pk] = conference.is_asked
    if hasattr(conference, "own_role"):
        seat = {"role": conference.own_role, "state": conference.own_state, "user": user, "conference": conference}
        user.__dict__.setdefault("seats_in", {})[conference.pk] = Seat(**seat) if conference.own_role else None


def roles(user: User, at: datetime, case: str = "case") -> Subquery:
    """This will give the person's roles in the case of each row, for `remember`."""
    own = case_policies.team_rows(user, at).filter(case=OuterRef(case)).order_by()
    return Subquery(own.values("case").annotate(together=StringAgg("role", Value(","))).values("together"))


def visible_conferences(user: User, at: datetime, *, each: bool = False) -> QuerySet[Conference]:
    """This will give every conference that the person may know of, in whatever role.

    A head, who knows of nearly all that the office convened, asks of `each` in the order of a list, as for cases.
    """
    by_case = Q(case__in=case_policies.visible_cases(user, at).values("pk"))
    if each:
        own = case_policies.team_rows(user, at).filter(case=OuterRef("case"))
        by_case = Q(Exists(own), office__in=user.unit_ids(at=at))
    by_seat = Q(pk__in=open_seats(user, at).values("conference"))
    by_request = Q(pk__in=living_requests(user, at).values("conference"))
    return Conference.objects.filter(by_case | by_seat | by_request).select_related("case__key", "venue", "office")


def visible_keys(user: User, at: datetime, **wanted: Any) -> QuerySet[Conference, UUID]:
    """This will give the keys of the same conferences, each relation by its own index; `wanted` narrows all three."""
    far = {f"conference__{name}": value for name, value in wanted.items()}
    by_case = Conference.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk"), **wanted)
    by_seat = open_seats(user, at).filter(**far).values_list("conference", flat=True)
    by_request = living_requests(user, at).filter(**far).values_list("conference", flat=True)
    keys: QuerySet[Conference, UUID] = by_case.values_list("pk", flat=True)
    return keys.order_by().union(by_seat.order_by(), by_request.order_by())


def _seat_in(user: User, subject: Any, at: datetime) -> Seat | None:
    conference_id = conference_of(subject).pk
    known = user.__dict__.setdefault("seats_in", {})
    if conference_id not in known:
        known[conference_id] = open_seats(user, at).filter(conference=conference_id).first()
    seat: Seat | None = known[conference_id]
    return seat


@predicate("je konzultant požádané organizace")
def consults(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the conference was asked of an organisation where the person is a consultant."""
    if not user.has_role(Role.CONSULTANT, at=at):
        return False
    conference_id = conference_of(subject).pk
    known = user.__dict__.setdefault("consulted", {})
    if conference_id not in known:
        known[conference_id] = living_requests(user, at).filter(conference=conference_id).exists()
    return bool(known[conference_id])


@predicate("byl mu nabídnut tým konference")
def was_offered(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether an offer waits for the person's answer."""
    seat = _seat_in(user, subject, at)
    return seat is not None and seat.state in ASKED_SEATS


@predicate("je v týmu konference")
def sits(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person accepted and the access still lasts."""
    seat = _seat_in(user, subject, at)
    return seat is not None and seat.is_open(at)


@predicate("je zapisovatel konference")
def writes_minutes(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person writes the minutes."""
    seat = _seat_in(user, subject, at)
    return seat is not None and seat.is_open(at) and seat.role == SeatRole.MINUTE_TAKER


@predicate("je facilitátor konference")
def facilitates(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person leads the meeting."""
    seat = _seat_in(user, subject, at)
    return seat is not None and seat.is_open(at) and seat.role == SeatRole.FACILITATOR


# Its name ----------------------------------------------------------------------------------------------------------

knows_names = on_case_team | sits


def called(conference: Conference, user: User, at: datetime) -> str:
    """This will name the conference: with the children for those who may know them, with the office for the others."""
    if not knows_names(user, conference, at):
        return f"{conference}, {conference.office.name}"
    return f"{conference} – {conference.case.called}" if conference.case.called else str(conference)
