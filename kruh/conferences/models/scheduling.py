"""Proposed dates and who can come when."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.conferences.models.conference import Conference, Participant
from kruh.conferences.models.team import Seat
from kruh.conferences.vocabulary import Answer, CandidateState, Channel
from kruh.directory.models import Venue
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Candidate(SealedModel):
    """One proposed date with its room."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="candidates")
    starts_at = models.DateTimeField()
    length_minutes = models.PositiveIntegerField()
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=CandidateState, default=CandidateState.OPEN)
    drop_reason = SealedText(null=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "starts_at"], condition=~Q(state="dropped"), name="candidate_once"
            ),
        ]
        ordering: ClassVar = ["starts_at"]

    def __str__(self) -> str:
        return self.starts_at.isoformat()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Availability(SealedModel):
    """One answer to one date: of a participant or of a team member, recorded with who said it, how and when.

    Another answer replaces it and leaves the row as it was; one that was taken back is a row too.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="availabilities")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.CASCADE, related_name="availabilities")
    answer = models.CharField(max_length=8, choices=Answer)
    said_by = SealedText(null=True)
    channel = models.CharField(max_length=10, choices=Channel)
    said_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidate", "participant"], condition=Q(replaced_at=None), name="one_answer_of_participant"
            ),
            models.UniqueConstraint(
                fields=["candidate", "seat"], condition=Q(replaced_at=None), name="one_answer_of_seat"
            ),
            models.CheckConstraint(
                condition=Q(participant=None, seat__isnull=False) | Q(participant__isnull=False, seat=None),
                name="answer_of_one_person",
            ),
        ]

    def __str__(self) -> str:
        return self.get_answer_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.candidate.conference.case_id
