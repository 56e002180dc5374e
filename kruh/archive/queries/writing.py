"""Writing a case as files: a row a line, names of keys in place of keys, photographs and papers beside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from kruh.archive.queries import gathering, references
from kruh.archive.rules import package, values
from kruh.vault.fields import SealedBytes, SealedField, SealedJSON
from kruh.vault.models import Key


@dataclass
class Written:
    """A case as files, with what is said about it."""

    files: dict[str, bytes] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def written(case: UUID, known: Mapping[str, str], told: Mapping[str, dict[str, Any]]) -> Written:
    """This will write the case; `known` says by which identifiers an earlier archive named people and offices here."""
    rows = gathering.of_case(case)
    names = _Keys(rows)
    made, said = Written(), dict[str, list[dict[str, Any]]]()
    for label, model in gathering.archived().items():
        if rows[model]:
            said[label] = [_row(row, rows, names, made.files) for row in rows[model].values()]
            made.counts[label] = len(said[label])
    keys = names.lines()
    outside = _outside(rows, said) | {line["under"] for line in keys}
    for label, lines in said.items():
        model = gathering.archived()[label]
        made.files[f"data/{label.lower()}.jsonl"] = package.lines(_last(line, model, known) for line in lines)
    made.files[package.REFERENCES] = package.lines(references.described(outside, known, told))
    made.files[package.KEYS] = package.lines(values.exchanged(line, known) for line in keys)
    return made


def _last(line: dict[str, Any], model: Any, known: Mapping[str, str]) -> dict[str, Any]:
    """Identifiers first, then the order by them: plain structures lose theirs in one of the databases."""
    line = values.exchanged(line, known)
    plain = [column.name for column in gathering.columns(model) if isinstance(column, models.JSONField)]
    return {**line, **{name: values.ordered(line[name]) for name in plain}}


def _row(row: Any, rows: gathering.Rows, names: "_Keys", files: dict[str, bytes]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    model: Any = type(row)
    for column in gathering.columns(model):
        if column.is_relation and column.related_model is Key:
            said[column.name] = names.of(row)
        elif column.is_relation:
            said[column.name] = _pointed(row, column, rows)
        elif isinstance(column, SealedBytes):
            said[column.name] = _beside(row, column, files)
        else:
            said[column.name] = _said(getattr(row, column.attname), column)
    return said


def _said(value: Any, column: Any) -> Any:
    """A structure that was not read from the database yet may hold what only its text does not."""
    return json.loads(json.dumps(value)) if isinstance(column, SealedJSON) else values.said(value)


def _pointed(row: Any, column: Any, rows: gathering.Rows) -> Any:
    """What stays at home is not named: the archive would lead to nothing."""
    pk = getattr(row, column.attname)
    target = column.related_model
    is_here = target not in gathering.hanging() or pk in rows.get(target, {})
    return values.said(pk) if is_here else None


def _beside(row: Any, column: Any, files: dict[str, bytes]) -> str | None:
    content = getattr(row, column.attname)
    if content is None:
        return None
    name = f"files/{row._meta.label.lower()}/{row.pk}.{column.name}.{package.ending(bytes(content))}"
    files[name] = bytes(content)
    return name


def _outside(rows: gathering.Rows, said: Mapping[str, list[dict[str, Any]]]) -> set[str]:
    """Whatever the rows name and the case does not own, also inside structures."""
    own = {str(pk) for model in rows for pk in rows[model]}
    named: set[str] = set()
    for label, lines in said.items():
        for column in gathering.columns(gathering.archived()[label]):
            if column.is_relation and column.related_model in gathering.OUTSIDE:
                named |= {str(line[column.name]) for line in lines if line[column.name] is not None}
            elif isinstance(column, models.JSONField | models.UUIDField | SealedField) and not column.primary_key:
                named |= {one for line in lines for one in values.identifiers(line[column.name])}
    return named - own


class _Keys:
    """Names the keys by the first row that each closes, the same in every installation."""

    def __init__(self, rows: gathering.Rows) -> None:
        self._names: dict[UUID, str] = {}
        self._keys: dict[UUID, Key] = {}
        for label, model in gathering.archived().items():
            if gathering.has_key(model):
                for row in sorted(rows[model].values(), key=lambda row: str(row.pk)):
                    self._add(label, row)
        parents = Key.objects.in_bulk({key.parent_id for key in self._keys.values() if key.parent_id})
        self._of_office = {pk: str(key.owner) for pk, key in parents.items()}
        for pk, key in self._keys.items():
            if key.parent_id is None:
                self._names[pk] = f"organisation/{key.owner}"

    def _add(self, label: str, row: Any) -> None:
        self._names.setdefault(row.key_id, f"{label}/{row.pk}")
        self._keys.setdefault(row.key_id, row.key)

    def of(self, row: Any) -> str:
        """This will give the name of the key of a row."""
        return self._names[row.key_id]

    def lines(self) -> list[dict[str, Any]]:
        """This will say of each key whose it is."""
        return [
            {"name": self._names[pk], "under": self._of_office[key.parent_id] if key.parent_id else str(key.owner)}
            for pk, key in self._keys.items()
        ]
