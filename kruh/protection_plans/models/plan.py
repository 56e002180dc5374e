"""The individual protection plan of a child: when it is due, its versions, and the goals of each."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import Unit, User
from kruh.cases.models import Case, Person
from kruh.conferences.models import Conference
from kruh.family_conferences.models import FamilyConference
from kruh.foundation.ids import uuid7
from kruh.protection_plans.models.assessment import Assessment
from kruh.protection_plans.vocabulary import GoalState, Occasion, Passage, PlanState
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class ProtectionPlan(SealedModel):
    """The plan of one child in one case, however many versions it has.

    `due_on` is the last day for the first version, `first_on` the day when it was approved, `review_on` the day by
    which the plan is gone through again. A statutory occasion waits as `asked` from `asked_on` until a version answers
    it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="protection_plans")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()
    due_on = models.DateField()
    first_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    asked = models.CharField(max_length=11, choices=Occasion, blank=True)
    asked_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "child"], name="one_plan_of_child"),
            models.CheckConstraint(
                condition=Q(asked="", asked_on=None) | (~Q(asked="") & Q(asked_on__isnull=False)), name="asked_with_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_on", "first_on", "id"], name="plan_first_of_office"),
            models.Index(fields=["office", "review_on", "id"], name="plan_review_of_office"),
        ]

    def __str__(self) -> str:
        return "Individuální plán ochrany dítěte"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id


class PlanVersion(SealedModel):
    """One version: written, then approved and frozen. The approved one with the highest number holds."""

    plan = models.ForeignKey(ProtectionPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    occasion = models.CharField(max_length=11, choices=Occasion)
    occasion_on = models.DateField(null=True)
    conference = models.ForeignKey(Conference, null=True, on_delete=models.PROTECT, related_name="+")
    family_conference = models.ForeignKey(FamilyConference, null=True, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, null=True, on_delete=models.PROTECT, related_name="+")
    causes = SealedText(null=True)
    measures = SealedText(null=True)
    help = SealedText(null=True)
    strength = SealedText(null=True)
    timetable = SealedText(null=True)
    cooperation = SealedText(null=True)
    voice = SealedText(null=True)
    made_with = SealedText(null=True)
    review_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=PlanState, default=PlanState.DRAFT)
    confirmed = models.JSONField(default=list)  # codes of the passages said to hold as they were
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["plan"], condition=Q(state=PlanState.DRAFT), name="one_version_written"),
            models.CheckConstraint(
                condition=Q(conference=None) | Q(family_conference=None), name="after_one_conference"
            ),
        ]
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"IPOD, verze {self.number}"

    @property
    def case(self) -> Case:
        """This will give the case, for the policies."""
        return self.plan.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.plan.case_id

    @property
    def is_approved(self) -> bool:
        """This will tell whether nobody rewrites it any more."""
        return self.state == PlanState.APPROVED

    @property
    def passages(self) -> dict[Passage, str]:
        """This will give what is written in each passage."""
        return {passage: getattr(self, passage.value) or "" for passage in Passage}


class Goal(SealedModel):
    """One goal of a version. Whoever refers to a goal keeps its `root`: it goes through all versions."""

    of = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="goals")
    root = models.UUIDField(default=uuid7, db_index=True)
    text = SealedText()
    need = SealedText(null=True)
    need_root = models.UUIDField(null=True)  # the need of the assessment that it answers
    measure = SealedText(null=True)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=7, choices=GoalState, default=GoalState.RUNNING)
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "root"], name="goal_once_in_version")]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def case(self) -> Case:
        """This will give the case, for the policies."""
        return self.of.plan.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.of.plan.case_id
