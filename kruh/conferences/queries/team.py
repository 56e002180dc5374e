"""What is shown of the team: the two seats, who could be asked and whether they are neutral."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import Gender, Membership, User
from kruh.access.roles import Role
from kruh.cases.models import CasePerson
from kruh.conferences.models import Conference, Request, Seat
from kruh.conferences.rules import scheduling as date_rules
from kruh.conferences.rules import team as rules
from kruh.conferences.vocabulary import (
    ASKED_SEATS,
    LIVING_SEATS,
    SeatRole,
    SeatState,
    State,
    StepBack,
)
from kruh.directory.models import Organisation, Professional, Training
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days, text
from kruh.method import queries as method

REFUSED = (SeatState.DECLINED, SeatState.WITHDRAWN)
HOLDERS = {
    SeatRole.FACILITATOR: (Role.FACILITATOR,),
    SeatRole.MINUTE_TAKER: (Role.MINUTE_TAKER, Role.FACILITATOR),
}
TRAININGS = {
    SeatRole.FACILITATOR: (TrainingKind.CASE_CONFERENCE,),
    SeatRole.MINUTE_TAKER: (TrainingKind.MINUTES, TrainingKind.CASE_CONFERENCE),
}


def seats_of(conference: Conference) -> list[Seat]:
    """This will give every seat that was ever offered, the newest first."""
    return list(Seat.objects.filter(conference=conference).select_related("key", "user").order_by("-pk"))


def living(seats: list[Seat], role: SeatRole) -> Seat | None:
    """This will give the seat that is offered or held now."""
    return next((seat for seat in seats if seat.role == role and seat.state in LIVING_SEATS), None)


def offers(user: User, at: datetime) -> QuerySet[Seat]:
    """This will give the offers that wait for the person's answer."""
    rows = Seat.objects.filter(user=user, state__in=ASKED_SEATS, conference__state__in=rules.SEATED_IN)
    return rows.select_related("conference__office", "key").order_by("offered_at")


def accepted_organisation(conference: Conference) -> UUID | None:
    """This will give the organisation that said yes."""
    rows = Request.objects.filter(conference=conference, is_accepted=True, withdrawn_at=None)
    return rows.order_by("-pk").values_list("organisation_id", flat=True).first()


# The page ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """One of the two seats on the page."""

    role: SeatRole
    title: str
    seat: Seat | None
    state: str
    note: str
    refused: Seat | None = None


_TITLES = {SeatRole.FACILITATOR: "Vede setkání", SeatRole.MINUTE_TAKER: "Píše zápis"}


def team_page(conference: Conference, seats: list[Seat]) -> dict[str, Any]:
    """This will give both seats with what became of earlier offers."""
    return {
        "conference": conference,
        "places": [_place(role, seats) for role in SeatRole],
        "past": [seat for seat in seats if seat.state not in LIVING_SEATS],
        "is_open": conference.state in rules.SEATED_IN,
        "is_too_early": conference.state in {State.CONSIDERED, State.NOT_NOW, State.REQUESTING, State.REQUESTED},
    }


def _place(role: SeatRole, seats: list[Seat]) -> Place:
    seat = living(seats, role)
    if seat is None:
        past = next((one for one in seats if one.role == role), None)
        refused = past if past and past.state in REFUSED else None
        return Place(role, _TITLES[role], None, "todo", "hledá se někdo další" if refused else "zatím nikdo", refused)
    if seat.state == SeatState.INFORMED:
        return Place(role, _TITLES[role], seat, "waiting", "na potvrzení, že z lidí u stolu nikoho nezná")
    if seat.state == SeatState.OFFERED:
        return Place(role, _TITLES[role], seat, "waiting", f"na odpověď od {days.day(days.local_day(seat.offered_at))}")
    return Place(role, _TITLES[role], seat, "done", "")


# Who could be asked ------------------------------------------------------------------------------------------------


def candidates(conference: Conference, role: SeatRole, organisation: UUID, at: datetime) -> QuerySet[User]:
    """This will give the organisation's people who could take the seat, each with what the product knows of them."""
    lasts = Q(valid_to=None) | Q(valid_to__gt=at)
    own = Membership.objects.filter(lasts, user=OuterRef("pk"), valid_from__lte=at)
    known = Professional.objects.filter(user=OuterRef("pk"))
    case = CasePerson.objects.filter(case=conference.case_id, ended_on=None)
    places = Organisation.objects.filter(
        Q(pk__in=case.filter(person__organisation__isnull=False).values("person__organisation"))
        | Q(pk__in=case.filter(person__professional__isnull=False).values("person__professional__organisation"))
    ).values("pk")
    return (
        User.objects.filter(Exists(own.filter(unit=organisation, role__in=HOLDERS[role])), is_active=True)
        .annotate(
            is_trained=Exists(_trainings(conference, role, at)),
            trained_until=Subquery(
                _trainings(conference, role, at)
                .order_by(F("valid_until").desc(nulls_first=True))
                .values("valid_until")[:1]
            ),
            load=_load(),
            works_for_office=Exists(own.filter(unit=conference.office_id))
            | Exists(known.filter(organisation=conference.office_id)),
            works_with_case=Exists(own.filter(unit__in=places)) | Exists(known.filter(organisation__in=places)),
            is_in_case=Exists(case.filter(person__professional__user=OuterRef("pk"))),
        )
        .order_by("pk")
    )


def _trainings(conference: Conference, role: SeatRole, at: datetime) -> QuerySet[Training]:
    on = days.local_day(conference.starts_at or at)
    rows = Training.objects.filter(professional__user=OuterRef("pk"), kind__in=TRAININGS[role], on__lte=on)
    return rows.filter(Q(valid_until=None) | Q(valid_until__gte=on))


def _load() -> Coalesce:
    """This will count the seats a person has before the meeting, elsewhere and here."""
    rows = Seat.objects.filter(user=OuterRef("pk"), state__in=LIVING_SEATS, conference__state__in=rules.SEATED_IN)
    counted = rows.order_by().values("user").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def conflicts_of(colleague: Any, seats: list[Seat]) -> list[str]:
    """This will list the ties that the product found by itself; no name of the case is in them."""
    known = rules.Known(
        works_for_office=colleague.works_for_office,
        works_with_case=colleague.works_with_case,
        is_in_case=colleague.is_in_case,
        said_before=any(_told_of_tie(seat) for seat in seats if seat.user_id == colleague.pk),
        is_woman=colleague.gender == Gender.FEMININE,
    )
    return rules.derived_conflicts(known)


def _told_of_tie(seat: Seat) -> bool:
    own = seat.checked.get("own", {})
    return any(own.values()) or seat.checked.get("stepped_back") == StepBack.KNOWS_FAMILY


def offer_facts(
    conference: Conference, seats: list[Seat], role: SeatRole, colleague: Any, conflicts: list[str], *, is_busy: bool
) -> rules.Offer:
    """This will give the facts by which the offer is allowed or refused; no colleague means no such role."""
    others = [seat for seat in seats if seat.role != role and seat.state in LIVING_SEATS]
    return rules.Offer(
        role=role,
        state=State(conference.state),
        has_role=colleague is not None,
        is_trained=colleague is None or colleague.is_trained or role == SeatRole.MINUTE_TAKER,
        is_seat_taken=living(seats, role) is not None,
        holds_other_seat=colleague is not None and any(seat.user_id == colleague.pk for seat in others),
        is_busy=is_busy,
        conflicts=tuple(conflicts),
    )


def is_busy(user_id: UUID, conference: Conference) -> bool:
    """This will tell whether the person leads or writes another meeting at the time of this one."""
    if conference.starts_at is None:
        return False
    near = (conference.starts_at - timedelta(hours=12), conference.starts_at + timedelta(hours=12))
    rows = Seat.objects.filter(user=user_id, state=SeatState.ACCEPTED, conference__state=State.SCHEDULED)
    rows = rows.filter(conference__starts_at__range=near).exclude(conference=conference.pk)
    length = conference.length_minutes or 0
    return any(
        date_rules.overlaps(conference.starts_at, length, start, other or 0, lead=date_rules.Terms().arrival)
        for start, other in rows.values_list("conference__starts_at", "conference__length_minutes")
        if start
    )


def choose(
    conference: Conference, seats: list[Seat], role: SeatRole, organisation: UUID, at: datetime
) -> dict[str, Any]:
    """This will give the people to choose from, the neutral and least busy first."""
    found: list[Any] = list(candidates(conference, role, organisation, at))
    found.sort(key=lambda who: text.sort_key(f"{who.last_name} {who.first_name}"))
    rows = [_choice(conference, seats, role, who) for who in found]
    rows.sort(key=lambda row: (bool(row["reasons"]), row["load"]))
    can_ask = any(not row["reasons"] for row in rows)
    return {"role": role, "conference": conference, "rows": rows, "can_ask": can_ask}


def _choice(conference: Conference, seats: list[Seat], role: SeatRole, who: Any) -> dict[str, Any]:
    facts = offer_facts(conference, seats, role, who, conflicts_of(who, seats), is_busy=False)
    asked = next((seat for seat in seats if seat.user_id == who.pk and seat.state in REFUSED), None)
    reasons = rules.blockers_to_offer(facts)
    known = {"is_trained": who.is_trained, "trained_until": who.trained_until}
    return {"user": who, "load": who.load, **known, "reasons": reasons, "asked": asked}


def guest_days(at: datetime) -> int:
    """This will give how many days after the minutes are due the team may still read."""
    return method.parameter("guest_access_after_minutes_due", days.local_day(at))
