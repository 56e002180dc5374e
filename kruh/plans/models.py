"""Who promised what, until when, how it is checked and by whom."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models import Conference, Participant
from kruh.plans.vocabulary import TaskState, Understood
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Task(SealedModel):
    """One task of a plan. It may be saved unfinished; it is complete with one person, a day and a check."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="tasks")
    text = SealedText()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="tasks")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="tasks")
    helpers = SealedText(null=True)
    due_on = models.DateField(null=True)
    rhythm = SealedText(null=True)
    check_how = SealedText(null=True)
    checker_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checker_user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    plan_b = SealedText(null=True)
    state = models.CharField(max_length=8, choices=TaskState, default=TaskState.OPEN)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="carried_to")
    order = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(person=None) | Q(user=None), name="one_accountable"),
            models.CheckConstraint(condition=Q(checker_person=None) | Q(checker_user=None), name="one_checker"),
            models.CheckConstraint(condition=~Q(carried_from=F("id")), name="not_carried_from_itself"),
            models.UniqueConstraint(fields=["carried_from"], name="carried_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_on"]),
            models.Index(fields=["user", "state"]),
            models.Index(fields=["conference", "state", "due_on", "id"], name="task_in_order"),
        ]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class TaskEvent(SealedModel):
    """What was reported about a task, by whom and when. Never changed."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="events")
    state = models.CharField(max_length=8, choices=TaskState)
    note = SealedText(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.task.conference.case_id


class TaskReading(SealedModel):
    """What one person at the table said when a task was read aloud. Never changed; the newest one counts.

    `wording` marks the words that were read: a task worded differently since has to be read again.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="readings")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=6, choices=Understood)
    note = SealedText(null=True)
    wording = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(participant=None, user__isnull=False) | Q(participant__isnull=False, user=None),
                name="one_who_said_it",
            ),
        ]
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_said_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.task.conference.case_id
