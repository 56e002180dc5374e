"""What an archive that was brought holds, told without a word about the family."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import Membership, Unit, User
from kruh.access.roles import Role
from kruh.archive import policies
from kruh.archive.models import Arrival
from kruh.archive.queries import references
from kruh.archive.queries.reading import Parcel, parcel_of, refusals
from kruh.archive.queries.references import Match
from kruh.archive.rules.values import is_day
from kruh.archive.vocabulary import Kind, Landing
from kruh.directory.models import Organisation

MOST = 30
ALIKE = 10
MEETINGS = ("conferences.Conference", "family_conferences.FamilyConference")
ASKED = (Kind.ORGANISATION, Kind.ACCOUNT)


@dataclass(frozen=True)
class Unknown:
    """Somebody or something that was not found here, with what it may be."""

    match: Match
    choices: list[tuple[str, str]]


def unit_of(user: User, at: datetime) -> Unit:
    """This will give where the administrator works: their key closes the archive until somebody decides."""
    held = [one for one in user.memberships_at(at) if one.role == Role.ADMINISTRATOR]
    return min(held, key=lambda one: (one.valid_from, one.pk)).unit


def overview(rows: QuerySet[Arrival]) -> dict[str, Any]:
    """This will give the last archives."""
    return {"rows": list(rows.defer("content", "known", "told")[:MOST])}


def page_of(arrival: Arrival) -> dict[str, Any]:
    """This will give what is known of an archive. Raises NotOpened when it is damaged."""
    if arrival.state != Landing.READ:
        return {"is_waiting": False}
    parcel = opened(arrival)
    found = matches(parcel)
    others = [match for match in found if match.id != parcel.case["unit"]]
    return {
        "is_waiting": True,
        "manifest": _told(parcel),
        "office": next((match for match in found if match.id == parcel.case["unit"]), None),
        "known": [match for match in others if match.found is not None],
        "unknown": [match for match in others if match.found is None],
        "refusals": refusals(parcel),
    }


def opened(arrival: Arrival) -> Parcel:
    """This will open the archive that waits. Raises NotOpened."""
    return parcel_of(bytes(arrival.content or b""))


def matches(parcel: Parcel) -> list[Match]:
    """This will look for everything that the archive refers to."""
    return references.matched(parcel.references)


def with_chosen(found: Iterable[Match], chosen: Mapping[str, str]) -> list[Match]:
    """This will take over what somebody said of those who were not found; only what was offered counts."""
    return [_chosen(match, chosen.get(match.id, "")) if match.found is None else match for match in found]


def _chosen(match: Match, pk: str) -> Match:
    one = next((one for one in _alike(match) if str(one.pk) == pk), None)
    return replace(match, found=one)


def unknown(parcel: Parcel) -> list[Unknown]:
    """This will give those about whom somebody may know better, with who is alike."""
    found = matches(parcel)
    taken = {match.found.pk for match in found if match.found is not None}
    asked = [match for match in found if match.found is None and match.id != parcel.case["unit"]]
    return [
        Unknown(match, choices)
        for match in asked
        if match.kind in ASKED and (choices := [_choice(one) for one in _alike(match) if one.pk not in taken])
    ]


def receivers(parcel: Parcel, at: datetime) -> list[tuple[str, str]]:
    """This will give who may take the case over, people of the same office first."""
    home = next((match.found for match in matches(parcel) if match.id == parcel.case["unit"]), None)
    rows = list(policies.receivers(at))
    rows.sort(key=lambda row: home is None or row.unit_id != home.pk)
    return [(str(row.pk), _receiver(row)) for row in rows]


def _receiver(row: Membership) -> str:
    return f"{row.user.name}, {row.unit.name}"


def _alike(match: Match) -> list[Any]:
    """People of the same surname, organisations of the same kind in the same town."""
    if match.kind == Kind.ACCOUNT:
        rows = User.objects.filter(is_active=True, last_name__iexact=str(match.row.get("last_name")))
        return list(rows.order_by("sort_key", "pk")[:ALIKE])
    if match.kind == Kind.ORGANISATION and match.row.get("city"):
        alike = Organisation.objects.filter(kind=match.row.get("type"), city__iexact=match.row["city"], is_active=True)
        return list(alike[:ALIKE])
    return []


def _choice(one: Any) -> tuple[str, str]:
    return str(one.pk), f"{one.name}, {one.email}" if isinstance(one, User) else str(one)


def _told(parcel: Parcel) -> dict[str, Any]:
    """What the manifest says, as words only: whoever made the file may have written anything there."""
    told = parcel.manifest
    office = told.get("office")
    return {
        "product": _short(told.get("product")),
        "office": _short(office.get("name") if isinstance(office, dict) else ""),
        "made_by": _short(told.get("made_by")),
        "receiver": _short(told.get("receiver")),
        "made_on": _day(told.get("made_at")),
        "rows": sum(len(rows) for rows in parcel.rows.values()),
        "people": len(parcel.rows.get("cases.Person", [])),
        "conferences": sum(len(parcel.rows.get(label, [])) for label in MEETINGS),
        "files": sum(name.startswith("files/") for name in parcel.files),
    }


def _day(value: Any) -> date | None:
    text = _short(value)[:10]
    return date.fromisoformat(text) if is_day(text) else None


def _short(value: Any) -> str:
    return value[:200] if isinstance(value, str) else ""
