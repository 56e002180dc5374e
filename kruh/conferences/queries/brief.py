"""What is shown of the brief: first without names, then the names, and the whole for whoever sits there."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, StringAgg, Subquery, UUIDField, Value

from kruh.access.models import User
from kruh.cases.models import Apart
from kruh.cases.vocabulary import ApartKind, Language, Need
from kruh.conferences.models import Conference, Consent, Participant, Request, Seat
from kruh.conferences.queries import participants as people
from kruh.conferences.rules import scheduling as date_rules
from kruh.conferences.rules import team as rules
from kruh.conferences.rules.participants import ORGANISER
from kruh.conferences.vocabulary import (
    LIVING_SEATS,
    ConsentAnswer,
    ParticipantRole,
    Presence,
    Purpose,
    SeatRole,
    SeatState,
)
from kruh.directory.models import Organisation
from kruh.directory.rules import address_line
from kruh.foundation import days, text

AT_TABLE = (Presence.IN_PERSON, Presence.ONLINE)


def brief(conference: Any, seats: list[Seat], user: User, at: datetime) -> dict[str, Any]:
    """This will give what somebody needs to decide; names and roles only for who accepted."""
    seated = _seated(conference)
    own = next((seat for seat in seats if seat.user_id == user.pk and seat.state in LIVING_SEATS), None)
    sits = own is not None and own.is_open(at)
    is_told = sits or (own is not None and own.state == SeatState.INFORMED)
    return {
        "conference": conference,
        "seat": own,
        "rows": brief_rows(conference, seated, names_room=sits),
        "names": _names(seated, sits=sits) if is_told else [],
        "children": sum(row.role == ParticipantRole.CHILD for row in seated),
        "safety": safety(conference),
        "sits": sits,
        "is_before": conference.state in rules.SEATED_IN,
    }


def names_of(conference: Conference) -> list[tuple[str, str]]:
    """This will give the people of the meeting and their roles to somebody who has to say whether they know them."""
    rows = people.participants_of(conference)
    return [(row.person.full_name, row.get_role_display()) for row in rows]


def _seated(conference: Conference) -> list[Any]:
    """Everybody who is to come, each child with who answers for it, in one query."""
    given = Consent.objects.filter(participant=OuterRef("pk"), purpose=Purpose.ATTEND, withdrawn_at=None)
    given = given.filter(given_by__isnull=False)
    rows = conference.participants.annotate(
        child_given_by=Subquery(given.values("given_by")[:1], output_field=UUIDField()),
        child_given_on=Subquery(given.values("given_on")[:1]),
        child_answer=Subquery(given.values("answer")[:1]),
    )
    rows = rows.exclude(presence=Presence.NOT_INVITED).select_related("key", "person__key")
    return list(rows.order_by("order", "id"))


def _names(seated: list[Any], *, sits: bool) -> list[tuple[str, str]]:
    """Who sits there also reads who answers for a child that does not answer alone."""
    known = {row.person_id: row.person.full_name for row in seated}
    told = [(row, _answered(row, known) if sits else "") for row in seated]
    return [(row.person.full_name, "; ".join(filter(None, [_comes_as(row), answered]))) for row, answered in told]


def _answered(row: Any, known: dict[UUID, str]) -> str:
    if row.child_given_by is None:
        return ""
    who = known.get(row.child_given_by, "zákonný zástupce")
    return f"za dítě odpovídá {who}: {ConsentAnswer(row.child_answer).label}, {days.day(row.child_given_on)}"


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
    """This will count who comes, the organiser and the team too; who only writes is told apart."""
    here = sum(row.presence == Presence.IN_PERSON for row in seated) + ORGANISER + len(SeatRole)
    far = sum(row.presence == Presence.ONLINE for row in seated)
    wrote = sum(row.presence == Presence.WRITTEN for row in seated)
    comes = f"{text.plural(here, 'člověk', 'lidé', 'lidí')} v místnosti i s organizátorem a vámi dvěma"
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
    ApartKind.FEAR: "Někdo u stolu se někoho bojí. Sezení a přestávky domluvíte předem.",
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
