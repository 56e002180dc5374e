"""Imports: the table that somebody brought, cut into portions, each checked and written whole."""

from typing import ClassVar

from django.db import models

from kruh.access.models import Unit, User
from kruh.exchange.vocabulary.imports import Kind, State
from kruh.vault.fields import SealedBytes, SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Import(SealedModel):
    """One table on its way in. What people wrote in it lies sealed and is forgotten when all is written."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("co se načítá", max_length=14, choices=Kind)
    state = models.CharField("stav", max_length=10, choices=State, default=State.COLUMNS)
    name = SealedText()
    content = SealedBytes(null=True)
    head = SealedJSON()  # the names of the columns and a few rows below them
    columns = models.JSONField(default=dict)  # field -> the number of its column
    trouble = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    rows = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)  # rows checked, then rows written
    fresh = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def percent(self) -> int:
        """This will give how far the step that runs now is."""
        return min(100 * self.looked_at // max(self.rows, 1), 99)


class Portion(SealedModel):
    """Some rows of an import, written in one transaction or not at all."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="portions")
    number = models.PositiveIntegerField()
    rows = SealedJSON()
    refused = SealedJSON(null=True)  # number of the row in the file, its cells, the reason
    checked_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="portion_comes_once"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Turn(models.Model):
    """Held while rows of a kind are written, so that two imports do not make the same row at once."""

    kind = models.CharField(max_length=14, primary_key=True, choices=Kind)

    def __str__(self) -> str:
        return self.kind
