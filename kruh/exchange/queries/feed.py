"""The meetings of one person from all parts of Kruh, by names that say nothing of anybody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from kruh.access.models import User
from kruh.cases.policies import team_rows
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference
from kruh.conferences.policies.relations import open_seats
from kruh.conferences.vocabulary import SeatState
from kruh.conferences.vocabulary import State as ConferenceState
from kruh.exchange.rules.feed import KEEPS_PAST, Meeting
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.policies.relations import own_offers
from kruh.family_conferences.vocabulary import OfferState
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.intervision import policies as intervision
from kruh.intervision.vocabulary import State as GroupState
from kruh.training.models import SignUp
from kruh.training.vocabulary import Place
from kruh.training.vocabulary import State as WorkshopState

COMES = (TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE, TeamRole.GUARDIAN)
CALLED_OFF = (ConferenceState.CANCELLED, ConferenceState.NOT_HELD, ConferenceState.FAMILY_REFUSED)
FAMILY_OFF = (FamilyState.UNSAFE, FamilyState.FAMILY_REFUSED)
USUAL = timedelta(hours=2)
FAMILY_USUAL = timedelta(hours=4)
NEUTRAL, WORKSHOP, GROUP = "Setkání", "Vzdělávání", "Skupina kolegů"


def own_meetings(user: User, at: datetime, *, with_town: bool) -> list[Meeting]:
    """This will give the person's meetings since a few weeks back, what is called off among them."""
    since = at - KEEPS_PAST
    parts = (_conferences(user, at, since), _families(user, at, since), _workshops(user, since))
    found = [one for part in (*parts, _groups(user, at, since)) for one in part]
    return found if with_town else [replace(one, town="") for one in found]


def _conferences(user: User, at: datetime, since: datetime) -> Iterator[Meeting]:
    cases = team_rows(user, at).filter(role__in=COMES).values("case")
    seats = open_seats(user, at).filter(state=SeatState.ACCEPTED).values("conference")
    rows = Conference.objects.filter(Q(case__in=cases) | Q(pk__in=seats), starts_at__gt=since)
    plain = rows.values_list("pk", "starts_at", "length_minutes", "venue__city", "state")
    for pk, starts_at, minutes, town, state in plain.order_by("starts_at"):
        assert starts_at is not None  # asked for above
        ends_at = starts_at + (timedelta(minutes=minutes) if minutes else USUAL)
        yield Meeting(_key("k", pk), NEUTRAL, starts_at, ends_at, town or "", state in CALLED_OFF)


def _families(user: User, at: datetime, since: datetime) -> Iterator[Meeting]:
    cases = team_rows(user, at).filter(role__in=COMES).values("case")
    offers = own_offers(user, at).filter(state=OfferState.ACCEPTED).values("conference")
    rows = FamilyConference.objects.filter(Q(case__in=cases) | Q(pk__in=offers), starts_at__gt=since)
    for pk, starts_at, state in rows.values_list("pk", "starts_at", "state").order_by("starts_at"):
        assert starts_at is not None  # asked for above
        is_off = state in FAMILY_OFF or (state == FamilyState.CLOSED and starts_at > at)
        yield Meeting(_key("r", pk), NEUTRAL, starts_at, starts_at + FAMILY_USUAL, "", is_off)


def _workshops(user: User, since: datetime) -> Iterator[Meeting]:
    rows = SignUp.objects.filter(user=user, state=Place.GOING, workshop__starts_at__gt=since)
    plain = rows.values_list(*(f"workshop__{name}" for name in ("pk", "starts_at", "ends_at", "venue__city", "state")))
    for pk, starts_at, ends_at, town, state in plain:
        yield Meeting(_key("w", pk), WORKSHOP, starts_at, ends_at, town or "", state == WorkshopState.CANCELLED)


def _groups(user: User, at: datetime, since: datetime) -> Iterator[Meeting]:
    rows = intervision.meetings(user, at).filter(starts_at__gt=since).select_related(None)
    for pk, starts_at, ends_at, state in rows.values_list("pk", "starts_at", "ends_at", "state"):
        yield Meeting(_key("s", pk), GROUP, starts_at, ends_at, "", state == GroupState.CANCELLED)


def _key(kind: str, pk: UUID) -> str:
    return f"{kind}-{pk.hex}"
