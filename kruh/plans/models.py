"""Who promised what, until when, how it is checked and by whom."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kruh.access.models import Unit, User
from kruh.cases.models import Case, Person
from kruh.conferences.models import Conference, Participant
from kruh.plans.vocabulary import Report, TaskState, Understood, Way
from kruh.plans.workflow import LIVING
from kruh.vault.fields import SealedBytes, SealedText
from kruh.vault.models import SealedModel

SOME_DAY = date(9999, 12, 31)


class Task(SealedModel):
    """One task of a plan. It may be saved unfinished; it is complete with one person, a day and a check."""

    conference = models.ForeignKey(Conference, null=True, on_delete=models.CASCADE, related_name="tasks")
    # Or the family conference whose accepted plan it comes of: its key alone, that context stands above this one.
    family_conference = models.UUIDField(null=True)
    # Or the individual protection plan of a child, in the same way.
    protection_plan = models.UUIDField(null=True)
    # Whose it is, as the conference says; and until when it is waited for, which the database itself keeps.
    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="+", editable=False)
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="+", editable=False)
    waits_on = models.GeneratedField(
        expression=models.Case(
            models.When(state__in=LIVING, then=Coalesce("due_on", models.Value(SOME_DAY, models.DateField())))
        ),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
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
    ended_on = models.DateField(null=True)  # when it was kept, dropped or carried on; what is counted needs no history
    # What somebody without an account said last, until a person of the office has confirmed or noted it.
    said = models.CharField(max_length=8, choices=Report, blank=True)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="carried_to")
    order = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(conference__isnull=False, family_conference=None, protection_plan=None)
                | Q(conference=None, family_conference__isnull=False, protection_plan=None)
                | Q(conference=None, family_conference=None, protection_plan__isnull=False),
                name="of_one_plan",
            ),
            models.CheckConstraint(condition=Q(person=None) | Q(user=None), name="one_accountable"),
            models.CheckConstraint(condition=Q(checker_person=None) | Q(checker_user=None), name="one_checker"),
            models.CheckConstraint(condition=~Q(carried_from=F("id")), name="not_carried_from_itself"),
            models.UniqueConstraint(fields=["carried_from"], name="carried_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_on"]),
            models.Index(fields=["user", "state"]),
            models.Index(fields=["conference", "state", "due_on", "id"], name="task_in_order"),
            models.Index(fields=["family_conference", "order", "id"], name="task_of_family"),
            models.Index(fields=["protection_plan", "order", "id"], name="task_of_protection"),
            models.Index(fields=["case", "waits_on", "id"], name="task_of_case"),
            models.Index(fields=["office", "waits_on", "id", "case"], name="task_of_office"),
            models.Index(fields=["waits_on", "id"], name="task_waiting"),
        ]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will keep the case and the office with the task: who follows many tasks asks for no conference."""
        if self.conference is not None:
            self.case_id, self.office_id = self.conference.case_id, self.conference.office_id
        super().save(*args, **kwargs)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def at_table(self) -> Conference:
        """This will give the case conference whose plan it is; the plan of a family conference is written elsewhere."""
        assert self.conference is not None
        return self.conference


class TaskEvent(SealedModel):
    """What was reported about a task, by whom and when. Never changed.

    `by` is a person with an account; whoever has none is the `reporter`, and `said` is in their own words how it goes.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="events")
    state = models.CharField(max_length=8, choices=TaskState)
    note = SealedText(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reporter = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=8, choices=Report, blank=True)
    way = models.CharField(max_length=4, choices=Way, default=Way.DESK)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.task.case_id


class Evidence(SealedModel):
    """What proves that a task was kept: a photograph or a paper, kept as the papers of a meeting are."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    name = SealedText()
    fingerprint = SealedText()
    description = SealedText(null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    struck_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    strike_reason = SealedText(null=True)

    class Meta:
        ordering: ClassVar = ["added_at", "id"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def conference(self) -> Conference | None:
        """This will give the conference of the plan, for the policies."""
        return self.task.conference

    @property
    def case(self) -> Case:
        """This will give the case, for the policies."""
        return self.task.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.task.case_id


class EvidenceContent(SealedModel):
    """The bytes, opened only when somebody looks at them."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="content")
    content = SealedBytes()

    def __str__(self) -> str:
        return str(self.pk)


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
        return self.task.case_id
