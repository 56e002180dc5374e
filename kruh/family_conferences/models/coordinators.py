"""The coordinators of a region: from an interest to one's own conferences, with a guide and hours of talking."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import Unit, User
from kruh.directory.models import Professional, Region
from kruh.family_conferences.vocabulary import HoursKind, Stage
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Coordinator(SealedModel):
    """Somebody who wants to coordinate, learns it, or does it.

    Training itself is kept in the directory with the professional, who appears there once taken to training; what the
    person told about themselves stays sealed here and is erased when they are turned down.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    professional = models.OneToOneField(Professional, null=True, on_delete=models.PROTECT, related_name="coordinates")
    stage = models.CharField(max_length=11, choices=Stage, default=Stage.CANDIDATE)
    stage_since = models.DateTimeField()
    first_name = SealedText()
    last_name = SealedText()
    gender = models.CharField(max_length=1, blank=True)
    phone = SealedText(null=True)
    email = SealedText(null=True)
    area = SealedText(null=True)  # where in the region
    languages = models.JSONField(default=list)
    answers = SealedJSON(default=dict)
    talked_on = models.DateField(null=True)
    talk = SealedText(null=True)
    reason = SealedText(null=True)  # of the last decision
    guide = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["added_at", "id"]
        indexes: ClassVar = [models.Index(fields=["region", "stage"], name="coordinator_of_region")]

    def __str__(self) -> str:
        return self.get_stage_display()

    @property
    def name(self) -> str:
        """This will give the name, of the directory where the person is known there."""
        return self.professional.name if self.professional else f"{self.first_name} {self.last_name}"

    @property
    def surname(self) -> str:
        """This will give what the person is sorted by."""
        return str(self.professional.last_name if self.professional else self.last_name)

    @property
    def user_id(self) -> UUID | None:
        """This will name the account, if there is one."""
        return self.professional.user_id if self.professional else None


class Hours(SealedModel):
    """Once that a coordinator talked the work over: with colleagues or with a supervisor."""

    coordinator = models.ForeignKey(Coordinator, on_delete=models.CASCADE, related_name="hours")
    kind = models.CharField(max_length=11, choices=HoursKind)
    on = models.DateField()
    minutes = models.PositiveIntegerField()
    whom = SealedText(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"
