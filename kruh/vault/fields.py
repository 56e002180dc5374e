"""Model fields whose values lie sealed in the database and open when they are read."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from kruh.foundation.ids import written
from kruh.vault import cipher, keys


class Closed:
    """A value as the database gave it, not yet opened."""

    __slots__ = ("blob",)

    def __init__(self, blob: bytes) -> None:
        self.blob = blob

    @property
    def is_empty(self) -> bool:
        """This will tell without opening it whether it says nothing at all."""
        return cipher.is_empty(self.blob)


def closed(column: Iterable[Any]) -> list[Closed | None]:
    """This will take a whole column as the database gave it."""
    return [None if value is None else Closed(bytes(value)) for value in column]


class SealedAttribute(DeferredAttribute):
    """Opens a value the first time somebody looks at it."""

    field: "SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Closed):
            value = instance.__dict__[self.field.attname] = self.field.open(instance, value.blob)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


# Django's Field takes types only for the type checker.
if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field


class SealedField(Field):
    """The common ground: bytes in the database, a value on the object, no filtering or sorting in between."""

    is_sealed = True
    descriptor_class = SealedAttribute

    def get_internal_type(self) -> str:
        return "BinaryField"

    def to_plain(self, value: Any) -> str:
        """This will turn the value into text to be sealed."""
        return str(value)

    def from_plain(self, text: str) -> Any:
        """This will turn the opened text into the value."""
        return text

    def open(self, instance: Any, blob: bytes) -> Any:
        """This will open a value with the row's key. Raises Damaged or Erased."""
        return self.open_with(keys.raw(instance.key), str(instance.pk), blob)

    def open_with(self, key: bytes, pk: str, blob: bytes) -> Any:
        """This will open a value of the row with that identifier. Raises Damaged."""
        return self.from_plain(cipher.open_(key, self._column_place + pk, blob).decode())

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Closed(bytes(value))

    def pre_save(self, model_instance: Any, add: bool) -> bytes | None:
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, Closed):
            return value.blob
        if value is None:
            return None
        return cipher.close(keys.raw(model_instance.key), self._place(model_instance), self.to_plain(value).encode())

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if not isinstance(value, bytes):
            raise TypeError(f"{self.name} is sealed: save the row instead of updating or filtering the column")
        return connection.Database.Binary(value)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise TypeError(f"{self.name} is sealed: the database cannot compare it")
        return super().get_lookup(lookup_name)

    def _place(self, instance: Any) -> str:
        return f"{self._column_place}{instance.pk}"

    @cached_property
    def _column_place(self) -> str:
        return f"{self.model._meta.db_table}|{self.column}|"


class SealedText(SealedField):
    """Text of any length; "" stays "", None stays NULL."""


class SealedDate(SealedField):
    """A day, such as a birth date."""

    def to_plain(self, value: Any) -> str:
        return date.isoformat(value)

    def from_plain(self, text: str) -> Any:
        return date.fromisoformat(text)


class SealedJSON(SealedField):
    """Answers, lists and other small structures."""

    def to_plain(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def from_plain(self, text: str) -> Any:
        return json.loads(text)


class SealedBytes(SealedField):
    """An attachment or a finished document."""

    def open_with(self, key: bytes, pk: str, blob: bytes) -> Any:
        return cipher.open_(key, self._column_place + pk, blob)

    def pre_save(self, model_instance: Any, add: bool) -> bytes | None:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Closed):
            return None if value is None else value.blob
        return cipher.close(keys.raw(model_instance.key), self._place(model_instance), bytes(value))


# Rows of lists -----------------------------------------------------------------------------------------------------


class Opener:
    """Opens sealed columns of rows that a list reads as plain values: fifty objects cost more than fifty names.

    `KEY` names the columns of the key that such a row brings along, in the order in which the opener takes them.
    """

    KEY = ("key", "key__parent", "key__master", "key__wrapped")

    def __init__(self, model: type[models.Model], *names: str) -> None:
        self.fields = [cast("SealedField", model._meta.get_field(name)) for name in names]

    @classmethod
    def key_of(cls, relation: str) -> tuple[str, ...]:
        """This will name the columns of the key of a row to which a relation leads."""
        return tuple(f"{relation}__{column}" for column in cls.KEY)

    def __call__(self, pk: UUID, key: Sequence[Any], *values: Any) -> list[Any]:
        """This will open the columns of one row, in the order of their names. Raises Damaged or Erased."""
        if not any(values):
            return list(values)
        raw, place = keys.unwrapped(*key), written(pk)
        opened = zip(self.fields, values, strict=True)
        return [None if value is None else field.open_with(raw, place, value.blob) for field, value in opened]

    def once(self) -> Callable[..., list[Any]]:
        """This will open each row a single time: for one page, where the same child and the same people come again."""
        known: dict[UUID, list[Any]] = {}

        def opened(pk: UUID, key: Sequence[Any], *values: Any) -> list[Any]:
            if pk not in known:
                known[pk] = self(pk, key, *values)
            return known[pk]

        return opened
