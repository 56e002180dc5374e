"""What is kept of how people come and where they sit, for those who must not meet."""

from uuid import UUID

from django.db import models

from kruh.conferences.models import Participant
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Arrival(SealedModel):
    """When one person comes, where they wait and where they sit. Only the organiser and the facilitator read it."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="arrival")
    comes_at = models.TimeField(null=True)
    waits = SealedText(null=True)
    sits = SealedText(null=True)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.participant.audit_case
