"""What is kept of the minutes: their paragraphs, comments, revisions, and every copy that was delivered."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Channel
from kruh.meetings.vocabulary import (
    Audience,
    CheckSide,
    CommentAnswer,
    HeardHow,
    Layout,
    MinutesState,
    SectionKind,
    Target,
    Verdict,
)
from kruh.messaging.models import Message
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedManager, SealedModel


class WithConference[M: models.Model](SealedManager[M]):
    """Brings the conference along, so that locking a row costs no further query to know whose it is."""

    path: ClassVar[str] = "conference__key"

    def get_queryset(self) -> models.QuerySet[M]:
        """This will join the conference to every row."""
        return super().get_queryset().select_related(self.path)


class WithMinutes[M: models.Model](WithConference[M]):
    """The same for what belongs to minutes."""

    path = "minutes__conference__key"


class Minutes(SealedModel):
    """The minutes of one conference: a draft, then commented, then frozen with a fingerprint.

    `taken` are the deeds of the record that the text was made of.
    """

    conference = models.OneToOneField(Conference, on_delete=models.CASCADE, related_name="minutes")
    state = models.CharField(max_length=8, choices=MinutesState, default=MinutesState.DRAFT)
    layout = models.CharField(max_length=8, choices=Layout, default=Layout.MINUTES)
    heard_how = models.CharField(max_length=9, choices=HeardHow, blank=True)
    heard_by = SealedText(null=True)
    why_not_heard = SealedText(null=True)
    due_on = models.DateField()
    delivered_at = models.DateTimeField(null=True)
    comments_until = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    all_agreed = SealedText(null=True)
    taken = models.JSONField(default=list)
    frozen = SealedJSON(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[WithConference[Self]] = WithConference()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class OfMinutes(SealedModel):
    """A part of the minutes: whose it is, the policies and the trail learn from them."""

    minutes: models.ForeignKey[Minutes, Minutes]

    class Meta:
        abstract = True

    @property
    def conference(self) -> Conference:
        """This will give the conference, for the policies."""
        return self.minutes.conference

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.minutes.conference.case_id


class Paragraph(OfMinutes):
    """A stretch of one part of the minutes with its own readers, saved while it is written.

    A version guards it against a silent second writer; `people` are the participants whom the audience names. The table
    keeps its first name, because every sealed value is bound to it.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="paragraphs")
    kind = models.CharField(max_length=14, choices=SectionKind)
    order = models.PositiveSmallIntegerField(default=0)
    text = SealedText()
    audience = models.CharField(max_length=7, choices=Audience, default=Audience.ALL)
    people = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    objects: ClassVar[WithMinutes[Self]] = WithMinutes()

    class Meta:
        db_table = "meetings_section"
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def says_how_heard(self) -> bool:
        """This will tell whether it also says how the child's view was heard."""
        return self.kind == SectionKind.CHILD_VIEW and self.order == 0


class Check(OfMinutes):
    """What the facilitator or the office says to the draft before it is sent; the last word of each holds."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="checks")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=11, choices=CheckSide)
    verdict = models.CharField(max_length=6, choices=Verdict)
    text = SealedText(null=True)
    said_at = models.DateTimeField()
    mended_at = models.DateTimeField(null=True)

    objects: ClassVar[WithMinutes[Self]] = WithMinutes()

    class Meta:
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["minutes", "user"], name="check_of_user_once")]

    def __str__(self) -> str:
        return self.get_verdict_display()


class Comment(OfMinutes):
    """What somebody wants otherwise, what was done with it and why, and when the author was told.

    `proposal` is how the paragraph should read; `before` and `after` are how it read when the comment was accepted and
    how it has read since.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=14, choices=Target, blank=True)
    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.SET_NULL, related_name="comments")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    proposal = SealedText(null=True)
    before = SealedText(null=True)
    after = SealedText(null=True)
    channel = models.CharField(max_length=10, choices=Channel)
    received_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=CommentAnswer, default=CommentAnswer.OPEN)
    answer_reason = SealedText(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    told_how = models.CharField(max_length=10, choices=Channel, blank=True)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[WithMinutes[Self]] = WithMinutes()

    class Meta:
        ordering: ClassVar = ["received_at", "id"]

    def __str__(self) -> str:
        return self.get_answer_display()


class Delivery(OfMinutes):
    """One copy to one recipient: which version, by which channel, when, and whether it arrived.

    `revision` is 1 for the minutes themselves and the number of the correction after that.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="deliveries")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="deliveries")
    to_office = models.BooleanField(default=False)
    is_final = models.BooleanField(default=False)
    revision = models.PositiveSmallIntegerField(default=1)
    channel = models.CharField(max_length=10, choices=Channel)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    fingerprint = models.CharField(max_length=64)
    handed_at = models.DateTimeField(null=True)
    note = SealedText(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects: ClassVar[WithMinutes[Self]] = WithMinutes()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["minutes", "participant", "is_final", "revision"], name="copy_of_participant_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Wording(OfMinutes):
    """The words of a copy exactly as they went out, kept once for each fingerprint."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="wordings")
    fingerprint = models.CharField(max_length=64)
    content = SealedJSON(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["minutes", "fingerprint"], name="wording_once")]

    def __str__(self) -> str:
        return self.fingerprint


class Revision(OfMinutes):
    """A correction of closed minutes: why, and which wording took the place of which."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    reason = SealedText()
    before = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[WithMinutes[Self]] = WithMinutes()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["minutes", "number"], name="revision_once")]

    def __str__(self) -> str:
        return str(self.number)
