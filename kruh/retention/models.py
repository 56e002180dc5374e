"""Proposals for disposal with their cases, and what holds a case back by somebody's order.

A line names its case by the identifier only: it stays when the case is gone, and nothing personal is left in it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit, User
from kruh.cases.models import Case
from kruh.retention.vocabulary import LineState, State
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Proposal(SealedModel):
    """Cases that one person proposes to erase and another one decides on; afterwards it is the protocol."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    second = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    reason = SealedText(null=True)  # why it was withdrawn
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "number"], name="disposal_number_once"),
            models.CheckConstraint(condition=~Q(proposed_by=F("second")), name="disposal_by_two"),
        ]
        indexes: ClassVar = [models.Index(fields=["second", "state"], name="disposal_of_second")]

    def __str__(self) -> str:
        return f"{self.number}/{self.proposed_at.year}"


class Line(SealedModel):
    """One case of a proposal and what became of it. The mark goes with the case."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="lines")
    case = models.UUIDField()
    file_mark = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=LineState, default=LineState.LISTED)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    reason = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(state=LineState.LISTED), name="case_proposed_once"),
        ]

    def __str__(self) -> str:
        return self.file_mark or "bez značky"

    def end(self, state: LineState, at: object, by: User | None = None, reason: str = "") -> None:
        """This will keep what became of the case."""
        self.state, self.ended_at, self.ended_by, self.reason = state, at, by, reason or None  # type: ignore[assignment]
        self.save()


class Hold(SealedModel):
    """Somebody ordered that a case be kept longer, until it is ended."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    reason = SealedText()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="one_hold_of_case"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
