"""The preparation of each person, consents, the room, and the reason for going on when something is missing."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models.conference import Conference, Participant
from kruh.conferences.vocabulary import Bringer, Channel, ConsentAnswer, Purpose, RoomThing, Topic, TopicState
from kruh.foundation.ids import uuid7
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Preparation(SealedModel):
    """One cell of the board: a person and a topic."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="preparations")
    topic = models.CharField(max_length=12, choices=Topic)
    state = models.CharField(max_length=12, choices=TopicState, default=TopicState.NOT_STARTED)
    note = SealedText(null=True)
    details = SealedJSON(default=dict)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["participant", "topic"], name="topic_once")]

    def __str__(self) -> str:
        return self.get_topic_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.participant.conference.case_id


class Consent(SealedModel):
    """One person's answer for one purpose. A new answer is a new row; withdrawing ends the old one.

    `given_by` is who answered for a child who does not answer alone; who read the question on their own page had it
    explained by nobody.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=16, choices=Purpose)
    answer = models.CharField(max_length=4, choices=ConsentAnswer)
    scope = SealedText(null=True)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    explained_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, default="cs")
    channel = models.CharField(max_length=10, choices=Channel)
    given_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_note = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "purpose"], condition=models.Q(withdrawn_at=None), name="one_living_consent"
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.participant.conference.case_id


class RoomItem(models.Model):
    """One thing of the room's check-list."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="room_items")
    thing = models.CharField(max_length=16, choices=RoomThing)
    state = models.CharField(max_length=12, choices=TopicState, default=TopicState.NOT_STARTED)
    brought_by = models.CharField(max_length=12, choices=Bringer, default=Bringer.OFFICE)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["conference", "thing"], name="thing_once")]

    def __str__(self) -> str:
        return self.get_thing_display()


class Override(SealedModel):
    """Going on although something is missing: what, why, who decided."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="overrides")
    missing = SealedJSON(default=list)
    reason = SealedText()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
