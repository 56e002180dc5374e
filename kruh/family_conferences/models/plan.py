"""The family's plan in its own words, version by version, with what the office said; and the reviews."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.family_conferences.models.circle import Member
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import Again, AtReview, Decision
from kruh.plans.models import Task
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Version(SealedModel):
    """The plan as the family presented it. Decided, it is never changed; a later one takes its place.

    `tasks` are the family's promises in its words, each a mapping: `id`, `what`, `who` and `beside` and `checker`
    ("m:" with the key of a member, "u:" of a worker), `due_on`, `helpers`, `check_how`, and `said`, the words in which
    the family named who and when. When the plan is accepted they become tasks like any other.
    """

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    decisions = SealedText(null=True)
    tasks = SealedJSON(default=list)
    help_wanted = SealedText(null=True)
    plan_b = SealedText(null=True)
    monitor = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(null=True)
    said_monitor = SealedText(null=True)  # as the family wrote it, until it is somebody of the circle
    begun_at = models.DateTimeField()
    presented_at = models.DateTimeField(null=True)  # to the office; until then only the coordinator reads it
    decision = models.CharField(max_length=14, choices=Decision, blank=True)
    met = models.JSONField(default=list)  # of each bottom line, in their order
    answers_question = models.BooleanField(null=True)
    reason = SealedText(null=True)
    again = models.CharField(max_length=5, choices=Again, blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "number"], name="plan_version_once"),
        ]
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"verze {self.number}"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Agreement(SealedModel):
    """Whether one person agrees with a version of the plan; a refusal is nobody's veto, yet it is written down."""

    of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="agreements")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="agreements")
    agrees = models.BooleanField()
    words = SealedText(null=True)
    heard = SealedText(null=True)  # the mark of the words that the person heard; changed words are asked about again
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "member"], name="agreement_once")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return "souhlasí" if self.agrees else "nesouhlasí"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.of.conference.case_id


class Promise(models.Model):
    """A task that came of an accepted plan: which version, and who of the circle carries it."""

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.CASCADE, related_name="promise")
    of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="promises")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="promises")
    key_in_plan = models.CharField(max_length=32)  # which of `Version.tasks`

    def __str__(self) -> str:
        return str(self.pk)


class Review(SealedModel):
    """What came of the meeting about three months later."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField()
    result = models.CharField(max_length=7, choices=AtReview)
    words = SealedText(null=True)
    next_on = models.DateField(null=True)
    changed = SealedText(null=True)  # for the children: what has changed thanks to them
    changed_why_not = SealedText(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        return self.get_result_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
