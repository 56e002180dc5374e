"""Whether a conference is right for the child: the answers and what was decided from them."""

from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models.conference import Conference
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Assessment(SealedModel):
    """The answers to the plain questions. Verdict and reasons are computed; the decision is a person's."""

    conference = models.OneToOneField(Conference, on_delete=models.CASCADE, related_name="assessment")
    answers = SealedJSON(default=dict)
    notes = SealedJSON(default=dict)
    consulted_with = SealedText(null=True)
    verdict = models.CharField(max_length=12, blank=True)
    tool = models.CharField(max_length=60, blank=True)
    is_separated = models.BooleanField(default=False)
    decision_reason = SealedText(null=True)
    questions_on = models.DateField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.verdict

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
