"""What families answered, the wordings made of it, and where these were printed.

A quotation has a key of its own and leads to no case; only the answer, which is sealed in its case, leads to it.
"""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.family.models import OfOne
from kruh.family_conferences.models import Member
from kruh.foundation.ids import uuid7
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel
from kruh.voice import rules
from kruh.voice.vocabulary import LIVING, Place, Question, State, Way


class Quotation(SealedModel):
    """A wording without those who said it. Its identifier tells no time, its days are only days."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.CharField(max_length=8, choices=Question)
    text = SealedText(default="")
    places: Any = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    sent_on = models.DateField()
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = SealedText(null=True)
    withdrawn_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "sent_on", "id"], name="quotation_in_line")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """This will name it on paper."""
        return rules.code(str(self.pk))

    @property
    def is_living(self) -> bool:
        """This will tell whether it waits or is shown."""
        return self.state in LIVING

    @property
    def place_words(self) -> list[str]:
        """This will name where it may stand."""
        return [Place(one).label for one in self.places]


class Answer(OfOne):
    """What one person of the family answered to one question, and whether it may be quoted."""

    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="voice_answers")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="voice_answers")
    question = models.CharField(max_length=8, choices=Question)
    text = SealedText(default="")
    way = models.CharField(max_length=5, choices=Way)
    wrote = SealedText(null=True)
    consents = models.BooleanField(default=False)
    places: Any = models.JSONField(default=list)
    seed: Any = SealedJSON(default=0)
    said_at = models.DateTimeField()
    kept_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "question"], name="voice_answer_once"),
            models.UniqueConstraint(fields=["member", "question"], name="voice_answer_of_member_once"),
            models.CheckConstraint(
                condition=Q(participant=None, member__isnull=False) | Q(participant__isnull=False, member=None),
                name="voice_answer_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.get_question_display()


class Source(models.Model):
    """The one way from an answer to the wordings that were made of it; there is none back on any page."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="sources")
    quotation = models.OneToOneField(Quotation, on_delete=models.CASCADE, related_name="source")

    def __str__(self) -> str:
        return str(self.pk)


class Printing(models.Model):
    """A quotation left on paper: when, in which document, by whom."""

    id: "models.UUIDField[UUID, UUID]" = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    quotation = models.ForeignKey(Quotation, on_delete=models.CASCADE, related_name="printings")
    document = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["quotation", "at"], name="printing_of_quotation")]

    def __str__(self) -> str:
        return self.document
