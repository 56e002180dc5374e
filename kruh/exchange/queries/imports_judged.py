"""What the rows of a portion would do: which are new, which Kruh knows, which are refused and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from kruh.conferences.models import Conference
from kruh.directory.models import District, Organisation, Professional, Training
from kruh.directory.vocabulary import Kind as OrganisationKind
from kruh.directory.vocabulary import Profession
from kruh.exchange.rules import imports as rules
from kruh.exchange.vocabulary.imports import Kind
from kruh.family_conferences.models import FamilyConference
from kruh.foundation import days, text
from kruh.statistics.models import PastConference
from kruh.statistics.queries.facts import MET

type Said = dict[str, Any]
NO_HOME = "Organizaci „{name}“ v adresáři nemáme. Načtěte nejdřív organizace, nebo opravte název."
TWO_HOMES = "Organizací „{name}“ je v adresáři víc. Napište prosím místo názvu IČO."
NO_OFFICE = "„{name}“ není pracoviště OSPOD. Zkontrolujte prosím název."
NO_DISTRICT = "Území „{name}“ neznáme. Napište obec s rozšířenou působností, třeba Tábor."
NOBODY = "{name} v té organizaci v adresáři není. Načtěte nejdřív lidi."
IN_KRUH = "Konferenci z {day} má pracoviště přímo v Kruhu. Kdyby se načetla i odsud, počítala by se dvakrát."
TWO_PEOPLE = "{name} jsou v té organizaci dva lidé, nepoznáme, který to je. Zapište to prosím ručně."


@dataclass
class Judged:
    """The rows of one portion, sorted out."""

    fresh: list[Said] = field(default_factory=list)
    known: int = 0
    refused: list[list[Any]] = field(default_factory=list)


@dataclass
class Row:
    """One row on its way: where it stands, what it says, why not."""

    number: int
    cells: list[str]
    said: Said
    reasons: list[str]
    key: Any = None
    is_known: bool = False


def judged(kind: str, columns: dict[str, int], rows: Iterable[Sequence[Any]], today: date) -> Judged:
    """This will read the rows and look every one up, with a fixed number of queries."""
    read = [Row(number, cells, *rules.read_row(kind, columns, cells)) for number, cells in rows]
    for row in read:
        if not row.reasons:
            row.reasons = rules.problems(kind, row.said, today)
    LOOK_UP[kind](read)
    told, seen = Judged(), set()
    for row in read:
        if row.reasons:
            told.refused.append([row.number, row.cells, " ".join(row.reasons)])
        elif row.is_known or row.key in seen:
            told.known += 1
        else:
            seen.add(row.key)
            told.fresh.append(row.said)
    return told


def _good(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row.reasons]


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    """Names come again and again."""
    return text.fold(name)


# Where people work ---------------------------------------------------------------------------------------------------


def _find_homes(rows: list[Row], *, are_offices: bool = False) -> None:
    """Put the organisation's id in place of its name or IČO."""
    wanted = {row.said["organisation"] for row in _good(rows)}
    numbers = {name.zfill(8) for name in wanted if name.isdecimal()}
    found: dict[str, set[tuple[Any, bool]]] = {}
    listed = Organisation.objects.filter(Q(name__in=wanted) | Q(ico__in=numbers)).values_list(
        "pk", "name", "ico", "kind"
    )
    for pk, name, ico, kind in listed:
        for said in {name, ico} - {""}:
            found.setdefault(said, set()).add((pk, kind == OrganisationKind.OFFICE))
    for row in _good(rows):
        name = row.said.pop("organisation")
        homes = found.get(name) or found.get(name.zfill(8), set())
        if not homes:
            row.reasons = [NO_HOME.format(name=name)]
        elif len(homes) > 1:
            row.reasons = [TWO_HOMES.format(name=name)]
        elif are_offices and not next(iter(homes))[1]:
            row.reasons = [NO_OFFICE.format(name=name)]
        else:
            row.said["organisation_id"] = next(iter(homes))[0]


def _sort_key(said: Said) -> bytes:
    return text.sort_key(f"{said['last_name']} {said['first_name']}")


# By kind -------------------------------------------------------------------------------------------------------------


def _organisations(rows: list[Row]) -> None:
    districts = {
        text.fold(said): code for code, name in District.objects.values_list("pk", "name") for said in (code, name)
    }
    for row in _good(rows):
        name = row.said.pop("district", "")
        if name and text.fold(name) not in districts:
            row.reasons = [NO_DISTRICT.format(name=name)]
        elif name:
            row.said["district_id"] = districts[text.fold(name)]
    good = _good(rows)
    for row in good:
        row.said.setdefault("kind", OrganisationKind.OFFICE)
    names, numbers = {row.said["name"] for row in good}, {row.said["ico"] for row in good if "ico" in row.said}
    listed = Organisation.objects.filter(Q(name__in=names) | Q(ico__in=numbers)).values_list(
        "name", "ico", "kind", "district"
    )
    known = {key for told in listed for key in _organisation_keys(*told)}
    for row in good:
        said = row.said
        keys = _organisation_keys(said["name"], said.get("ico", ""), said["kind"], said.get("district_id"))
        row.key, row.is_known = keys[0], not known.isdisjoint(keys)
        known.update(keys if not row.is_known else ())


def _organisation_keys(name: str, ico: str, kind: str, district: str | None) -> list[tuple[str, ...]]:
    """Offices of one town share its IČO, so they are known by name and area; others by IČO, or by name and kind."""
    if kind == OrganisationKind.OFFICE:
        return [("office", text.fold(name), district or "")]
    return [*([("ico", ico)] if ico else []), ("name", text.fold(name), kind)]


def _people(rows: list[Row]) -> None:
    _find_homes(rows)
    good = _good(rows)
    emails = {row.said["email"] for row in good if "email" in row.said}
    by_email = Professional.objects.annotate(mail=Lower("email")).filter(mail__in=emails).order_by()
    known_emails = set(by_email.values_list("mail", flat=True))
    homes = {row.said["organisation_id"] for row in good}
    alike = {_sort_key(row.said) for row in good}
    listed = Professional.objects.filter(sort_key__in=alike, organisation__in=homes).order_by()
    if all("email" in row.said for row in good):
        listed = listed.filter(email="")  # with an address only those without one could be the same person
    named: dict[tuple[Any, ...], bool] = {}  # whether one without an e-mail is among them
    for home, first, last, email in listed.values_list("organisation", "first_name", "last_name", "email"):
        key = (home, _fold(first), _fold(last))
        named[key] = named.get(key, False) or not email
    for row in good:
        key = (row.said["organisation_id"], _fold(row.said["first_name"]), _fold(row.said["last_name"]))
        email = row.said.get("email", "")
        row.key = email or key
        row.is_known = (email in known_emails or named.get(key, False)) if email else key in named


def _coordinators(rows: list[Row]) -> None:
    for row in _good(rows):
        row.said["profession"] = Profession.COORDINATOR
    _people(rows)


def _trainings(rows: list[Row]) -> None:
    _find_homes(rows)
    good = _good(rows)
    people: dict[tuple[Any, ...], set[Any]] = {}
    listed = Professional.objects.filter(sort_key__in={_sort_key(row.said) for row in good}).order_by()
    for pk, home, first, last in listed.values_list("pk", "organisation", "first_name", "last_name"):
        people.setdefault((home, text.fold(first), text.fold(last)), set()).add(pk)
    for row in good:
        first, last, home = (row.said.pop(name) for name in ("first_name", "last_name", "organisation_id"))
        found = people.get((home, text.fold(first), text.fold(last)), set())
        if len(found) != 1:
            row.reasons = [(TWO_PEOPLE if found else NOBODY).format(name=f"{first} {last}")]
        else:
            row.said["professional_id"] = next(iter(found))
    good = _good(rows)
    held = Training.objects.filter(professional__in={row.said["professional_id"] for row in good}).order_by()
    known = set(held.values_list("professional", "kind", "on"))
    for row in good:
        row.key = (row.said["professional_id"], row.said["kind"], row.said["on"])
        row.is_known = row.key in known


def _conferences(rows: list[Row]) -> None:
    _find_homes(rows, are_offices=True)
    good = _good(rows)
    for row in good:
        row.said["office_id"] = row.said.pop("organisation_id")
        row.key = (row.said["office_id"], row.said["mark"])
    if good:
        _refuse_double(good)
    held = PastConference.objects.filter(mark__in={row.said["mark"] for row in good}).order_by()
    known = set(held.values_list("office", "mark"))
    for row in good:
        row.is_known = row.key in known


def _refuse_double(good: list[Row]) -> None:
    """Refuses what the office already has in Kruh on that day: it would be counted twice."""
    spent = sorted(row.said["on"] for row in good)
    first, end = days.start_of_day(spent[0]), days.start_of_day(spent[-1] + timedelta(days=1))
    offices = {row.said["office_id"] for row in good}
    rows = Conference.objects.filter(office__in=offices, state__in=MET, starts_at__gte=first, starts_at__lt=end)
    known = {(office, days.local_day(at)) for office, at in rows.order_by().values_list("office", "starts_at") if at}
    family = FamilyConference.objects.filter(office__in=offices, information_at__gte=first, information_at__lt=end)
    known |= {(office, days.local_day(at)) for office, at in family.values_list("office", "information_at") if at}
    for row in good:
        if (row.said["office_id"], row.said["on"]) in known:
            row.reasons = [IN_KRUH.format(day=days.day(row.said["on"]))]


LOOK_UP: dict[str, Callable[[list[Row]], None]] = {
    Kind.OFFICES: _organisations,
    Kind.ORGANISATIONS: _organisations,
    Kind.PEOPLE: _people,
    Kind.COORDINATORS: _coordinators,
    Kind.TRAININGS: _trainings,
    Kind.CONFERENCES: _conferences,
}
