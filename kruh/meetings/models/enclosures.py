"""What is kept of papers that go along with a copy: which one for whom, who looked through it, and when it left."""

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Channel
from kruh.meetings.models.minutes import Minutes, WithMinutes
from kruh.meetings.models.sheets import Sheet
from kruh.meetings.vocabulary import EnclosureState
from kruh.messaging.models import Message
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Enclosure(SealedModel):
    """One photograph or paper chosen to go along with the copy of one member.

    `unread` says which parts no program could read; a person looked through them instead. `looked_for` are the values
    that the second person had before their eyes: what is protected later was not looked for.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="enclosures")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="enclosures")
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="enclosures")
    state = models.CharField(max_length=9, choices=EnclosureState)
    unread = SealedJSON(default=list)
    looked_for = SealedJSON(default=list)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = SealedText(null=True)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    handed_at = models.DateTimeField(null=True)

    objects: ClassVar[WithMinutes[Self]] = WithMinutes()

    class Meta:
        ordering: ClassVar = ["chosen_at", "id"]
        indexes: ClassVar = [models.Index(fields=["minutes", "state"])]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def conference(self) -> Conference:
        """This will give the conference, for the policies."""
        return self.minutes.conference

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.minutes.conference.case_id

    @property
    def has_left(self) -> bool:
        """This will tell whether the person has it, or it is on its way."""
        return self.message_id is not None or self.handed_at is not None

    def hand_over(self, channel: Channel | str, at: datetime) -> None:
        """This will note that the paper reached the person, on its own or along with the copy."""
        self.channel, self.handed_at = Channel(channel), at
        self.save(update_fields=["channel", "handed_at"])
