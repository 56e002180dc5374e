"""The statement of work: one conference, one month, frozen as it was sent."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.rules import statement as rules
from kruh.family_conferences.vocabulary import StatementState
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Statement(SealedModel):
    """What a coordinator did for one conference in one month; the lines have neither a name nor a note."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="statements")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    state = models.CharField(max_length=8, choices=StatementState, default=StatementState.SENT)
    lines = models.JSONField(default=list)
    per_km = models.PositiveIntegerField(null=True)  # in haléř, as it was in force
    note = SealedText(null=True)
    reason = SealedText(null=True)
    sent_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "user", "month"], name="one_statement_a_month"),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "-month"], name="statement_of_user")]
        ordering: ClassVar = ["-month", "-id"]

    def __str__(self) -> str:
        return f"Výkaz za {rules.name_of(self.month)}"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id

    @property
    def told(self) -> list[rules.Line]:
        """This will give the frozen lines."""
        return [rules.line(kept) for kept in self.lines]

    @property
    def sums(self) -> rules.Sums:
        """This will give what the lines make together."""
        return rules.sums(self.told, self.per_km)
