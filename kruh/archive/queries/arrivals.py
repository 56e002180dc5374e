"""What an archive that was brought holds, told without a word about the family."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import Membership, Unit, User
from kruh.access.roles import Role
from kruh.archive import policies
from kruh.archive.models import Arrival
from kruh.archive.queries import references
from kruh.archive.queries.reading import Parcel
from kruh.archive.queries.references import Match
from kruh.archive.rules.values import is_day
from kruh.archive.vocabulary import Kind, Landing
from kruh.directory.models import Organisation

MOST = 30
ALIKE = 10
MEETINGS = ("conferences.Conference", "family_conferences.FamilyConference")


def unit_of(user: User, at: datetime) -> Unit:
    """This will give where the administrator works: their key closes the archive until somebody decides."""
    held = [one for one in user.memberships_at(at) if one.role == Role.ADMINISTRATOR]
    return min(held, key=lambda one: (one.valid_from, one.pk)).unit


def overview(rows: QuerySet[Arrival]) -> dict[str, Any]:
    """This will give the last archives."""
    return {"rows": list(rows.defer("content", "known", "told", "summary")[:MOST])}


def summary_of(parcel: Parcel) -> dict[str, Any]:
    """This will say what is in an archive, once, so that looking at it again opens and asks nothing."""
    found = references.matched(parcel.references)
    taken = {match.found.pk for match in found if match.found is not None}
    home = next((match for match in found if match.id == parcel.case["unit"]), None)
    others = [match for match in found if match is not home]
    return {
        **_told(parcel),
        "here": home.here if home else "",
        "home": str(home.found.pk) if home and home.found is not None else "",
        "known": [_said(match) for match in others if match.found is not None],
        "unknown": [_said(match, _alike(match, taken)) for match in others if match.found is None],
    }


def _said(match: Match, alike: Iterable[Any] = ()) -> dict[str, Any]:
    said = {"id": match.id, "kind": match.kind.label, "name": match.name, "detail": match.detail, "here": match.here}
    return {**said, "choices": [_choice(one) for one in alike]}


def page_of(arrival: Arrival) -> dict[str, Any]:
    """This will give what is known of an archive."""
    if arrival.state != Landing.READ:
        return {"is_waiting": False}
    told = arrival.summary or {}
    made_on = told.get("made_on")
    return {"is_waiting": True, "told": {**told, "made_on": date.fromisoformat(made_on) if made_on else None}}


def with_chosen(found: Iterable[Match], chosen: Mapping[str, str]) -> list[Match]:
    """This will take over what somebody said of those who were not found; only what was offered counts."""
    return [_chosen(match, chosen.get(match.id, "")) if match.found is None else match for match in found]


def _chosen(match: Match, pk: str) -> Match:
    one = next((one for one in _alike(match) if str(one.pk) == pk), None) if pk else None
    return replace(match, found=one)


def unknown(arrival: Arrival) -> list[dict[str, Any]]:
    """This will give those about whom somebody may know better, with who is alike."""
    return [one for one in (arrival.summary or {}).get("unknown", []) if one["choices"]]


def receivers(arrival: Arrival, at: datetime) -> list[tuple[str, str]]:
    """This will give who may take the case over, people of the same office first."""
    home = (arrival.summary or {}).get("home", "")
    rows = sorted(policies.receivers(at), key=lambda row: str(row.unit_id) != home)
    return [(str(row.pk), _receiver(row)) for row in rows]


def _receiver(row: Membership) -> str:
    return f"{row.user.name}, {row.unit.name}"


def _alike(match: Match, taken: Collection[Any] = ()) -> list[Any]:
    """People of the same surname, organisations of the same kind in the same town, unless they are somebody else."""
    return [one for one in _alike_rows(match) if one.pk not in taken]


def _alike_rows(match: Match) -> list[Any]:
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
        "made_on": day if is_day(day := _short(told.get("made_at"))[:10]) else "",
        "rows": sum(len(rows) for rows in parcel.rows.values()),
        "people": len(parcel.rows.get("cases.Person", [])),
        "conferences": sum(len(parcel.rows.get(label, [])) for label in MEETINGS),
        "files": sum(name.startswith("files/") for name in parcel.files),
    }


def _short(value: Any) -> str:
    return value[:200] if isinstance(value, str) else ""
