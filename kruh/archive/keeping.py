"""Keeping a case that came in an archive: people and offices found or remembered, fresh keys, every row or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, IntegrityError, models

from kruh.access.models import Unit, User
from kruh.archive.queries import gathering, reading
from kruh.archive.queries.reading import Parcel
from kruh.archive.queries.references import Match, Row
from kruh.archive.rules.envelope import CHANGED, NotOpened
from kruh.archive.vocabulary import Kind
from kruh.cases.models import Case, Person, TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.directory.models import District, Organisation, Professional, Venue
from kruh.directory.vocabulary import Kind as Sort
from kruh.foundation.ids import uuid7
from kruh.vault import keys
from kruh.vault.models import Key

TAKEN = "Některé číslo z archivu (třeba vyúčtování nebo spisová značka) už tu má jiný případ. Nic jsme nenačetli."
FORMER = "archiv.invalid"  # nobody is written to and nobody signs in there
PORTION = 200


@dataclass(frozen=True)
class Kept:
    """A case that came, with how its people and offices are called here."""

    case: Case
    known: dict[str, str]


def keep(parcel: Parcel, unit: Unit, receiver: User, matches: list[Match], at: datetime) -> Kept:
    """This will write every row of the case. Raises NotOpened; call it in a transaction."""
    try:
        return _kept(parcel, unit, receiver, matches, at)
    except IntegrityError:
        raise NotOpened(TAKEN) from None
    except (DataError, ObjectDoesNotExist, ValueError, TypeError, OverflowError):  # only the database refuses it
        raise NotOpened(CHANGED) from None


def _kept(parcel: Parcel, unit: Unit, receiver: User, matches: list[Match], at: datetime) -> Kept:
    names = {parcel.case["unit"]: str(unit.pk)}
    used = {str(unit.pk)}  # nothing here is taken for two of what the archive tells apart
    for match in matches:
        if match.id not in names:
            found = str(match.found.pk) if match.found is not None else ""
            names[match.id] = found if found and found not in used else str(_former(match.row, names))
            used.add(names[match.id])
    staying = _staying(parcel, unit)
    sealing = _keys(parcel, names)
    written: dict[gathering.Model, set[Any]] = {}
    for model in _in_order():
        rows = _rows(model, parcel, names, sealing, staying)
        written[model] = {row.pk for row in rows}
    case = Case.objects.get(pk=parcel.case["id"])
    _demand_one_case(case, written, staying)
    _receive(case, receiver, at)
    return Kept(case, {here: there for there, here in names.items()})


# People and offices --------------------------------------------------------------------------------------------------


def _former(row: Row, names: Mapping[str, str]) -> Any:
    """What nobody here knows is kept by its name, out of service."""
    return FORMERLY[Kind(row["kind"])](row, names)


def _account(row: Row, names: Mapping[str, str]) -> Any:
    words = {name: str(row.get(name) or "") for name in ("first_name", "last_name", "title_before", "title_after")}
    who = User(email=f"byvaly-{uuid4().hex}@{FORMER}", gender=row.get("gender") or "", is_active=False, **words)
    who.set_unusable_password()
    who.save(force_insert=True)
    return who.pk


def _organisation(row: Row, names: Mapping[str, str]) -> Any:
    words: Row = {name: str(row.get(name) or "") for name in ("name", "ico", "street", "city", "postcode")}
    told: Row = {"kind": row.get("type") or Sort.OTHER, "district_id": _district(row), "is_active": False}
    return Organisation.objects.found(**words, **told, note="Jen jako jméno, z archivu případu.").pk


def _district(row: Row) -> str | None:
    """The country is the same everywhere; a district that is not there is not made up."""
    return District.objects.filter(pk=row.get("district_id")).values_list("pk", flat=True).first()


def _venue(row: Row, names: Mapping[str, str]) -> Any:
    words = {name: row.get(name) or "" for name in ("name", "street", "city", "postcode")}
    told = {"district_id": _district(row), "capacity": row.get("capacity"), "is_active": False}
    venue = Venue(organisation_id=names.get(row.get("organisation") or ""), **words, **told)
    venue.save(force_insert=True)
    return venue.pk


def _professional(row: Row, names: Mapping[str, str]) -> Any:
    shown = ("title_before", "first_name", "last_name", "title_after", "gender", "email", "profession")
    words = {name: row.get(name) or "" for name in shown}
    who = Professional(organisation_id=names.get(row["organisation"]), is_active=False, **words)
    who.save(force_insert=True)
    return who.pk


def _unknown(row: Row, names: Mapping[str, str]) -> Any:
    raise NotOpened(reading.WITHOUT_FORM.format(row.get("name") or row["id"]))


FORMERLY = {
    Kind.ACCOUNT: _account,
    Kind.ORGANISATION: _organisation,
    Kind.VENUE: _venue,
    Kind.PROFESSIONAL: _professional,
    Kind.REGION: _unknown,
    Kind.BLANK: _unknown,
}


def _staying(parcel: Parcel, unit: Unit) -> set[str]:
    """Whoever is in another case of the office is one person there, not two."""
    found = reading.here(Person, parcel)
    if Person.objects.filter(pk__in=found).exclude(unit=unit).exists():
        raise NotOpened(reading.ELSEWHERE)
    return set(found)


# Keys and rows -------------------------------------------------------------------------------------------------------


def _keys(parcel: Parcel, names: Mapping[str, str]) -> dict[str, Key]:
    """Each key of the archive gets a fresh one here, of the same office or organisation."""
    made: dict[str, Key] = {}
    for line in parcel.keys:
        name, under = line.get("name"), names.get(str(line.get("under")))
        if not isinstance(name, str) or under is None:
            raise NotOpened(CHANGED)
        office = keys.for_organisation(UUID(under))
        made[name] = office if name.startswith("organisation/") else keys.for_case(office)
    return made


def _in_order() -> list[gathering.Model]:
    """Rows that lead to others come before them: closed minutes take no more paragraphs. Databases check at the end."""
    ordered: list[gathering.Model] = []
    waiting = set(gathering.archived().values())
    while waiting:
        free = {model for model in waiting if not any(_leads(other, model) for other in waiting - {model})} or waiting
        ordered += sorted(free, key=lambda model: model._meta.label)
        waiting -= free
    return ordered


def _leads(model: gathering.Model, to: gathering.Model) -> bool:
    return any(field.is_relation and field.related_model is to for field in gathering.columns(model))


def _rows(
    model: gathering.Model, parcel: Parcel, names: Mapping[str, str], sealing: Mapping[str, Key], staying: set[str]
) -> list[Any]:
    lines = parcel.rows.get(model._meta.label, [])
    rows = [reading.made(model, line, parcel, names, sealing) for line in lines if not _stays(model, line, staying)]
    for row in rows:
        if isinstance(row, Person):
            row.write()  # the fingerprint by which the office finds its people
    _number_again(model, rows)
    model._base_manager.bulk_create(rows, batch_size=PORTION)
    return rows


def _stays(model: gathering.Model, line: Row, staying: set[str]) -> bool:
    if model is Person:
        return line["id"] in staying
    return gathering.is_of_person(model) and line.get("person") in staying


def _number_again(model: gathering.Model, rows: list[Any]) -> None:
    """Numbers that the office gave to others already begin behind them, as when a file moves between offices."""
    for rule in model._meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and tuple(rule.fields) == ("office", "number"):
            for row in sorted(rows, key=lambda row: row.number):
                given = model._base_manager.filter(office=row.office_id)
                taken = set(given.values_list("number", flat=True)) | {
                    other.number for other in rows if other is not row and other.office_id == row.office_id
                }
                if row.number in taken:
                    row.number = max(taken) + 1


def _demand_one_case(case: Case, written: Mapping[gathering.Model, set[Any]], staying: set[str]) -> None:
    """Everything that came hangs on the case, and nothing hangs on it that did not come."""
    found = gathering.belongings(case.pk)
    for model, pks in written.items():
        if model is not Person and not gathering.is_of_person(model) and pks != found.get(model, set()):
            raise NotOpened(reading.LOOSE)
        if not pks <= found.get(model, set()):
            raise NotOpened(reading.LOOSE)


def _receive(case: Case, receiver: User, at: datetime) -> None:
    """Somebody of the office has to see the case."""
    living = TeamMember.objects.filter(case=case, user=receiver, role=TeamRole.HEAD, until=None)
    if not living.exists():
        TeamMember.objects.create(pk=uuid7(), case=case, user=receiver, role=TeamRole.HEAD, since=at)
