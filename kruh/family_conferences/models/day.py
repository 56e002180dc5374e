"""The day: who came and what they promised; the family's draft, which nobody but the family can open."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.family_conferences.models.circle import Member
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import Place, PlanChannel
from kruh.foundation.ids import uuid7
from kruh.vault.models import SealedModel


class Attending(SealedModel):
    """One line of the combined sheet: here or not, the promise to keep silent, the consent to be sent the plan.

    Somebody of the circle or a worker. `stays` is the family's wish that a support person, an advocate or an
    interpreter be with it in the private time; of a worker it is never true.
    """

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="attending")
    member = models.OneToOneField(Member, null=True, on_delete=models.PROTECT, related_name="attending")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=13, choices=Place)
    came_at = models.DateTimeField(null=True)
    stays = models.BooleanField(default=False)
    has_promised = models.BooleanField(null=True)
    wants_plan = models.BooleanField(null=True)
    channel = models.CharField(max_length=6, choices=PlanChannel, blank=True)
    sent_at = models.DateTimeField(null=True)  # when the plan was handed over

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(member=None, user__isnull=False) | Q(member__isnull=False, user=None),
                name="one_who_attends",
            ),
            models.UniqueConstraint(fields=["conference", "user"], name="worker_attends_once"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_place_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Draft(models.Model):
    """The family's plan while it is alone: one box that only the family's own code opens.

    The server keeps neither the code nor the key made of it. Presented or a day old, the row is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conference = models.OneToOneField(FamilyConference, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)  # of the address that the tablet was opened with
    salt = models.BinaryField(max_length=16, null=True)
    box = models.BinaryField(null=True)
    ends_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
