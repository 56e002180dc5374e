"""The board: everything that one may know of, and what its rows tell the rules of a page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import queries as cases
from kruh.cases.models import Case
from kruh.family_conferences import policies
from kruh.family_conferences.models import FamilyConference, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import ends
from kruh.family_conferences.vocabulary import ENDS, LIVING_OFFERS, OfferState, State
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
        relations.remember(user, row, at, [asked[row.pk]] if row.pk in asked else [])
    cards = [_card(row, asked.get(row.pk), user, at) for row in rows]
    lanes = [Lane(title, [card for card in cards if card.conference.state in states]) for title, states in COLUMNS]
    administers = user.has_role(Role.REGIONAL_ADMINISTRATOR, at=at)
    ended = ends.by_end(relations.regions_of(user, at)) if administers else []
    return {"lanes": lanes, "is_empty": not rows, "administers": administers, "ended": ended}


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


def for_overview(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give the visible conferences, each with what the rules of its page would ask for."""
    rows = relations.with_relations(policies.visible_conferences(user, at), user, at)
    return rows.annotate(has_places=cases.keeps_places())
