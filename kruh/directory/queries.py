"""What the directory shows: search in Czech order, one organisation, the people who may be asked to lead a meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Length, StrIndex
from django.db.models.lookups import Exact, GreaterThan

from kruh.access.models import AuditEntry, Membership, User
from kruh.access.roles import Role
from kruh.directory import rules
from kruh.directory.models import Closure, District, Organisation, Professional, Region, Venue
from kruh.directory.vocabulary import Kind, Language
from kruh.foundation import days, text

PAGE = 50
MOST_WORDS = 8
LONGEST_SEARCH = 100
HAND_OVER_DAYS = 365


@dataclass(frozen=True)
class Filter:
    """What somebody looks for; an address that names nonsense filters nothing out."""

    words: str = ""
    kind: str = ""
    region: str = ""
    after: UUID | None = None


@dataclass(frozen=True)
class Listing:
    """One page of a list and where the next one begins."""

    rows: list[Organisation]
    next_after: UUID | None
    regions: list[Region] = field(default_factory=list)


# For other contexts ------------------------------------------------------------------------------------------------


def closures_of(organisation: Organisation | UUID) -> set[date]:
    """This will give every day on which the organisation does not work."""
    key = organisation.pk if isinstance(organisation, Organisation) else organisation
    return set(rules.days_between(Closure.objects.filter(organisation=key).values_list("first_day", "last_day")))


def people_in(unit_id: UUID, *roles: Role, at: datetime) -> list[User]:
    """This will give the people who hold one of the roles (any, if none is named) there now, in Czech order."""
    held = Membership.objects.filter(unit=unit_id, user__is_active=True, valid_from__lte=at)
    held = held.filter(Q(valid_to=None) | Q(valid_to__gt=at)).select_related("user")
    users = {m.user_id: m.user for m in (held.filter(role__in=roles) if roles else held)}
    return sorted(users.values(), key=_by_name)


def asked_organisations() -> QuerySet[Organisation]:
    """This will give the organisations that can be asked for a conference."""
    return Organisation.objects.filter(kind=Kind.NGO, is_active=True)


def usable_venues() -> QuerySet[Venue]:
    """This will give the rooms that can be used."""
    return Venue.objects.filter(is_active=True)


def search(words: str) -> QuerySet[Organisation]:
    """This will give the organisations whose name, town, district, IČO or person at work holds every word."""
    found = Organisation.objects.all()
    for word in folded_words(words):
        people = Professional.objects.filter(folded__contains=word, is_active=True).values("organisation")
        found = found.filter(Q(folded__contains=word) | Q(pk__in=people))
    return found


def folded_words(words: str) -> list[str]:
    """This will give what to look for; characters nobody can see are left out instead of refused."""
    seen = "".join(sign for sign in words[:LONGEST_SEARCH] if sign.isprintable() or sign.isspace())
    return text.fold(seen).split()[:MOST_WORDS]


# Pages -------------------------------------------------------------------------------------------------------------


def listing(wanted: Filter) -> Listing:
    """This will give one page of organisations in Czech order."""
    regions = list(Region.objects.all())
    rows = search(wanted.words).select_related("district__region")
    if wanted.kind in Kind.values:
        rows = rows.filter(kind=wanted.kind)
    if wanted.region in {region.code for region in regions}:
        rows = rows.filter(Q(district__region=wanted.region) | Q(regions=wanted.region)).distinct()
    return _page(rows.prefetch_related("regions"), wanted, regions)


def _page(rows: QuerySet[Organisation], wanted: Filter, regions: list[Region]) -> Listing:
    beside = _beside_name(wanted.words)
    rows = rows.alias(beside=beside)
    known = Organisation.objects.filter(pk=wanted.after).annotate(beside=beside)
    last = known.values_list("beside", "sort_key", "pk").first() if wanted.after else None
    if last:
        later = Q(sort_key__gt=last[1]) | Q(sort_key=last[1], pk__gt=last[2])
        rows = rows.filter(Q(beside__gt=last[0]) | Q(later, beside=last[0]))
    found: list[Organisation] = list(rows.order_by("beside", "sort_key", "pk")[: PAGE + 1])
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    return Listing(rows=found[:PAGE], next_after=more, regions=regions)


def _beside_name(words: str) -> Case | Cast:
    """This will tell hits in the name (0) from hits elsewhere (1); the folded text begins with the name."""
    if not folded_words(words):
        return Cast(Value(0), IntegerField())  # a bare number in ORDER BY would mean a column
    places = [StrIndex("folded", Value(word)) for word in folded_words(words)]
    elsewhere = [When(Q(GreaterThan(place, Length("name"))) | Q(Exact(place, 0)), then=1) for place in places]
    return Case(*elsewhere, default=0, output_field=IntegerField())


def organisation_page(organisation: Organisation, at: datetime) -> dict[str, Any]:
    """This will give everything public about one organisation."""
    return {
        "people": list(organisation.professionals.filter(is_active=True)),
        "venues": list(organisation.venues.filter(is_active=True)),
        "closures": list(organisation.closures.filter(last_day__gte=days.local_day(at))),
        "regions": list(organisation.regions.all()),
    }


def professional_page(professional: Professional) -> dict[str, Any]:
    """This will give what one professional learned and speaks."""
    languages = [Language(code).label for code in professional.languages if code in Language.values]
    return {"trainings": list(professional.trainings.all()), "languages": languages}


def areas() -> dict[str, Any]:
    """This will give the districts and regions to choose from."""
    return {"districts": list(District.objects.all()), "regions": list(Region.objects.all())}


# Accounts ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Account:
    """One line of the list of accounts."""

    user: User
    roles: list[Membership]
    state: str


def accounts(words: str, page: int, at: datetime) -> tuple[list[Account], bool]:
    """This will give one page of accounts in Czech order and whether more follow; there are some thousands at most."""
    wanted = folded_words(words)
    known = _known_accounts(wanted)
    found = User.objects.in_bulk(known[page * PAGE : (page + 1) * PAGE])
    shown = [found[pk] for pk in known[page * PAGE : (page + 1) * PAGE] if pk in found]
    held: dict[UUID, list[Membership]] = {user.pk: [] for user in shown}
    for membership in Membership.objects.filter(user__in=shown).select_related("unit").order_by("valid_from"):
        if membership.is_valid(at):
            held[membership.user_id].append(membership)
    return [Account(user, held[user.pk], _state(user)) for user in shown], len(known) > (page + 1) * PAGE


def _known_accounts(wanted: Sequence[str]) -> list[UUID]:
    """Only ids and names are read of everybody; whole accounts only of the page that is shown."""
    people = User.objects.all()
    columns = ("pk", "first_name", "last_name", "title_before", "title_after", "email")
    if not wanted:
        rows = [(rules.sort_key(f"{last} {first}"), pk) for pk, first, last in people.values_list(*columns[:3])]
    else:
        told = people.values_list(*columns)
        rows = [(rules.sort_key(f"{row[2]} {row[1]}"), row[0]) for row in told if _matches(row[1:], wanted)]
    return [pk for _, pk in sorted(rows)]


def _state(user: User) -> str:
    if not user.is_active:
        return "closed"
    return "open" if user.has_usable_password() else "invited"


def account_page(user: User, at: datetime) -> dict[str, Any]:
    """This will give the roles of one account, now and before."""
    held = list(user.memberships.select_related("unit").order_by("valid_from"))
    return {"current": [m for m in held if _lasts(m, at)], "ended": [m for m in held if not _lasts(m, at)]}


def hand_over(user: User, at: datetime) -> dict[str, Any]:
    """This will give what the leaver held and who can take it over; of the files only how many, never which."""
    held = [m for m in user.memberships.select_related("unit") if _lasts(m, at)]
    colleagues = Membership.objects.filter(unit__in=[m.unit_id for m in held], user__is_active=True)
    colleagues = colleagues.exclude(user=user).select_related("user", "unit")
    since = at - timedelta(days=HAND_OVER_DAYS)
    files = AuditEntry.objects.filter(actor=user.pk, at__gte=since, case__isnull=False).values("case").distinct()
    return {
        "current": held,
        "colleagues": sorted((m for m in colleagues if m.is_valid(at)), key=lambda m: _by_name(m.user)),
        "files": files.count(),
        "days": HAND_OVER_DAYS,
    }


def _lasts(membership: Membership, at: datetime) -> bool:
    return membership.valid_to is None or membership.valid_to > at


def _by_name(user: User) -> bytes:
    return rules.sort_key(f"{user.last_name} {user.first_name}")


def _matches(told: Iterable[str], wanted: Iterable[str]) -> bool:
    known = text.fold(" ".join(told))
    return all(word in known for word in wanted)
