"""What the office knows of a child and the family: one assessment after another, the closed ones frozen."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import Unit, User
from kruh.cases.models import Case, Person
from kruh.foundation.ids import uuid7
from kruh.method.models import Blank
from kruh.protection_plans.vocabulary import AssessmentState, Danger, Depth, FindingKind, Heard
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Assessment(SealedModel):
    """An assessment of one child in one case, on the form that held on its day; a newer one copies it and goes on."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    blank = models.ForeignKey(Blank, on_delete=models.PROTECT, related_name="+")
    previous = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="following")
    depth = models.CharField(max_length=8, choices=Depth, default=Depth.BASIC)
    state = models.CharField(max_length=6, choices=AssessmentState, default=AssessmentState.DRAFT)
    assessed_on = models.DateField()
    danger = models.CharField(max_length=6, choices=Danger, blank=True)
    danger_why = SealedText(null=True)
    heard = models.CharField(max_length=8, choices=Heard, blank=True)
    heard_how = SealedText(null=True)
    heard_words = SealedText(null=True)
    not_heard_why = SealedText(null=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "child"], condition=Q(state=AssessmentState.DRAFT), name="one_assessment_written"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "child", "-assessed_on", "-id"], name="assessment_of_child")]

    def __str__(self) -> str:
        return "Vyhodnocení situace dítěte a rodiny"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def is_closed(self) -> bool:
        """This will tell whether nobody rewrites it any more."""
        return self.state == AssessmentState.CLOSED


class Section(SealedModel):
    """One area of an assessment: what is told in prose, and whether it is still the copy of the one before."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="sections")
    area = models.SlugField(max_length=40)
    prose = SealedText(null=True)
    is_copied = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["assessment", "area"], name="area_once")]

    def __str__(self) -> str:
        return self.area

    @property
    def case(self) -> Case:
        """This will give the case, for the policies."""
        return self.assessment.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.assessment.case_id


class Finding(SealedModel):
    """One need, risk or protective factor; `root` stays the same while the words change from one copy to the next."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=9, choices=FindingKind)
    text = SealedText()
    root = models.UUIDField(default=uuid7, db_index=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "root"], name="finding_once")]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def case(self) -> Case:
        """This will give the case, for the policies."""
        return self.section.assessment.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.section.assessment.case_id
