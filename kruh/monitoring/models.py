"""Links to one sentence, how people want to be reminded, and how far the nightly run has come."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.foundation.ids import uuid7
from kruh.monitoring.vocabulary import Reach, Rhythm, Stage
from kruh.plans.models import Task


class TaskLink(models.Model):
    """The way of one person without an account to one sentence about one task.

    Only the mark of the locator is kept. The locator itself is made anew from the row by the vault's key, so a second
    reminder leads where the first one led, and a stolen database leads nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["task", "person"], condition=models.Q(revoked_at=None), name="one_living_link_to_task"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def conference(self) -> object:
        """This will give the conference of the plan, for the policies."""
        return self.task.conference

    @property
    def case(self) -> Case:
        """This will give the case, for what stands around a page."""
        return self.task.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.task.case_id


class Wish(models.Model):
    """How one person without an account wants to be reminded: which way, how many days before, and whether after."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="wish")
    reach = models.CharField(max_length=6, choices=Reach, default=Reach.NONE)
    before = models.PositiveSmallIntegerField(null=True)
    after = models.BooleanField(default=True)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_reach_display()

    @property
    def audit_case(self) -> None:
        """This will name no file: a wish is the person's, and the copy of a person in another office is asked anew."""
        return None


class Overview(models.Model):
    """How often a colleague wants the overview."""

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="overview")
    rhythm = models.CharField(max_length=6, choices=Rhythm, default=Rhythm.WEEKLY)

    def __str__(self) -> str:
        return self.get_rhythm_display()


class Night(models.Model):
    """One nightly run: how far it has come, so that a killed one goes on where it stopped."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    day = models.DateField(unique=True)
    stage = models.CharField(max_length=7, choices=Stage, default=Stage.TASKS)
    place = models.CharField(max_length=60, blank=True)
    looked_at = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(default=0)  # how many tasks and people there are to look at
    reminders = models.PositiveIntegerField(default=0)
    overviews = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.day)

    @property
    def percent(self) -> int:
        """This will give how far it is."""
        return 100 if self.ended_at else min(100 * self.looked_at // max(self.number, 1), 99)
