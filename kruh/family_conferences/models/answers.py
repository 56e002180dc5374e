"""A questionnaire after the day: without a person, without a name, once for each sheet of paper."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import Respondent
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Answer(SealedModel):
    """What stands on one sheet. The number of the sheet only guards that it is not entered twice."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=6, choices=Respondent)
    sheet = models.PositiveSmallIntegerField(default=1)
    scores = models.JSONField(default=dict)
    comment = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "kind", "sheet"], name="questionnaire_entered_once"),
        ]
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
