"""What is shown of a request: the draft, what the organisation will see, what it costs, what is missing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.models import Apart, CasePerson, Contact
from kruh.cases.vocabulary import ContactKind, Part
from kruh.conferences.models import Conference, Participant, Request
from kruh.conferences.queries import participants as people
from kruh.conferences.queries.strangers import strangers
from kruh.conferences.rules import request as rules
from kruh.conferences.rules import scheduling as date_rules
from kruh.conferences.vocabulary import (
    FAMILY_SIDE,
    PROFESSIONALS_ONLY,
    Agreement,
    ParticipantRole,
    State,
    Type,
)
from kruh.foundation import days, money, text
from kruh.method import queries as method
from kruh.method.models import Parameter
from kruh.method.rules import amount, fill
from kruh.method.vocabulary import TextKind, Unit

HOURLY, PER_KM = "facilitator_rate", "km_rate"
LIMITS = {"meeting_limit": "limit", "meeting_limit_interpreted": "limit_interpreted"}
FAMILY_PARTS = (Part.CHILD, Part.FAMILY)


# The draft ---------------------------------------------------------------------------------------------------------


def latest(conference: Conference) -> Request | None:
    """This will give the newest request of the conference, draft or not."""
    return (
        Request.objects.filter(conference=conference)
        .select_related("organisation", "contact_user", "venue", "answered_by")
        .order_by("-pk")
        .first()
    )


def draft_of(conference: Conference) -> Request | None:
    """This will give the request that is being written."""
    found = latest(conference)
    return found if found and found.sent_at is None and found.withdrawn_at is None else None


def texts_of(conference: Conference, request: Request | None) -> dict[str, str]:
    """This will give every free text that the organisation would read, by its label."""
    pairs = {"Cíl": conference.goal, "Důvod": conference.reason}
    if request:
        pairs |= {
            "Situace": request.summary,
            "Bezpečí": request.risks,
            "Přání k termínu": request.date_wishes,
            "Místo": request.venue_note,
            "Zástup": request.substitute_note,
            "Poznámka k fakturaci": request.billing_note,
        }
    return {label: words or "" for label, words in pairs.items()}


def secrets(conference: Conference, by: User, at: datetime) -> rules.Secrets:
    """This will give what may not stand in those texts."""
    rows = CasePerson.objects.filter(case=conference.case_id, part__in=FAMILY_PARTS).select_related("person__key")
    family = [row.person for row in rows]
    reach = (ContactKind.ADDRESS, ContactKind.PHONE, ContactKind.EMAIL)
    contacts = Contact.objects.filter(person__in=[person.pk for person in family], kind__in=reach)
    born = [person.birth_date for person in family if person.birth_date]
    return rules.Secrets(
        surnames=tuple(dict.fromkeys(person.last_name for person in family if person.last_name)),
        birth_dates=tuple(f"{day.day}.{day.month}.{day.year}" for day in born),
        contacts=tuple(contact.value for contact in contacts),
        hidden=tuple(cases.case_secrets(conference.case, days.local_day(at))),
        strangers=tuple(strangers(by, conference, at)),
    )


def leaks(conference: Conference, request: Request | None, by: User, at: datetime) -> list[str]:
    """This will list what the texts tell although the organisation need not know it."""
    return rules.leaks(texts_of(conference, request), secrets(conference, by, at))


def draft_facts(conference: Conference, request: Request, seated: list[Participant]) -> rules.Draft:
    """This will give the facts by which sending is allowed or refused."""
    family = [row for row in seated if row.role in FAMILY_SIDE and row.is_invited]
    return rules.Draft(
        goal=conference.goal or "",
        reason=conference.reason or "",
        summary=request.summary or "",
        has_organisation=request.organisation_id is not None,
        has_hours=request.expected_hours is not None,
        has_place=request.venue_id is not None or bool((request.venue_note or "").strip()),
        conditions_accepted=request.conditions_accepted,
        people=len([row for row in seated if row.is_invited]),
        children=len([row for row in seated if row.role == ParticipantRole.CHILD]),
        unasked_family=len([row for row in family if row.agreement == Agreement.UNASKED]),
        is_for_professionals=Type(conference.type) in PROFESSIONALS_ONLY,
        leaks=tuple(request.leaks),
    )


# The cost ----------------------------------------------------------------------------------------------------------


def parameters(on: date) -> dict[str, tuple[int, str]]:
    """This will give the numbers of the method with their units, in one query."""
    rows = Parameter.objects.on(on).values_list("code", "value", "unit")
    return {code: (value, unit) for code, value, unit in rows}


def cost(request: Request | None, known: Mapping[str, tuple[int, str]]) -> rules.Cost:
    """This will give what the office will pay."""
    hours = request.expected_hours if request and request.expected_hours is not None else Decimal(0)
    km = (request.expected_km or 0) if request else 0
    return rules.Cost(Decimal(hours), km, known.get(HOURLY, (0, ""))[0], known.get(PER_KM, (0, ""))[0])


def cost_rows(found: rules.Cost) -> list[dict[str, str]]:
    """This will say the cost line by line."""
    hours = f"{found.hours.normalize():f}".replace(".", ",")
    return [
        {"label": "Práce na místě", "value": f"{hours} h × {money.czk(found.hourly)} = {money.czk(found.work)}"},
        {
            "label": "Cesta týmu",
            "value": f"{text.grouped(found.km)} km × {money.czk(found.per_km)} = {money.czk(found.travel)}",
        },
        {"label": "Celkem přibližně", "value": money.czk(found.total)},
        {"label": "Když nikdo z rodiny nepřijde", "value": f"jen cesta, {money.czk(found.travel)}"},
    ]


def conditions(on: date, known: Mapping[str, tuple[int, str]]) -> list[str]:
    """This will give the organisation's conditions as they hold on that day."""
    words = {code: amount(value, Unit(unit)) for code, (value, unit) in known.items()}
    return [f"{entry.title}: {fill(entry.body, words)}" for entry in method.texts(TextKind.CONDITION, on)]


# Pages -------------------------------------------------------------------------------------------------------------


def office_page(conference: Conference, user: User, at: datetime, *, writes: bool) -> dict[str, Any]:
    """This will give the request as its office sees it: what is written, what is missing, what became of it."""
    request = latest(conference)
    is_draft = conference.state in {State.CONSIDERED, State.NOT_NOW, State.REQUESTING}
    shown: dict[str, Any] = {"conference": conference, "request_row": request, "is_draft": is_draft, "writes": writes}
    if not is_draft:
        copies = to_copy(conference, request) if request and request.sent_at else []
        return {**shown, "content": request.sent_content if request else None, "copies": copies}
    seated = people.participants_of(conference)
    on = days.local_day(at)
    draft = request if request and request.sent_at is None and request.withdrawn_at is None else None
    facts = draft_facts(conference, draft or _empty(conference, user), seated)
    known = parameters(on)
    return {
        **shown,
        "request_row": draft,
        "is_fresh": writes and request is None and not conference.goal,
        "is_begun": writes and request is None and bool(conference.goal),
        "refused": request if request and request.is_accepted is False else None,
        "missing": rules.blockers_to_send(facts),
        "parts": check_parts(conference, draft, seated, [*rules.missing(facts), *rules.by_part(facts.leaks)]),
        "can_send": conference.state == State.REQUESTING,
        "cost": cost_rows(cost(draft, known)) if draft and draft.expected_hours is not None else [],
        "goal_hints": rules.goal_hints(conference.goal or ""),
        "length_hint": length_hint(draft, seated, known),
    }


def length_hint(draft: Request | None, seated: list[Participant], known: Mapping[str, tuple[int, str]]) -> str:
    """This will warn of a long meeting already in the request, or of a short one where people need an interpreter."""
    if draft is None or draft.expected_hours is None:
        return ""
    terms = date_rules.Terms(**{name: known[code][0] for code, name in LIMITS.items() if code in known})
    is_interpreted = any(row.is_invited and row.person.needs_interpreter for row in seated)
    minutes = int(draft.expected_hours * 60)
    faults = date_rules.length_faults(minutes, terms)
    return faults[0] if faults else date_rules.length_hint(minutes, terms, is_interpreted=is_interpreted)


def _empty(conference: Conference, user: User) -> Request:
    return Request(conference=conference, key=conference.key, contact_user=user, version=0)


def check_parts(
    conference: Conference, request: Request | None, seated: list[Participant], missing: list[tuple[str, str]]
) -> list[dict[str, Any]]:
    """This will give the check page: every answer with a way to change it, and what each part still lacks."""
    told = request or Request(conference=conference, key=conference.key)
    kind = conference.get_type_display()
    about = (("Typ konference", kind), ("Cíl", conference.goal), ("Důvod", conference.reason))
    terms = (
        ("Podmínky", "přijaté" if told.conditions_accepted else ""),
        ("Zástup", told.substitute_note),
        ("Poznámka k fakturaci", told.billing_note),
    )

    def part(key: str, title: str, answers: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
        return _part(key, title, reverse("conferences:write-request", args=[conference.pk, key]), answers)

    goal = part("cil", "Cíl a důvod", about)
    goal["rows"][0]["url"] = reverse("conferences:change-type", args=[conference.pk])
    parts = [
        goal,
        part(
            "situace",
            "Co má organizace vědět",
            (("Situace stručně", told.summary), ("Na co si dát pozor", told.risks)),
        ),
        _part(
            "lide",
            "Lidé",
            reverse("conferences:participants", args=[conference.pk]),
            [("Účastníci", ", ".join(_short(item) for item in seated))],
        ),
        part("termin", "Komu, kdy a kde", _whereabouts(told)),
        part("podminky", "Cena a podmínky", terms),
    ]
    return [{**shown, "missing": [why for key, why in missing if key == shown["key"]]} for shown in parts]


def _part(key: str, title: str, url: str, answers: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    rows = [{"label": label, "value": value or "", "url": url} for label, value in answers]
    return {"key": key, "title": title, "url": url, "rows": rows}


def _whereabouts(told: Request) -> list[tuple[str, str | None]]:
    hours = f"{told.expected_hours.normalize():f}".replace(".", ",") + " h" if told.expected_hours is not None else ""
    return [
        ("Komu žádost půjde", str(told.organisation) if told.organisation else ""),
        ("Přání k termínu", told.date_wishes),
        ("Místo", "; ".join(filter(None, [str(told.venue) if told.venue else "", told.venue_note]))),
        ("Délka", hours),
        ("Cesta týmu tam i zpět", f"{told.expected_km} km" if told.expected_km is not None else ""),
    ]


def apart_pairs(conference: Conference, on: date) -> int:
    """This will count the pairs of the case who must not meet, now or from some later day."""
    lasting = Q(valid_to=None) | Q(valid_to__gte=on)
    return Apart.objects.filter(lasting, case=conference.case_id).count()


def _short(row: Participant) -> str:
    left_out = "" if row.is_invited else ", bez pozvánky"
    return f"{row.person.full_name} ({row.get_role_display()}{left_out})"


def to_copy(conference: Conference, request: Request) -> list[dict[str, str]]:
    """This will give the texts for the data box: the subject is read by strangers, so it names nobody."""
    mark = conference.case.file_mark
    return [
        {"label": "Předmět", "value": f"Žádost – {conference}{f', sp. zn. {mark}' if mark else ''}"},
        {"label": "K rukám", "value": str(request.organisation) if request.organisation else ""},
        {"label": "Naše spisová značka", "value": mark},
        {"label": "Datová schránka", "value": request.organisation.data_box if request.organisation else ""},
    ]
