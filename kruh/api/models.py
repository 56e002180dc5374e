"""Tokens of an office's systems, and the receipts of the records service."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import Unit, User
from kruh.cases.models import Case
from kruh.foundation.ids import uuid7
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Token(models.Model):
    """What one system of one office may ask for, and until when. Nobody can read the token out of what is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    scopes: Any = models.JSONField(default=list)
    mark = models.BinaryField(max_length=32, unique=True)
    ends_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)
    window_from = models.DateTimeField(null=True)
    window_uses = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Receipt(SealedModel):
    """The records service took a closed file over, under its own number."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    number = SealedText()
    token = models.ForeignKey(Token, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id
