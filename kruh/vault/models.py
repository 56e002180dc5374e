"""Wrapped keys, and the base of every row that holds sealed values."""

from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from kruh.foundation.ids import uuid7


class Key(models.Model):
    """A data key, wrapped by its parent (case by organisation) or by the master key (organisation).

    Deleting `wrapped` erases everything that was sealed with it; the row stays as a tombstone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    owner = models.UUIDField(null=True, unique=True)
    master = models.CharField(max_length=16, blank=True)
    wrapped = models.BinaryField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)

    def erase(self, at: datetime) -> None:
        """This will make everything sealed with this key unreadable for ever."""
        self.wrapped, self.erased_at = None, at
        self.save(update_fields=["wrapped", "erased_at"])


class SealedManager[M: models.Model](models.Manager[M]):
    """Brings the key along, so that opening a row costs no further query."""

    def get_queryset(self) -> models.QuerySet[M]:
        """This will join the key to every row."""
        return super().get_queryset().select_related("key")


@cache
def _words(field: Any) -> dict[Any, Any]:
    return dict(field.flatchoices)


class SealedModel(models.Model):
    """A row with sealed values: made by the client, closed with one key."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[SealedManager[Self]] = SealedManager()

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 - Django's name
        """Django makes a dictionary of the choices again for every row, which costs more than reading the row."""
        value = getattr(self, field.attname)
        return str(_words(field).get(value, value))

    def refresh_from_db(self, using: str | None = None, fields: Any = None, from_queryset: Any = None) -> None:
        """This will read the row afresh and leave sealed values closed, so that an erased row can be locked as well."""
        if fields is not None:
            super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
            return
        rows = type(self)._default_manager.all() if from_queryset is None else from_queryset
        self.take_over(rows.using(using or self._state.db).get(pk=self.pk))

    def take_over(self, fresh: Self) -> None:
        """This will make this row what the database has just told, and forget what was read around it."""
        columns: list[Any] = list(self._meta.concrete_fields)
        for field in [*columns, *self._meta.related_objects]:
            if field.is_relation and field.is_cached(self):
                field.delete_cached_value(self)
        for field in columns:
            if field.attname in fresh.__dict__:
                self.__dict__[field.attname] = fresh.__dict__[field.attname]
            if field.is_relation and field.is_cached(fresh):
                field.set_cached_value(self, field.get_cached_value(fresh))
        self.__dict__.pop("_prefetched_objects_cache", None)

    @classmethod
    def sealed_fields(cls) -> list[str]:
        """This will name the columns that are sealed."""
        return [field.name for field in cls._meta.concrete_fields if getattr(field, "is_sealed", False)]
