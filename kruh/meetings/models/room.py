"""What is kept of the room: who holds the pen, the programme as it really goes, and every deed of the record."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.meetings.vocabulary import EntryKind, PhaseKind, StepKind
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Room(models.Model):
    """The room of one conference: the pen, and by how many minutes the two hours were prolonged.

    `version` counts every change of the room and of its programme.
    """

    conference = models.OneToOneField(Conference, on_delete=models.CASCADE, primary_key=True, related_name="room")
    writer = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    device = models.UUIDField(null=True)
    since = models.DateTimeField(null=True)
    prolonged = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Phase(SealedModel):
    """One part of the programme: as planned, and when it really began and ended."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=PhaseKind, default=PhaseKind.OTHER)
    title = SealedText()
    what = SealedText(null=True)
    minutes = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Entry(SealedModel):
    """One deed of a writer: the whole new state of a line. Appended, never changed (a trigger refuses it).

    `id` is made on the device, so that the same deed can arrive twice; `line` is the first deed of its line; `seen` are
    the deeds that its writer knew. `words` are `{text, who, due, check}`.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="entries")
    line = models.UUIDField()
    seen = models.JSONField(default=list)
    kind = models.CharField(max_length=10, choices=EntryKind)
    place = models.FloatField()
    phase = models.UUIDField(null=True)
    is_struck = models.BooleanField(default=False)
    words = SealedJSON()
    device = models.UUIDField()
    sequence = models.PositiveIntegerField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["conference", "received_at"])]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Step(SealedModel):
    """One step of the meeting told by a device, such as a tick beside a name. Appended, so that it is done once.

    `id` is made on the device; `words` are as the device told them.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    words = SealedJSON()
    device = models.UUIDField()
    sequence = models.PositiveIntegerField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
