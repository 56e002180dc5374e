"""What the directory shows: search in Czech order, one organisation, the people who may be asked to lead a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Length, StrIndex
from django.db.models.lookups import Exact, GreaterThan
from django.utils.html import escape
from django.utils.safestring import SafeString

from kruh.access.models import Membership, User
from kruh.access.prepared import Choice, prepared
from kruh.access.roles import Role
from kruh.directory import rules
from kruh.directory.models import Closure, District, Organisation, Professional, Region, Venue
from kruh.directory.vocabulary import Access, Kind, Language, Shown
from kruh.foundation import days, text
from kruh.web import addresses, tables
from kruh.web.tables import Column

PAGE = 50
MOST_REGIONS = 3
MOST_WORDS = 8
LONGEST_SEARCH = 100
ROOMS: dict[str, Q] = {
    Access.STEP_FREE: Q(has_step_free_access=True),
    Access.TOILET: Q(has_accessible_toilet=True),
    Access.BOTH: Q(has_step_free_access=True, has_accessible_toilet=True),
}
LISTED = ("name", "kind", "city", "phone", "is_active", "district__name", "district__region__name")
COLUMNS = (Column("Název"), Column("Druh"), Column("Kde"), Column("Telefon"))


@dataclass(frozen=True)
class Filter:
    """What somebody looks for; an address that names nonsense filters nothing out."""

    words: str = ""
    kind: str = ""
    region: str = ""
    after: UUID | None = None
    room: str = ""


@dataclass(frozen=True)
class Listing:
    """One page of a list and where the next one begins."""

    rows: list[Organisation]
    next_after: UUID | None
    regions: list[Region] = field(default_factory=list)
    works_in: dict[UUID, list[str]] = field(default_factory=dict)


# For other contexts ------------------------------------------------------------------------------------------------


def closures_of(organisation: Organisation | UUID) -> set[date]:
    """This will give every day on which the organisation does not work."""
    key = organisation.pk if isinstance(organisation, Organisation) else organisation
    return set(rules.days_between(Closure.objects.filter(organisation=key).values_list("first_day", "last_day")))


def writes_protocol(unit: UUID) -> bool:
    """This will tell whether the office wants the minutes of its meetings as a formal protocol."""
    return Organisation.objects.filter(pk=unit, writes_protocol=True).exists()


def data_protection_officer(unit: UUID) -> tuple[str, str] | None:
    """This will give the name and the address of whom an organisation tells of unusual access, or None."""
    rows = Organisation.objects.filter(pk=unit).exclude(dpo_email="").values_list("dpo_name", "dpo_email")
    return rows.first()


def people_in(unit_id: UUID, *roles: Role, at: datetime) -> list[User]:
    """This will give the people who hold one of the roles (any, if none is named) there now, in Czech order."""
    held = Membership.objects.filter(unit=unit_id, user__is_active=True, valid_from__lte=at)
    held = held.filter(Q(valid_to=None) | Q(valid_to__gt=at)).select_related("user")
    users = {m.user_id: m.user for m in (held.filter(role__in=roles) if roles else held)}
    return sorted(users.values(), key=lambda user: bytes(user.sort_key))


def asked_organisations(at: datetime) -> QuerySet[Organisation]:
    """This will give the organisations that can be asked for a conference: somebody there can answer at that time."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    held = Membership.objects.filter(lasting, role=Role.CONSULTANT, user__is_active=True, valid_from__lte=at)
    return Organisation.objects.filter(kind=Kind.NGO, is_active=True, pk__in=held.values("unit"))


def usable_venues() -> QuerySet[Venue]:
    """This will give the rooms that can be used."""
    return Venue.objects.filter(is_active=True)


def search(words: tuple[str, ...]) -> QuerySet[Organisation]:
    """This will give the organisations whose name, town, district, IČO or person at work holds every folded word."""
    found = Organisation.objects.all()
    for word in words:
        is_here = GreaterThan(StrIndex("folded", Value(word)), 0)
        people = Professional.objects.filter(is_here, is_active=True).values("organisation")
        found = found.filter(Q(is_here) | Q(pk__in=people))
    return found


def folded_words(words: str) -> tuple[str, ...]:
    """This will give what to look for; characters nobody can see are left out instead of refused."""
    seen = "".join(sign for sign in words[:LONGEST_SEARCH] if sign.isprintable() or sign.isspace())
    return tuple(text.fold(seen).split()[:MOST_WORDS])


def listing(wanted: Filter) -> Listing:
    """This will give one page of organisations in Czech order."""
    regions = _regions()
    kind = Choice(wanted.kind if wanted.kind in Kind.values else "")
    region = wanted.region if wanted.region in {region.code for region in regions} else None
    room = Choice(wanted.room if wanted.room in Access.values else "")
    words = folded_words(wanted.words)
    if words:
        found = _found(words, kind, region, room, *_last_found(words, wanted.after))
    else:
        found = _all(kind, region, room, *_last(wanted.after))
    rows = found[:PAGE]
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    return Listing(rows=rows, next_after=more, regions=regions, works_in=_works_in(rows))


def _works_in(rows: list[Organisation]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for organisation, name in _worked_regions(tuple(row.pk for row in rows if row.district_id is None)):
        found.setdefault(organisation, []).append(name)
    return found


@prepared
def _regions() -> QuerySet[Region]:
    return Region.objects.all()


@prepared
def _worked_regions(organisations: tuple[UUID, ...]) -> QuerySet[Any, tuple[UUID, str]]:
    worked = Organisation.regions.through.objects.filter(organisation__in=organisations)
    return worked.order_by("region__sort_key").values_list("organisation", "region__name")


@prepared
def _all(
    kind: Choice, region: str | None, room: Choice, after: bytes | None, pk: UUID | None
) -> QuerySet[Organisation]:
    later = Q() if after is None else Q(sort_key__gt=after) | Q(sort_key=after, pk__gt=pk)
    rows = _filtered(Organisation.objects.filter(later), kind, region, room)
    return rows.order_by("sort_key", "pk")[: PAGE + 1]


def _last(after: UUID | None) -> tuple[bytes | None, UUID | None]:
    """This will tell where the page before ended."""
    found = Organisation.objects.filter(pk=after).values_list("sort_key", "pk").first() if after else None
    return (bytes(found[0]), found[1]) if found else (None, None)


def _filtered(rows: QuerySet[Organisation], kind: str, region: str | None, room: str) -> QuerySet[Organisation]:
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(Exists(usable_venues().filter(ROOMS[room], organisation=OuterRef("pk")))) if room else rows
    if region:
        rows = rows.filter(Q(district__region=region) | Q(regions=region)).distinct()
    return rows.select_related("district__region").only(*LISTED)


@prepared
def _found(
    words: tuple[str, ...],
    kind: Choice,
    region: str | None,
    room: Choice,
    beside: int | None,
    after: bytes | None,
    pk: UUID | None,
) -> QuerySet[Organisation]:
    """Hits in the name come before hits elsewhere."""
    rows = _filtered(search(words), kind, region, room).alias(beside=_beside_name(words))
    if beside is not None:
        later = Q(sort_key__gt=after) | Q(sort_key=after, pk__gt=pk)
        rows = rows.filter(Q(beside__gt=beside) | Q(later, beside=beside))
    return rows.order_by("beside", "sort_key", "pk")[: PAGE + 1]


def _last_found(words: Sequence[str], after: UUID | None) -> tuple[int | None, bytes | None, UUID | None]:
    """This will tell where the page before ended among the hits."""
    if after is None:
        return None, None, None
    known = Organisation.objects.filter(pk=after).annotate(beside=_beside_name(words))
    found = known.values_list("beside", "sort_key", "pk").first()
    return (found[0], bytes(found[1]), found[2]) if found else (None, None, None)


def cells(row: Organisation, works_in: list[str]) -> tuple[str, ...]:
    """This will give one line as people see it."""
    name = tables.link(tables.public(row.name), addresses.of("directory:organisation", row.pk))
    return (
        name if row.is_active else tables.together(name, " ", tables.tag("ukončená")),
        str(Kind(row.kind).label),
        _place(row, works_in),
        row.phone_text if row.phone else tables.muted("neuveden"),
    )


def _place(row: Organisation, works_in: list[str]) -> SafeString:
    city = row.city or (row.district.name if row.district else "")
    if row.district:
        return tables.block(city, tables.below(row.district.region.name))
    many = len(works_in) > MOST_REGIONS
    where = text.plural(len(works_in), "kraj", "kraje", "krajů") if many else ", ".join(works_in)
    if not where:
        return tables.block(city)
    return tables.block(
        city, tables.below(where) if city else SafeString(f'<span class="small muted">{escape(where)}</span>')
    )


def _beside_name(words: Sequence[str]) -> Case | Cast:
    """This will tell hits in the name (0) from hits elsewhere (1); the folded text begins with the name."""
    places = [StrIndex("folded", Value(word)) for word in words]
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
    agreed = [(kind, getattr(professional, f"public_{kind}_on")) for kind in Shown]
    shown = [f"{kind.label} (souhlas {days.day(day)})" for kind, day in agreed if day]
    return {"trainings": list(professional.trainings.all()), "languages": languages, "shown": shown}


def areas() -> dict[str, Any]:
    """This will give the districts and regions to choose from."""
    return {"districts": list(District.objects.all()), "regions": list(Region.objects.all())}


# Accounts ----------------------------------------------------------------------------------------------------------
