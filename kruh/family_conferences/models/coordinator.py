"""The coordinator: offered, checked for neutrality, with an access that ends with the conference."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import LIVING_OFFERS, OfferState
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Offer(SealedModel):
    """Somebody asked to coordinate: first without names, after accepting with them, then with everything asked for."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="offers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.OFFERED)
    checked = SealedJSON(default=dict)
    guide = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")  # through the first one
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reason = SealedText(null=True)
    said_tie = models.BooleanField(default=False)  # kept plainly, so that the same person is not asked again
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(state__in=LIVING_OFFERS), name="one_living_coordinator"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "state", "ends_at"], name="offer_of_user")]
        ordering: ClassVar = ["-offered_at", "-id"]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id

    def is_open(self, at: datetime) -> bool:
        """This will tell whether the coordinator may work with the conference now."""
        return self.state == OfferState.ACCEPTED and (self.ends_at is None or at < self.ends_at)

    def lasts(self, at: datetime) -> bool:
        """This will tell whether it waits for an answer or holds now."""
        return self.state in LIVING_OFFERS and (self.ends_at is None or at < self.ends_at)
