"""Archives that were handed over, each agreed by two people, and archives that came from elsewhere.

A hand-over names its case by the identifier only: it stays when the case is gone.
"""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit, User
from kruh.archive.vocabulary import Landing, State
from kruh.cases.models import Case
from kruh.vault.fields import SealedBytes, SealedJSON, SealedText
from kruh.vault.models import SealedModel


class HandOver(SealedModel):
    """One archive that a head wants to give out, and the other person's consent."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    of_case = models.UUIDField(db_index=True)  # not `case`: it does not move to another office with the file
    file_mark = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    receiver = SealedText()
    reason = SealedText()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    second = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    ended_reason = SealedText(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(asked_by=F("second")), name="archive_by_two"),
            models.UniqueConstraint(
                fields=["of_case"], condition=Q(state__in=(State.ASKED, State.AGREED)), name="one_archive_asked"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["second", "state"], name="archive_of_second")]

    def __str__(self) -> str:
        return self.file_mark or "bez značky"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.of_case


class Arrival(SealedModel):
    """An archive that was brought: first as it lies opened, then only how its people and offices are called here."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Landing, default=Landing.READ)
    content = SealedBytes(null=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")
    file_mark = models.CharField(max_length=60, blank=True)
    summary = SealedJSON(null=True)  # what is shown before somebody decides: counts, offices and accounts
    known = SealedJSON(default=dict)  # the identifier here -> the identifier in the archive
    told = SealedJSON(default=list)  # what the archive said of each
    brought_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-brought_at", "-id")

    def __str__(self) -> str:
        return self.file_mark or "bez značky"

    @property
    def audit_case(self) -> UUID | None:
        """This will name the file for the trail, once it is here."""
        return self.case_id

    @classmethod
    def names_of(cls, case: UUID) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        """This will give how the archive of a case that came from elsewhere called what is called otherwise here."""
        came = cls.objects.filter(case=case, state=Landing.DONE).order_by("brought_at").last()
        return (came.known, {row["id"]: row for row in came.told}) if came else ({}, {})
