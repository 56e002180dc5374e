"""Relations to a family conference: the office's team, the region's administrator, the coordinator; nobody else."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import predicate
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.conferences.policies import relations as tables
from kruh.directory.models import Organisation
from kruh.family_conferences.models import FamilyConference, Offer
from kruh.family_conferences.vocabulary import ASKED_OFFERS, ENDS, LIVING_OFFERS, OfferState

ADMINISTRATOR_KEEPS = timedelta(days=90)

asks = case_policies.keeps_cases & case_policies.writes
on_case_team = case_policies.keeps_cases & case_policies.on_team


def conference_of(subject: Any) -> FamilyConference:
    """This will give the family conference that a subject belongs to."""
    return subject if isinstance(subject, FamilyConference) else subject.conference


def _regions(user: User, at: datetime) -> QuerySet[Organisation, str]:
    """The codes of the regions whose family conferences the person administers."""
    units = user.unit_ids(Role.REGIONAL_ADMINISTRATOR, at=at)
    rows = Organisation.objects.filter(pk__in=units, regions__isnull=False).order_by("regions")
    codes: QuerySet[Organisation, str] = rows.values_list("regions", flat=True)
    return codes


def regions_of(user: User, at: datetime) -> list[str]:
    """This will give the codes of those regions; asked once, and nobody else is asked at all."""
    known = user.__dict__.setdefault("administered", {})
    if at not in known:
        is_one = user.has_role(Role.REGIONAL_ADMINISTRATOR, at=at)
        known[at] = list(_regions(user, at).distinct()) if is_one else []
    found: list[str] = known[at]
    return found


def administered(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give the conferences asked for in the person's regions, ended ones for a while."""
    lasting = ~Q(state__in=ENDS) | Q(state_since__gte=at - ADMINISTRATOR_KEEPS)
    return FamilyConference.objects.filter(lasting, region__in=_regions(user, at), requested_at__lte=at)


def own_offers(user: User, at: datetime) -> QuerySet[Offer]:
    """This will give the offers that the person may answer or holds."""
    if not user.has_role(Role.COORDINATOR, at=at):
        return Offer.objects.none()
    lasting = Q(ends_at=None) | Q(ends_at__gt=at)
    return Offer.objects.filter(lasting, user=user, state__in=LIVING_OFFERS)


def guided(user: User, at: datetime) -> QuerySet[Offer]:
    """This will give the coordinations that the person leads somebody through, as long as they last."""
    if not user.has_role(Role.COORDINATOR, at=at):
        return Offer.objects.none()
    lasting = Q(ends_at=None) | Q(ends_at__gt=at)
    return Offer.objects.filter(lasting, guide=user, state=OfferState.ACCEPTED).exclude(conference__state__in=ENDS)


def of_cases(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give the conferences of the cases in whose team the person is."""
    if not user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=at):
        return FamilyConference.objects.none()
    return FamilyConference.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk"))


def visible_conferences(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give every family conference that the person may know of, in whatever role."""
    found = Q(pk__in=of_cases(user, at).values("pk")) | Q(pk__in=own_offers(user, at).values("conference"))
    found |= Q(pk__in=guided(user, at).values("conference"))
    if user.has_role(Role.REGIONAL_ADMINISTRATOR, at=at):
        found |= Q(pk__in=administered(user, at).values("pk"))
    return FamilyConference.objects.filter(found).select_related("key", "case__key", "office", "region", "asked_by")


def with_relations(rows: QuerySet[FamilyConference], user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will add the person's roles in the case and whether the region is the person's, for `remember`."""
    return rows.annotate(my_roles=tables.roles(user, at), is_own_region=Q(region__in=_regions(user, at)))


def forget(*users: User) -> None:
    """This will drop what was remembered of offers, after one has changed."""
    for user in users:
        user.__dict__.pop("own_offer", None)
        user.__dict__.pop("guided", None)
        user.__dict__.pop("guided_in", None)


def remember(user: User, conference: Any, at: datetime, offers: Iterable[Offer] | None = None) -> None:
    """This will spare the policies the questions that a page has answered, with `offers` that of the own one too.

    `offers` are those made in the conference, whosever they are; which of them counts is decided here alone.
    """
    tables.remember(user, conference, at)
    user.__dict__.setdefault("own_region", {})[conference.pk, at] = conference.is_own_region
    if offers is not None:
        offers = list(offers)
        is_one = user.has_role(Role.COORDINATOR, at=at)
        own = (offer for offer in offers if is_one and offer.user_id == user.pk and offer.lasts(at))
        user.__dict__.setdefault("own_offer", {})[conference.pk, at] = next(own, None)
        is_running = is_one and conference.state not in ENDS
        user.__dict__.setdefault("guided_in", {})[conference.pk, at] = is_running and any(
            offer.guide_id == user.pk and offer.is_open(at) for offer in offers
        )


def led(user: User, pk: UUID, at: datetime) -> FamilyConference | None:
    """This will give a conference in which the person holds an offer, asked for together with the offer."""
    around = ("key", "case__key", "office", "region", "asked_by")
    rows = own_offers(user, at).filter(conference=pk)
    own = rows.select_related("key", *(f"conference__{name}" for name in around)).first()
    if own is None:
        return None
    user.__dict__.setdefault("own_offer", {})[pk, at] = own
    return own.conference


def own_offer(user: User, subject: Any, at: datetime) -> Offer | None:
    """This will give the offer that the person may answer or holds in the conference; asked once."""
    place: tuple[UUID, datetime] = (conference_of(subject).pk, at)
    known = user.__dict__.setdefault("own_offer", {})
    if place not in known:
        known[place] = own_offers(user, at).filter(conference=place[0]).first()
    found: Offer | None = known[place]
    return found


@predicate("je administrátor rodinných konferencí toho kraje")
def administers(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the region is the person's and the request has left the office."""
    conference = conference_of(subject)
    known = user.__dict__.get("own_region", {}).get((conference.pk, at))
    is_own = conference.region_id in regions_of(user, at) if known is None else known
    if not is_own or conference.requested_at is None:
        return False
    return conference.state not in ENDS or conference.state_since >= at - ADMINISTRATOR_KEEPS


@predicate("byla mu rodinná konference nabídnuta")
def was_offered(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether an offer waits for the person's answer."""
    offer = own_offer(user, subject, at)
    return offer is not None and offer.state in ASKED_OFFERS


@predicate("je koordinátor rodinné konference")
def coordinates(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person coordinates it now."""
    offer = own_offer(user, subject, at)
    return offer is not None and offer.is_open(at)


@predicate("provází koordinátora první konferencí")
def guides(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person leads the coordinator through it; asked once for all conferences."""
    if not user.has_role(Role.COORDINATOR, at=at):
        return False
    place = (conference_of(subject).pk, at)
    if place in user.__dict__.get("guided_in", {}):
        return bool(user.__dict__["guided_in"][place])
    known = user.__dict__.setdefault("guided", {})
    if at not in known:
        known[at] = frozenset(guided(user, at).values_list("conference", flat=True))
    return place[0] in known[at]


@predicate("nabídka patří tomuto člověku")
def is_own_offer(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the offer is this very person's."""
    return isinstance(subject, Offer) and subject.user_id == user.pk and own_offer(user, subject, at) is not None


knows_names = on_case_team | administers | coordinates | guides


def called(conference: FamilyConference, user: User, at: datetime) -> str:
    """This will name it: with the children for those who may know them, with the office for the others."""
    if not knows_names(user, conference, at) or not conference.case.called:
        return f"{conference}, {conference.office.name}"
    return f"{conference} – {conference.case.called}"
