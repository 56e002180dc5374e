"""What is shown first: the board of everything one may know of, and the overview of one conference."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases.models import Case
from kruh.cases.vocabulary import Part
from kruh.conferences.policies import relations as tables
from kruh.family_conferences import policies, workflow
from kruh.family_conferences.models import FamilyConference, FirstConsent, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import coordinator, referral
from kruh.family_conferences.vocabulary import BEFORE_MEETING, ENDS, LIVING_OFFERS, OfferState, State
from kruh.foundation import days

MOST = 300
COLUMNS: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Čeká", (State.REFERRED, State.AGREED, State.REQUESTED, State.SEEKING)),
    ("Připravuje se", (State.PREPARING, State.PLANNED)),
    ("Setkání", (State.INFORMATION, State.PRIVATE_TIME, State.PRESENTED)),
    ("Plán běží", (State.ACCEPTED,)),
    ("Skončilo", ENDS),
)


@dataclass(frozen=True)
class Card:
    """One conference on the board."""

    conference: FamilyConference
    name: str
    coordinator: str
    since: date
    days: int
    next_day: date | None


@dataclass(frozen=True)
class Lane:
    """One column of the board."""

    title: str
    cards: list[Card]


def board(user: User, at: datetime) -> dict[str, Any]:
    """This will give everything that the person may know of, in five lanes, each with how long it stands there."""
    rows = list(for_overview(user, at).order_by("-state_since", "-id")[:MOST])
    offers = Offer.objects.filter(conference__in=[row.pk for row in rows], state__in=LIVING_OFFERS)
    asked = {offer.conference_id: offer for offer in offers.select_related("user", "key")}
    for row in rows:
        own = asked.get(row.pk)
        tables.remember(user, row, at)
        relations.remember(user, row, own if own and own.user_id == user.pk else None, at)
    cards = [_card(row, asked.get(row.pk), user, at) for row in rows]
    lanes = [Lane(title, [card for card in cards if card.conference.state in states]) for title, states in COLUMNS]
    return {"lanes": lanes, "is_empty": not rows, "administers": user.has_role(Role.REGIONAL_ADMINISTRATOR, at=at)}


def _card(row: FamilyConference, offer: Offer | None, user: User, at: datetime) -> Card:
    today, since = days.local_day(at), days.local_day(row.state_since)
    meets = days.local_day(row.starts_at) if row.starts_at and row.state == State.PLANNED else None
    return Card(
        conference=row,
        name=relations.called(row, user, at),
        coordinator=_who(offer),
        since=since,
        days=(today - since).days,
        next_day=row.review_on if row.state == State.ACCEPTED else meets,
    )


def _who(offer: Offer | None) -> str:
    if offer is None:
        return ""
    return offer.user.short_name if offer.state == OfferState.ACCEPTED else f"{offer.user.short_name} (čeká na odpověď)"


def of_case(case: Case) -> list[FamilyConference]:
    """This will give the family conferences of a case, the newest first."""
    return list(FamilyConference.objects.filter(case=case).select_related("key").order_by("-number"))


# The overview -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Next:
    """The step that waits for this very reader, or whom it waits for."""

    title: str
    text: str = ""
    page: str = ""
    button: str = ""
    reasons: tuple[str, ...] = ()


def for_overview(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give the visible conferences with the person's roles in the case of each."""
    return policies.visible_conferences(user, at).annotate(
        my_roles=tables.roles(user, at), is_own_region=relations.in_own_region(user, at)
    )


def remember(user: User, conference: FamilyConference, own: Offer | None, at: datetime) -> None:
    """This will spare the rules of a page the questions that its list has answered."""
    tables.remember(user, conference, at)
    if own is not None and not (user.has_role(Role.COORDINATOR, at=at) and (own.ends_at is None or own.ends_at > at)):
        own = None
    relations.remember(user, conference, own, at)


def overview(conference: FamilyConference, user: User, at: datetime) -> dict[str, Any]:
    """This will give where it stands, what is next for the reader, and what the reader may know of it."""
    offer = coordinator.living_offer(conference)
    own = offer if offer and offer.user_id == user.pk and user.has_role(Role.COORDINATOR, at=at) else None
    relations.remember(user, conference, own, at)
    knows = relations.knows_names(user, conference, at)
    names_told = knows or (own is not None and own.state == OfferState.INFORMED)
    consent = referral.consent_of(conference) if names_told else None
    return {
        "conference": conference,
        "name": relations.called(conference, user, at),
        "knows": knows,
        "next": _next(conference, user, at, own, consent),
        "brief": brief(conference) if own and own.state != OfferState.ACCEPTED else [],
        "names": people_of(conference, consent) if names_told else [],
        "consent": consent if knows else None,
        "coordinator": offer.user.name if offer and offer.state == OfferState.ACCEPTED else "",
        "own": own,
        "steps": _steps(conference),
        "can_end": conference.state in (State.REFERRED, *BEFORE_MEETING),
    }


def told_before(conference: FamilyConference) -> list[tuple[str, str]]:
    """This will name those whom a coordinator has to know of before confirming."""
    return people_of(conference, referral.consent_of(conference))


def brief(conference: FamilyConference) -> list[dict[str, str]]:
    """This will tell what somebody needs to decide, without a name: where, how many children, in which language."""
    places = coordinator.family_of(conference)
    children = sum(place.part == Part.CHILD for place in places)
    spoken = sorted({place.person.get_language_display() for place in places})
    return [
        {"label": "Kraj", "value": conference.region.name},
        {"label": "Pracoviště", "value": conference.office.name},
        {"label": "Kolik dětí", "value": str(children)},
        {"label": "Jazyky rodiny", "value": ", ".join(spoken)},
    ]


def people_of(conference: FamilyConference, consent: FirstConsent | None) -> list[tuple[str, str]]:
    """This will name the children, as the case itself is called, and the member who agreed."""
    told = [(conference.case.named or "", "děti")] if conference.case.named else []
    return [*told, *([(consent.person.full_name, "souhlasí se setkáním")] if consent else [])]


_WAY: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Souhlas", (State.REFERRED,)),
    ("Žádost", (State.AGREED, State.REQUESTED)),
    ("Koordinátor", (State.SEEKING,)),
    ("Příprava", (State.PREPARING, State.PLANNED)),
    ("Setkání", (State.INFORMATION, State.PRIVATE_TIME, State.PRESENTED)),
    ("Plán běží", (State.ACCEPTED,)),
)


def _steps(conference: FamilyConference) -> list[dict[str, str]]:
    if conference.state in ENDS and conference.state != State.CLOSED:
        return []
    here = next((at for at, (_, states) in enumerate(_WAY) if conference.state in states), len(_WAY))
    return [
        {"label": label, "state": "done" if at < here else "now" if at == here else "todo"}
        for at, (label, _) in enumerate(_WAY)
    ]


def _next(
    conference: FamilyConference, user: User, at: datetime, own: Offer | None, consent: FirstConsent | None
) -> Next | None:
    if own is not None and own.state != OfferState.ACCEPTED:
        return _ANSWER[OfferState(own.state)]
    if conference.state in (State.REFERRED, State.AGREED):
        return _office_first(conference, user, at, consent)
    told = _TELLERS.get(State(conference.state))
    return told(conference, user, at) if told else None


def _office_first(conference: FamilyConference, user: User, at: datetime, consent: FirstConsent | None) -> Next | None:
    if not relations.asks(user, conference, at):
        return None
    if conference.state == State.REFERRED:
        return Next(
            "Promluvte s jedním člověkem z rodiny",
            "Vysvětlete mu, co rodinná konference je, dejte mu leták a zeptejte se, jestli ji chce.",
            "family_conferences:record-consent",
            "Zapsat souhlas",
        )
    missing = workflow.FAMILY_CONFERENCE.blockers(State.AGREED, "send_request", referral.draft(conference, consent))
    if missing:
        text = (
            f"Administrátor ji vrátil: {conference.returned_reason}"
            if conference.returned_reason
            else "Otázka pro rodinu a podmínky se před setkáním už nemění."
        )
        return Next("Napište žádost", text, "family_conferences:write-request", "Napsat žádost", tuple(missing))
    return Next(
        "Žádost je hotová",
        "Po odeslání jsou otázka a podmínky pevné.",
        "family_conferences:send-request",
        "Zkontrolovat a odeslat",
    )


def _requested(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.administers(user, conference, at):
        return Next(
            "Promluvte s tím, kdo žádá",
            "Projděte spolu důvod, otázku a podmínky. Pak žádost přijměte, nebo ji vraťte s tím, co upravit.",
            "family_conferences:accept-request",
            "Přijmout žádost",
        )
    return Next("Čeká se na administrátora kraje", "Ozve se vám a projdete otázku a podmínky spolu.")


def _seeking(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.administers(user, conference, at):
        return Next(
            "Najděte koordinátora",
            "Nejdřív ti, kdo mluví jazykem rodiny a mají čas.",
            "family_conferences:coordinator",
            "Vybrat koordinátora",
        )
    return Next("Administrátor hledá koordinátora", "Nestranného člověka, který není z úřadu a rodinu nezná.")


def _preparing(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.coordinates(user, conference, at):
        return Next(
            "Koho ještě nikdo nepozval?",
            "Volejte, navštěvujte a ptejte se, kdo další k dětem patří.",
            "family_conferences:circle",
            "Otevřít kruh rodiny",
        )
    return Next("Koordinátor připravuje setkání", "Poznámky z přípravy vidí jen koordinátor a administrátor.")


_ANSWER = {
    OfferState.OFFERED: Next(
        "Můžete rodinu provázet?",
        "Rozhodněte se podle stručného zadání. Jména uvidíte, když nabídku přijmete.",
        "family_conferences:accept-offer",
        "Přijmout nabídku",
    ),
    OfferState.INFORMED: Next(
        "Znáte někoho z nich?",
        "Odpovězte na čtyři otázky. Když někoho znáte, najde se někdo jiný.",
        "family_conferences:confirm-offer",
        "Odpovědět",
    ),
}
_TELLERS: dict[State, Callable[[FamilyConference, User, datetime], Next | None]] = {
    State.REQUESTED: _requested,
    State.SEEKING: _seeking,
    State.PREPARING: _preparing,
    State.PLANNED: _preparing,
}
