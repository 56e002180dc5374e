"""One person, one letter: what was written, how it went out, and what the person answered."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.conferences.models.conference import Participant
from kruh.conferences.vocabulary import CallOff, Channel, Reply
from kruh.messaging.models import Message
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Invitation(SealedModel):
    """The invitation of one participant for one revision of the date; `text` is the letter exactly as it left.

    `stop_note` says why a letter that should have left by itself did not. `off_*` is about telling somebody that they
    are not to come any more; `off_count` is how often that was taken back.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="invitations")
    revision = models.PositiveIntegerField()
    channel = models.CharField(max_length=10, choices=Channel)
    salutation = SealedText()
    own_words = SealedText(null=True)
    text = SealedText(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    call_note = SealedText(null=True)
    reply = models.CharField(max_length=8, choices=Reply, default=Reply.NONE)
    reply_channel = models.CharField(max_length=10, choices=Channel, blank=True)
    reply_note = SealedText(null=True)
    replied_at = models.DateTimeField(null=True)
    stop_note = SealedText(null=True)
    off_state = models.CharField(max_length=8, choices=CallOff, blank=True)
    off_channel = models.CharField(max_length=10, choices=Channel, blank=True)
    off_at = models.DateTimeField(null=True)
    off_count = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "revision"], name="one_invitation_per_revision"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.participant.conference.case_id
