"""The facilitator and the minute taker: offered, checked for neutrality, with an access that ends by itself."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.access.roles import spoken
from kruh.conferences.models.conference import Conference
from kruh.conferences.vocabulary import LIVING_SEATS, SeatRole, SeatState
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Seat(SealedModel):
    """A colleague asked to lead or to write.

    First only the brief is open; accepting opens the names, and knowing nobody of them opens the rest, until the end.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=12, choices=SeatRole)
    state = models.CharField(max_length=10, choices=SeatState, default=SeatState.OFFERED)
    checked = SealedJSON(default=dict)
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reason = SealedText(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "role"],
                condition=Q(state__in=LIVING_SEATS),
                name="one_living_seat_per_role",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "state", "ends_at", "conference"], name="seat_of_user"),
            models.Index(fields=["conference", "state", "user", "ends_at", "role"], name="seat_of_conference"),
        ]

    def __str__(self) -> str:
        return self.get_role_display()

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # in place of the one that Django makes
        """This will say the role as it fits the person: „facilitátorka“, „zapisovatelka“."""
        return spoken(self.role, self.user.gender)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id

    def is_open(self, at: datetime) -> bool:
        """This will tell whether the colleague may work with the conference now."""
        return self.state == SeatState.ACCEPTED and (self.ends_at is None or at < self.ends_at)
