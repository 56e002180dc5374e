"""What is kept of intervision. Each meeting has a key of its own: erasing it ends its notes wherever they lie."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit, User
from kruh.directory.models import Training
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.intervision.vocabulary import Standing, State, Step
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Group(SealedModel):
    """A closed group of colleagues."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    founder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = SealedText()
    rules = SealedText()
    founded_at = models.DateTimeField()

    class Meta:
        ordering = ("founded_at", "id")

    def __str__(self) -> str:
        return str(self.name)


class Member(models.Model):
    """Somebody who is invited, belongs to the group, or no longer does."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=7, choices=Standing)
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("accepted_at", "id")
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "user"], name="belongs_to_group_once")]

    def __str__(self) -> str:
        return self.get_standing_display()


class Meeting(SealedModel):
    """One meeting of a group over one story."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    giver = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="intervision_ends_later"),
        ]

    def __str__(self) -> str:
        return days.day(self.day)

    @property
    def day(self) -> date:
        """This will give the day."""
        return days.local_day(self.starts_at)

    @property
    def when(self) -> str:
        """This will say the day and the hours."""
        return f"{days.day_long(self.day)}, {days.clock(self.starts_at)}–{days.clock(self.ends_at)}"


class Note(SealedModel):
    """What was written in one step."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    step = models.CharField(max_length=10, choices=Step)
    text = SealedText()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.get_step_display()


class Attendance(models.Model):
    """Somebody was there; the hours stand in their training record."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hours = models.PositiveSmallIntegerField()
    training = models.OneToOneField(Training, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "user"], name="attended_intervision_once")]

    def __str__(self) -> str:
        return str(self.hours)
