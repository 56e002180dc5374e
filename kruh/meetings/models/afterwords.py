"""What is kept of the words that a child gets after the meeting."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Afterword(SealedModel):
    """What has changed thanks to one child, what has not and why; or why nobody writes it to the child.

    A row is never rewritten; a later one takes its place.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="afterwords")
    changed = SealedText(null=True)
    unchanged = SealedText(null=True)
    why_not = SealedText(null=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-written_at", "-id"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.participant.audit_case

    @property
    def is_told(self) -> bool:
        """This will tell whether there is something for the child to read."""
        return bool(self.changed or self.unchanged)
