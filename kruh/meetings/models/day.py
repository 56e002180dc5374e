"""What is kept of the day: who came, when it began and ended, and what was decided on the spot."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.conferences.models import Conference, Participant, Seat
from kruh.meetings.vocabulary import Course, PresenceState
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Meeting(SealedModel):
    """The day itself: when it began and ended, and the organiser's decision when somebody was missing.

    `missing` are the names decided about; `earlier` keeps days that were not held before a new date was found.
    """

    conference = models.OneToOneField(Conference, on_delete=models.CASCADE, related_name="meeting")
    course = models.CharField(max_length=8, choices=Course, default=Course.PENDING)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    missing = SealedJSON(default=list)
    decision_reason = SealedText(null=True)
    next_step = SealedText(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    nobody_from_family = models.BooleanField(default=False)
    earlier = SealedJSON(default=list)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.get_course_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Attendance(SealedModel):
    """One person on the day: a participant, one of the two whom the organisation sent, or a colleague of the office.

    `told` keeps every telling; what holds is folded from them (`rules.presence`).
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.CASCADE, related_name="attendances")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PresenceState, default=PresenceState.EXPECTED)
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    note = SealedText(null=True)
    told = models.JSONField(default=list)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "participant"], name="attendance_of_participant_once"),
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_of_seat_once"),
            models.UniqueConstraint(fields=["meeting", "user"], name="attendance_of_colleague_once"),
            models.CheckConstraint(
                condition=Q(participant__isnull=False, seat=None, user=None)
                | Q(participant=None, seat__isnull=False, user=None)
                | Q(participant=None, seat=None, user__isnull=False),
                name="attendance_of_one_person",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.meeting.conference.case_id
