"""From columns to rows: what a prepared query makes of what the database told.

Column by column, for the work of one value is small and the way to it is not; objects come without signals and without
asking every field.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable

from kruh.vault.fields import SealedField, closed

type Columns = list[Sequence[Any]]


class NotReadable(TypeError):
    """Rows of a kind that is not made here."""


def reader(source: Any, compiler: Any) -> Callable[[Sequence[Sequence[Any]]], list[Any]]:
    """This will tell how to make rows of what the query tells. Raises NotReadable."""
    chosen = [select[0] for select in compiler.select[: compiler.col_count]]
    converted = [
        (place, _converted(converters, expression, compiler))
        for place, (converters, expression) in compiler.get_converters(chosen).items()
    ]
    make, cut = _maker(source, compiler), compiler.col_count  # what a query orders by may follow

    def read(told: Sequence[Sequence[Any]]) -> list[Any]:
        if not told:
            return []
        columns = list[Sequence[Any]](zip(*told, strict=True))[:cut]
        for place, convert in converted:
            columns[place] = convert(columns[place])
        return make(columns)

    return read


# One column --------------------------------------------------------------------------------------------------------


def _converted(converters: list[Any], expression: Any, compiler: Any) -> Callable[[Sequence[Any]], Sequence[Any]]:
    connection = compiler.connection
    own: dict[Any, Callable[[Any], Any]] = {}
    if connection.vendor == "sqlite":  # which keeps ids and moments as text
        own[connection.ops.convert_uuidfield_value] = _known_id
        own[connection.ops.convert_datetimefield_value] = _moment
    if len(converters) == 1 and getattr(converters[0], "__func__", None) is SealedField.from_db_value:
        return closed
    if len(converters) == 1 and converters[0] in own:
        convert = own[converters[0]]
        return lambda column: list(map(convert, column))

    def each(column: Sequence[Any]) -> Sequence[Any]:
        for one in converters:
            column = [one(value, expression, connection) for value in column]
        return column

    return each


@lru_cache(maxsize=16_384)
def _known_id(value: str | None) -> UUID | None:
    """The same ids come again in every row and every request."""
    return None if value is None else UUID(value)


def _moment(value: datetime | str | None) -> datetime | None:
    if value is None:
        return None
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


# All columns -------------------------------------------------------------------------------------------------------


def _maker(source: Any, compiler: Any) -> Callable[[Columns], list[Any]]:
    """This will tell what to make of a row: an object, a tuple or one value."""
    if source._iterable_class is ValuesListIterable:
        return lambda columns: list(zip(*columns, strict=True))
    if source._iterable_class is FlatValuesListIterable:
        return lambda columns: list(columns[0])
    if source._iterable_class is not ModelIterable:
        raise NotReadable(f"rows of {source._iterable_class}")
    told = list(compiler.annotation_col_map.items())
    objects = _objects(compiler.klass_info, compiler.select)

    def whole(columns: Columns) -> list[Any]:
        made = objects(columns)
        for name, place in told:
            for one, value in zip(made, columns[place], strict=True):
                setattr(one, name, value)
        return made

    return whole


def _objects(info: Any, select: Any) -> Callable[[Columns], list[Any]]:
    """What `Model.from_db` does; fifty rows pay for each of its steps."""
    model, first, last = info["model"], info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    key = names.index(model._meta.pk.attname)
    related = [
        (_objects(inner, select), inner["local_setter"], inner["remote_setter"])
        for inner in info.get("related_klass_infos", ())
    ]

    def make(columns: Columns) -> list[Any]:
        rows = zip(*columns[first:last], strict=True)
        made = [None if row[key] is None else _object(model, names, row) for row in rows]  # nobody on the other side
        for inner, set_there, set_back in related:
            for one, beside in zip(made, inner(columns), strict=True):
                if one is None:
                    continue
                set_there(one, beside)
                if beside is not None:
                    set_back(beside, one)
        return made

    return make


def _object(model: Any, names: list[str], row: Sequence[Any]) -> Any:
    made = model.__new__(model)
    made.__dict__.update(zip(names, row, strict=True))
    state = made._state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    state.fields_cache = {}
    return made
