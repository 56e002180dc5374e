"""What is shown of the team: the two seats, who could be asked and whether they are neutral, and the brief."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Coalesce

from kruh.access.models import Gender, Membership, User
from kruh.access.roles import Role
from kruh.cases.models import Apart, CasePerson
from kruh.cases.vocabulary import ApartKind, Language, Need
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.queries import participants as people
from kruh.conferences.rules import scheduling as date_rules
from kruh.conferences.rules import team as rules
from kruh.conferences.vocabulary import (
    ASKED_SEATS,
    LIVING_SEATS,
    ParticipantRole,
    Presence,
    SeatRole,
    SeatState,
    State,
    StepBack,
)
from kruh.directory import rules as directory_rules
from kruh.directory.models import Organisation, Professional, Training
from kruh.directory.rules import address_line
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days, text
from kruh.method import queries as method

AT_TABLE = (Presence.IN_PERSON, Presence.ONLINE)
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
    found.sort(key=lambda who: directory_rules.sort_key(f"{who.last_name} {who.first_name}"))
    rows = [_choice(conference, seats, role, who) for who in found]
    rows.sort(key=lambda row: (bool(row["reasons"]), row["load"]))
    return {"role": role, "conference": conference, "rows": rows}


def _choice(conference: Conference, seats: list[Seat], role: SeatRole, who: Any) -> dict[str, Any]:
    facts = offer_facts(conference, seats, role, who, conflicts_of(who, seats), is_busy=False)
    asked = next((seat for seat in seats if seat.user_id == who.pk and seat.state in REFUSED), None)
    reasons = rules.blockers_to_offer(facts)
    return {"user": who, "load": who.load, "is_trained": who.is_trained, "reasons": reasons, "asked": asked}


# The brief ---------------------------------------------------------------------------------------------------------


def brief(conference: Any, seats: list[Seat], user: User, at: datetime) -> dict[str, Any]:
    """This will give what somebody needs to decide; names and roles only for who accepted."""
    seated = [row for row in people.participants_of(conference) if row.is_invited]
    own = next((seat for seat in seats if seat.user_id == user.pk and seat.state in LIVING_SEATS), None)
    sits = own is not None and own.is_open(at)
    is_told = sits or (own is not None and own.state == SeatState.INFORMED)
    return {
        "conference": conference,
        "seat": own,
        "rows": brief_rows(conference, seated, names_room=sits),
        "names": [(row.person.full_name, _comes_as(row)) for row in seated] if is_told else [],
        "safety": safety(conference),
        "sits": sits,
        "is_before": conference.state in rules.SEATED_IN,
    }


def names_of(conference: Conference) -> list[tuple[str, str]]:
    """This will give the people of the meeting and their roles to somebody who has to say whether they know them."""
    rows = people.participants_of(conference)
    return [(row.person.full_name, row.get_role_display()) for row in rows]


def _comes_as(row: Participant) -> str:
    role = row.get_role_display()
    return role if row.presence == Presence.IN_PERSON else f"{role}, {row.get_presence_display()}"


def brief_rows(conference: Any, seated: list[Participant], *, names_room: bool) -> list[dict[str, str]]:
    """This will give the brief as labels and values, without a person's name; of the place first only the town."""
    told = (
        ("Typ", conference.get_type_display()),
        ("Kdo svolává", f"{conference.office.name}{_region(conference)}"),
        ("Kdy", when(conference)),
        ("Kde", _where(conference, names_room=names_room)),
        ("Jak dlouho", date_rules.hours(conference.length_minutes or int((conference.expected_hours or 2) * 60))),
        ("Kolik lidí", headcount(seated)),
        ("V jakých rolích", roles(seated)),
        ("Jazyky", languages(seated)),
        ("Co lidé potřebují", needs(seated)),
    )
    return [{"label": label, "value": value} for label, value in told]


def _region(conference: Any) -> str:
    return f", {conference.region_name}" if conference.region_name else ""


def _where(conference: Any, *, names_room: bool) -> str:
    if conference.venue:
        room = conference.venue
        return f"{room.name}, {room.address}" if names_room else str(room.city)
    town = conference.asked_city or conference.office_city or ""
    if not conference.asked_room:
        return f"{town} (místnost se hledá)" if town else "zatím není dané"
    if not names_room:
        return f"{town} (pracoviště už místnost navrhlo)"
    address = address_line(conference.asked_street, conference.asked_postcode, town)
    return f"{conference.asked_room}, {address} (podle žádosti, potvrdí se s termínem)"


def when(conference: Any) -> str:
    """This will say the date, or until when one is looked for."""
    if conference.starts_at:
        return f"{days.day_long(days.local_day(conference.starts_at))} {days.at_clock(conference.starts_at)}"
    if conference.sent_at is None:
        return "zatím není dané"
    frame = date_rules.window(days.local_day(conference.sent_at), date_rules.Terms())
    usual_from, usual_to, latest = (days.day(day) for day in (frame.usual_from, frame.usual_to, frame.latest))
    return f"hledá se, obvykle {usual_from} až {usual_to}, nejpozději {latest}"


def headcount(seated: list[Participant]) -> str:
    """This will count who comes; who only writes is told apart, the organiser and the team are added in words."""
    here = sum(row.presence == Presence.IN_PERSON for row in seated)
    far = sum(row.presence == Presence.ONLINE for row in seated)
    wrote = sum(row.presence == Presence.WRITTEN for row in seated)
    comes = f"{text.plural(here, 'člověk', 'lidé', 'lidí')} v místnosti, k tomu organizátor a vy dva"
    joined = f"; na dálku {text.plural(far, 'člověk', 'lidé', 'lidí')}" if far else ""
    written = f"; písemně se vyjádří {text.plural(wrote, 'člověk', 'lidé', 'lidí')}" if wrote else ""
    return comes + joined + written


def roles(seated: list[Participant]) -> str:
    """This will count by their roles people who will be seen or heard: „2× dítě, 1× rodič“."""
    order = list(ParticipantRole.values)
    coming = sorted((row for row in seated if row.presence in AT_TABLE), key=lambda row: order.index(row.role))
    counted = Counter(row.get_role_display() for row in coming)
    return ", ".join(f"{number}× {role}" for role, number in counted.items()) or "zatím nikdo"


def languages(seated: list[Participant]) -> str:
    """This will name the languages at the table and say whether an interpreter comes."""
    spoken = dict.fromkeys(Language(row.person.language).label for row in seated if row.presence in AT_TABLE)
    words = text.list_words(list(spoken)) or Language.CZECH.label
    return words + ("; bude se tlumočit" if any(row.person.needs_interpreter for row in seated) else "")


def needs(seated: list[Participant]) -> str:
    """This will name the needs of accessibility, not whose they are."""
    coming = [row for row in seated if row.presence in AT_TABLE]
    known = [need for row in coming for need in row.person.needs if need in Need.values]
    online = ["někdo se připojí na dálku"] if any(row.presence == Presence.ONLINE for row in seated) else []
    return ", ".join([*dict.fromkeys(Need(need).label for need in known), *online]) or "nic zvláštního"


SAFETY = {
    ApartKind.ORDER: "Některým lidem z případu je zakázáno se potkat. Příchod domluvíte s organizátorem.",
    ApartKind.VIOLENCE: "V rodině bylo násilí nebo jeho hrozba. Příchod, sezení i přestávky domluvíte předem.",
    ApartKind.FEAR: "Někdo z lidí má z někoho strach. Sezení a přestávky domluvíte předem.",
}


def safety(conference: Any) -> list[str]:
    """This will say what to be careful about without telling who is afraid of whom."""
    return [sentence for kind, sentence in SAFETY.items() if kind in (conference.apart_kinds or "")]


def for_brief(rows: QuerySet[Conference], at: datetime) -> QuerySet[Conference]:
    """This will add the region, the towns and the request's words to conferences, without another query."""
    office = Organisation.objects.filter(pk=OuterRef("office"))
    asked = Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")
    apart = Apart.objects.filter(case=OuterRef("case")).filter(Q(valid_to=None) | Q(valid_to__gte=days.local_day(at)))
    kinds = apart.order_by().values("case").annotate(all=StringAgg("kind", Value(","))).values("all")
    return rows.annotate(
        apart_kinds=Subquery(kinds),
        region_name=Subquery(office.values("district__region__name")[:1]),
        office_city=Subquery(office.values("city")[:1]),
        asked_room=Subquery(asked.values("venue__name")[:1]),
        asked_street=Subquery(asked.values("venue__street")[:1]),
        asked_postcode=Subquery(asked.values("venue__postcode")[:1]),
        asked_city=Subquery(asked.values("venue__city")[:1]),
        expected_hours=Subquery(asked.values("expected_hours")[:1]),
        sent_at=Subquery(asked.values("sent_at")[:1]),
        ngo=Subquery(asked.values("organisation")[:1]),
    )


def guest_days(at: datetime) -> int:
    """This will give how many days after the minutes are due the team may still read."""
    return method.parameter("guest_access_after_minutes_due", days.local_day(at))
