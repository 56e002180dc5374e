"""What the circle tells before the day: which of the proposed days fit, and what each agrees to."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.conferences.vocabulary import Answer, Channel, ConsentAnswer
from kruh.family_conferences.models.circle import Member
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import Purpose
from kruh.foundation.ids import uuid7


class ProposedDay(models.Model):
    """One day and hour that the coordinator asks the circle about; dropped, nobody is asked any more."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="proposed_days")
    starts_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "starts_at"], condition=Q(dropped_at=None), name="day_proposed_once"
            ),
        ]
        ordering: ClassVar = ["starts_at", "id"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class DayAnswer(models.Model):
    """What somebody of the circle says to one day; the last answer holds.

    `recorded_by` is empty where the person answered on their own page.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    day = models.ForeignKey(ProposedDay, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="day_answers")
    answer = models.CharField(max_length=7, choices=Answer)
    channel = models.CharField(max_length=9, choices=Channel)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "member"], name="one_answer_to_a_day")]

    def __str__(self) -> str:
        return self.get_answer_display()


class MemberConsent(models.Model):
    """What somebody of the circle answered for one purpose. Never changed; a later answer ends it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose)
    answer = models.CharField(max_length=4, choices=ConsentAnswer)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    was_taken_back = models.BooleanField(default=False)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.OWN_PAGE)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "purpose"], condition=Q(ended_at=None), name="one_living_consent_of_member"
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
