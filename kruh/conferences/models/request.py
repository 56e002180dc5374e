"""The request for facilitation: what the organisation may know, the conditions, and its answer."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.conferences.models.conference import Conference
from kruh.directory.models import Organisation, Venue
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Request(SealedModel):
    """Formulář podmínek realizace případové konference. Sending freezes what was sent; a new attempt is a new row."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="requests")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    contact_user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    substitute_note = SealedText(null=True)
    summary = SealedText(null=True)
    risks = SealedText(null=True)
    date_wishes = SealedText(null=True)
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT, related_name="+")
    venue_note = SealedText(null=True)
    billing_note = SealedText(null=True)
    expected_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    expected_km = models.PositiveIntegerField(null=True)
    leaks = SealedJSON(default=list)
    conditions_accepted = models.BooleanField(default=False)
    sent_content = SealedJSON(null=True)
    sent_goal = SealedText(null=True)  # the goal out of what was sent, which a list says of each request
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=10, blank=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(null=True)
    answer_reason = SealedText(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    # What `Conference.save` writes: its end, and when the meeting was, once its day is over; what `Bill.save` writes.
    ended_at = models.DateTimeField(null=True, editable=False)
    met_at = models.DateTimeField(null=True, editable=False)
    is_billed = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference"],
                condition=Q(withdrawn_at=None) & (Q(is_accepted=None) | Q(is_accepted=True)),
                name="one_living_request",
            ),
        ]
        # The texts of a request are long; who was asked and what became of it is read from these alone.
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-sent_at"]),
            models.Index(
                fields=["organisation", "ended_at", "withdrawn_at", "is_accepted", "sent_at", "conference"],
                name="request_living",
            ),
            models.Index(
                fields=["conference", "-id", "sent_at", "is_accepted", "answered_at", "withdrawn_at", "organisation"],
                name="request_newest",
            ),
            models.Index(
                fields=["organisation", "is_billed", "met_at", "conference", "is_accepted", "withdrawn_at"],
                name="request_to_bill",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
