"""Whom and what a case refers to: accounts, organisations, rooms and other entries that are not its own.

An archive describes each by what another installation may know it by. There it is found again by its e-mail, number or
name, or kept as a former person or organisation: a name that nobody can sign in with.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from kruh.access.models import Unit, User
from kruh.archive.rules import values
from kruh.archive.vocabulary import Kind
from kruh.directory.models import Organisation, Professional, Region, Venue
from kruh.method.models import Blank

NAMED = ("title_before", "first_name", "last_name", "title_after", "gender")
PLACED = ("name", "street", "city", "postcode", "district_id")

LONGEST = 300

type Row = dict[str, Any]


def described(identifiers: Iterable[str], known: Mapping[str, str], told: Mapping[str, Row]) -> list[Row]:
    """This will describe what the identifiers name; what came by an archive is said as that archive said it."""
    said: dict[str, Row] = {}
    waiting = set(identifiers)
    while waiting:
        found = {str(row["id"]): row for row in _described(waiting)}
        said |= found
        waiting = {one for row in found.values() if (one := row.get("organisation"))} - set(said)
    earlier = {pk: told[known[pk]] for pk in said if pk in known and known[pk] in told}
    return [earlier.get(pk) or values.exchanged(row, known) for pk, row in said.items()]


def _described(identifiers: set[str]) -> Iterable[Row]:
    uuids = [UUID(one) for one in identifiers if values.IDENTIFIER.fullmatch(one)]
    for one in User.objects.filter(pk__in=uuids):
        yield {"kind": Kind.ACCOUNT, "id": str(one.pk), "email": one.email, **_taken(one, NAMED)}
    organisations = {one.pk: one for one in Organisation.objects.filter(pk__in=uuids)}
    for unit in Unit.objects.filter(pk__in=uuids):
        yield {"kind": Kind.ORGANISATION, "id": str(unit.pk), "name": unit.name, **_public(organisations.get(unit.pk))}
    for venue in Venue.objects.filter(pk__in=uuids):
        yield {"kind": Kind.VENUE, "id": str(venue.pk), "organisation": _id(venue.organisation_id),
               **_taken(venue, (*PLACED, "capacity"))}  # fmt: skip
    for who in Professional.objects.filter(pk__in=uuids):
        yield {"kind": Kind.PROFESSIONAL, "id": str(who.pk), "organisation": _id(who.organisation_id),
               **_taken(who, (*NAMED, "email", "profession"))}  # fmt: skip
    for blank in Blank.objects.filter(pk__in=uuids):
        yield {"kind": Kind.BLANK, "id": str(blank.pk), "code": blank.code, "name": blank.title,
               "valid_from": values.said(blank.valid_from)}  # fmt: skip
    for region in Region.objects.filter(pk__in=[one for one in identifiers if not values.IDENTIFIER.fullmatch(one)]):
        yield {"kind": Kind.REGION, "id": region.pk, "name": region.name}


def _public(organisation: Organisation | None) -> Row:
    if organisation is None:
        return {}
    return {"type": organisation.kind, "ico": organisation.ico, **_taken(organisation, PLACED)}


def _taken(row: Model, names: Iterable[str]) -> Row:
    return {name: getattr(row, name) for name in names}


def _id(pk: UUID | None) -> str | None:
    return str(pk) if pk else None


# What has to be said of each, so that it can be looked for.
WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.ORGANISATION: ("name",),
    Kind.ACCOUNT: ("email", "first_name", "last_name"),
    Kind.VENUE: ("name", "street", "city", "district_id"),
    Kind.PROFESSIONAL: ("first_name", "last_name", "email", "organisation"),
    Kind.REGION: ("name",),
    Kind.BLANK: ("code", "name", "valid_from"),
}


def is_whole(row: Row) -> bool:
    """This will tell whether an archive describes something as archives do: short words, and all that are needed."""
    if row.get("kind") not in Kind.values or not isinstance(row.get("id"), str):
        return False
    kind = Kind(row["kind"])
    if kind != Kind.REGION and not values.IDENTIFIER.fullmatch(row["id"]):
        return False
    if not all(isinstance(row.get(name), str) for name in WORDS[kind]):
        return False
    said = {name: value for name, value in row.items() if name != "capacity"}
    return all(value is None or (isinstance(value, str) and len(value) <= LONGEST) for value in said.values()) and (
        kind != Kind.BLANK or values.is_day(row["valid_from"])
    )


# Finding them here ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Match:
    """Something that an archive refers to, and what of this installation it is."""

    row: Row
    found: Any  # the row here, or None

    @property
    def id(self) -> str:
        """This will give the identifier in the archive."""
        return str(self.row["id"])

    @property
    def kind(self) -> Kind:
        """This will give what it is."""
        return Kind(self.row["kind"])

    @property
    def name(self) -> str:
        """This will say it as the archive does."""
        people = [self.row.get("first_name"), self.row.get("last_name")]
        return str(self.row.get("name") or " ".join(str(word) for word in people if word))

    @property
    def detail(self) -> str:
        """This will say by what it is told from others of the same name."""
        number = f"IČO {self.row['ico']}" if self.row.get("ico") else ""
        return str(self.row.get("email") or number or self.row.get("city") or "")

    @property
    def here(self) -> str:
        """This will say how it is called here."""
        if self.found is None:
            return ""
        return str(self.found.heading if isinstance(self.found, Blank) else self.found)


def matched(rows: Iterable[Row]) -> list[Match]:
    """This will look for each here; nothing of this installation is taken for two."""
    taken: set[Any] = set()
    found: list[Match] = []
    for row in sorted(rows, key=lambda row: (list(Kind).index(Kind(row["kind"])), str(row["id"]))):
        one = next((one for one in _candidates(row) if one.pk not in taken), None)
        if one is not None:
            taken.add(one.pk)
        found.append(Match(row, one))
    return found


def _candidates(row: Row) -> list[Any]:
    """The likeliest first: the very same entry, then what is said of it."""
    return [one for rows in FIND[Kind(row["kind"])](row) for one in rows[:5]]


def _accounts(row: Row) -> list[QuerySet[Any]]:
    return [User.objects.filter(email__iexact=row["email"])]


def _organisations(row: Row) -> list[QuerySet[Any]]:
    rows = Organisation.objects.filter(kind=row.get("type", "")).order_by("-is_active", "pk")
    found = [rows.filter(pk=row["id"], name=row["name"])]
    if row.get("ico"):
        found.append(rows.filter(ico=row["ico"], name__iexact=row["name"]))
        found.append(rows.filter(ico=row["ico"], city__iexact=row.get("city", "")))
    return [*found, rows.filter(name__iexact=row["name"], city__iexact=row.get("city", ""))]


def _venues(row: Row) -> list[QuerySet[Any]]:
    rows = Venue.objects.order_by("-is_active", "pk").filter(name__iexact=row["name"])
    return [rows.filter(pk=row["id"]), rows.filter(city__iexact=row["city"], street__iexact=row["street"])]


def _professionals(row: Row) -> list[QuerySet[Any]]:
    rows = Professional.objects.order_by("-is_active", "pk").filter(last_name=row["last_name"])
    found = [rows.filter(pk=row["id"])]
    return [*found, rows.filter(email__iexact=row["email"], first_name=row["first_name"])] if row["email"] else found


def _regions(row: Row) -> list[QuerySet[Any]]:
    return [Region.objects.filter(pk=row["id"])]


def _blanks(row: Row) -> list[QuerySet[Any]]:
    rows = Blank.objects.filter(code=row["code"]).order_by("-valid_from")
    return [rows.filter(pk=row["id"]), rows.filter(valid_from=row["valid_from"]), rows]


FIND: dict[Kind, Callable[[Row], list[QuerySet[Any]]]] = {
    Kind.ORGANISATION: _organisations,
    Kind.ACCOUNT: _accounts,
    Kind.VENUE: _venues,
    Kind.PROFESSIONAL: _professionals,
    Kind.REGION: _regions,
    Kind.BLANK: _blanks,
}
