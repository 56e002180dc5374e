"""An archive that was brought: what it holds, whether it may come in, and its rows as they will be kept here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from kruh.access.models import Unit, User
from kruh.archive.queries import gathering, references
from kruh.archive.rules import package, values
from kruh.archive.rules.envelope import CHANGED, NotOpened
from kruh.archive.vocabulary import Kind
from kruh.cases.models import Case, Person
from kruh.directory.models import Organisation, Professional, Region, Venue
from kruh.method.models import Blank
from kruh.retention import erasing
from kruh.vault.fields import SealedBytes, SealedField, SealedJSON
from kruh.vault.models import Key

LATER = "Archiv je z jiné verze Kruhu a tahle nezná, co v něm je: {}. Aktualizujte prosím Kruh a nahrajte ho znovu."
HERE = "Tenhle případ už tu je. Načíst ho podruhé nejde, aby jeden spis nebyl dvakrát."
PARTLY = (
    "Část tohohle případu už tu je u jiného případu. Nic jsme nenačetli; obraťte se prosím na toho, kdo archiv vydal."
)
ELSEWHERE = (
    "Člověka z tohohle případu už tu vede jiný úřad. Vyberte prosím ten úřad, nebo mu případ nejdřív předejte u vás."
)
LOOSE = (
    "V archivu je údaj, který k případu nepatří nebo odkazuje mimo něj. Nic jsme nenačetli, vyžádejte si archiv znovu."
)
WITHOUT_FORM = "Tahle instalace nezná formulář nebo kraj, na který se případ odkazuje: {}. Doplní ho metodik."

KINDS: dict[Any, Kind] = {
    User: Kind.ACCOUNT,
    Unit: Kind.ORGANISATION,
    Organisation: Kind.ORGANISATION,
    Venue: Kind.VENUE,
    Professional: Kind.PROFESSIONAL,
    Region: Kind.REGION,
    Blank: Kind.BLANK,
}

type Line = dict[str, Any]


@dataclass
class Parcel:
    """An opened archive."""

    manifest: dict[str, Any]
    files: dict[str, bytes]

    @cached_property
    def rows(self) -> dict[str, list[Line]]:
        """This will give the rows of each model. Raises NotOpened."""
        labels = {f"data/{label.lower()}.jsonl": label for label in gathering.archived()}
        named = {name for name in self.files if name.startswith("data/")} - {package.REFERENCES, package.KEYS}
        if strange := sorted(named - set(labels)):
            raise NotOpened(LATER.format(strange[0].removeprefix("data/").removesuffix(".jsonl")))
        return {labels[name]: package.rows(self.files[name]) for name in sorted(named)}

    @cached_property
    def references(self) -> list[Line]:
        """This will give what the case refers to. Raises NotOpened."""
        found = package.rows(self.files.get(package.REFERENCES, b""))
        if not all(references.is_whole(row) for row in found) or len({row["id"] for row in found}) < len(found):
            raise NotOpened(CHANGED)
        return found

    @cached_property
    def keys(self) -> list[Line]:
        """This will give whose each key is. Raises NotOpened."""
        found = package.rows(self.files.get(package.KEYS, b""))
        if not all(isinstance(row.get("name"), str) and isinstance(row.get("under"), str) for row in found):
            raise NotOpened(CHANGED)
        return found

    @cached_property
    def case(self) -> Line:
        """This will give the row of the case. Raises NotOpened."""
        found = self.rows.get(Case._meta.label, [])
        told = self.manifest.get("case")
        if len(found) != 1 or not isinstance(told, dict) or told.get("id") != found[0].get("id"):
            raise NotOpened(CHANGED)
        return found[0]

    @property
    def file_mark(self) -> str:
        """This will give the mark of the case, as far as there is one."""
        mark = self.case.get("file_mark")
        return mark[:60] if isinstance(mark, str) else ""

    def identifiers(self, label: str) -> set[str]:
        """This will name the rows of a model."""
        pk = gathering.archived()[label]._meta.pk.name
        return {str(row[pk]) for row in self.rows.get(label, []) if pk in row}


def parcel_of(content: bytes) -> Parcel:
    """This will open what is inside an envelope and look at all of it. Raises NotOpened with a Czech sentence."""
    manifest, files = package.unpacked(content)
    parcel = Parcel(manifest, files)
    if not isinstance(parcel.case.get("unit"), str) or not parcel.references:
        raise NotOpened(CHANGED)
    for label, rows in parcel.rows.items():
        columns = {column.name for column in gathering.columns(gathering.archived()[label])}
        for row in rows:
            if strange := sorted(set(row) - columns):
                raise NotOpened(LATER.format(f"{label}, {strange[0]}"))
    _demand_closed(parcel)
    return parcel


def _demand_closed(parcel: Parcel) -> None:
    """Nothing in the archive may point to a row of another case that happens to be here."""
    outside = {kind: {row["id"] for row in parcel.references if row["kind"] == kind} for kind in Kind}
    own: dict[str, set[Any]] = {label: parcel.identifiers(label) for label in gathering.archived()}
    keys = {row.get("name") for row in parcel.keys}
    if not {str(row.get("under")) for row in parcel.keys} <= outside[Kind.ORGANISATION]:
        raise NotOpened(LOOSE)
    for label, rows in parcel.rows.items():
        for column in gathering.columns(gathering.archived()[label]):
            if not column.is_relation:
                continue
            target = column.related_model
            if target is Key:
                known = keys
            else:
                known = outside[KINDS[target]] if target in KINDS else own.get(target._meta.label, set())
            if not all(_is_known(row.get(column.name), known) for row in rows):
                raise NotOpened(LOOSE)


def _is_known(value: Any, known: set[Any]) -> bool:
    return value is None or (isinstance(value, str) and value in known)


# Whether it may come in ----------------------------------------------------------------------------------------------


def refusals(parcel: Parcel) -> list[str]:
    """This will say why the case cannot come here at all."""
    if Case.objects.filter(pk=_uuid(parcel.case["id"])).exists():
        return [HERE]
    staying = set(here(Person, parcel))
    for label, model in gathering.archived().items():
        if model is not Person and any(not _goes_with(row, staying) for row in _already(model, label, parcel)):
            return [PARTLY]
    return []


def here(model: gathering.Model, parcel: Parcel) -> list[str]:
    """This will name the rows of the archive that are here already: people who are in another case as well."""
    return [str(row.pk) for row in _already(model, model._meta.label, parcel)]


def _already(model: gathering.Model, label: str, parcel: Parcel) -> list[models.Model]:
    if isinstance(model._meta.pk, models.AutoField):
        return []
    pks = [_uuid(one) for one in parcel.identifiers(label)]
    return [row for some in erasing.handfuls(pks) for row in model._base_manager.filter(pk__in=some)]


def _goes_with(row: Any, staying: set[str]) -> bool:
    """A contact of somebody who stays is here with that person."""
    model: Any = type(row)
    return gathering.is_of_person(model) and str(row.person_id) in staying


def _uuid(text: Any) -> Any:
    if not isinstance(text, str) or not values.IDENTIFIER.fullmatch(text):
        raise NotOpened(CHANGED)
    return text


# Its rows as they will be kept ---------------------------------------------------------------------------------------


def made(model: gathering.Model, line: Line, parcel: Parcel, names: Mapping[str, str], keys: Mapping[str, Key]) -> Any:
    """This will make a row, not saved yet, with the identifiers and keys of this installation. Raises NotOpened."""
    row = model()
    for column in gathering.columns(model):
        if column.name not in line:
            continue
        value = line[column.name]
        if column.is_relation and column.related_model is Key:
            row.key = _key(value, keys)  # type: ignore[attr-defined]
        elif isinstance(column, SealedBytes):
            setattr(row, column.attname, None if value is None else _beside(value, parcel))
        else:
            setattr(row, column.attname, _value(column, values.exchanged(value, names)))
    return row


def _key(name: Any, keys: Mapping[str, Key]) -> Key:
    if not isinstance(name, str) or name not in keys:
        raise NotOpened(CHANGED)
    return keys[name]


def _value(column: Any, value: Any) -> Any:
    """A value that the column would not take from a form is not taken from an archive either."""
    if value is None:
        if not column.null:
            raise NotOpened(CHANGED)
        return None
    try:
        if isinstance(column, SealedField):
            return _sealed(column, value)
        if column.is_relation:
            return column.target_field.to_python(value)
        found = column.to_python(value)
        if column.choices and value != "" and value not in {code for code, _ in column.flatchoices}:
            raise NotOpened(CHANGED)
        column.run_validators(found)
    except (ValidationError, ValueError, TypeError, AttributeError, OverflowError):
        raise NotOpened(CHANGED) from None
    return found


def _sealed(column: SealedField, value: Any) -> Any:
    if isinstance(column, SealedJSON):
        return value
    if not isinstance(value, str):
        raise NotOpened(CHANGED)
    return column.from_plain(value)


def _beside(name: Any, parcel: Parcel) -> bytes:
    content = parcel.files.get(name) if isinstance(name, str) and name.startswith("files/") else None
    if content is None:
        raise NotOpened(CHANGED)
    return content
