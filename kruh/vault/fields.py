"""Model fields whose values lie sealed in the database and open when they are read."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from kruh.vault import cipher, keys


class Closed:
    """A value as the database gave it, not yet opened."""

    __slots__ = ("blob",)

    def __init__(self, blob: bytes) -> None:
        self.blob = blob


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
        return self.from_plain(cipher.open_(keys.raw(instance.key), self._place(instance), blob).decode())

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
        return f"{self.model._meta.db_table}|{self.column}|{instance.pk}"


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

    def open(self, instance: Any, blob: bytes) -> Any:
        return cipher.open_(keys.raw(instance.key), self._place(instance), blob)

    def pre_save(self, model_instance: Any, add: bool) -> bytes | None:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Closed):
            return None if value is None else value.blob
        return cipher.close(keys.raw(model_instance.key), self._place(model_instance), bytes(value))
