"""What is kept of the papers: photographs of the flipchart, signed sheets; the bytes apart from what a list shows."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.meetings.models.minutes import WithConference
from kruh.meetings.vocabulary import SheetKind
from kruh.vault.fields import SealedBytes, SealedText
from kruh.vault.models import SealedModel


class Sheet(SealedModel):
    """One paper or photograph: what it shows, who brought it, and why it was struck out, if it was.

    `place` is where it stands among the lines of the record, `moves` counts how often it was moved there.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="sheets")
    kind = models.CharField(max_length=10, choices=SheetKind)
    number = models.PositiveSmallIntegerField()
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    name = SealedText()
    fingerprint = SealedText()
    preview = SealedBytes()
    description = SealedText(null=True)
    topic = SealedText(null=True)
    place = models.FloatField(null=True)
    moves = models.PositiveIntegerField(default=0)
    is_by_code = models.BooleanField(default=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    struck_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    strike_reason = SealedText(null=True)

    objects: ClassVar[WithConference[Self]] = WithConference()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["conference", "number"], name="sheet_number_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id

    @property
    def is_picture(self) -> bool:
        """This will tell whether it can be shown as a picture."""
        return self.mime.startswith("image/")


class SheetContent(SealedModel):
    """The bytes of one paper, opened only when somebody looks at it."""

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="content")
    content = SealedBytes()

    def __str__(self) -> str:
        return str(self.pk)
