"""What the organisation charges the office for one conference."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import User
from kruh.billing.vocabulary import BillState, TravelKind, TravelSource
from kruh.conferences.models import Conference, Request, Seat
from kruh.directory.models import Organisation
from kruh.foundation.ids import uuid7
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Bill(SealedModel):
    """One bill for one meeting; issuing freezes its lines. A cancelled bill stays and a new one may be made.

    It names no child, so it is sealed with the organisation's key: the accounts outlive the child's file.
    """

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="bills")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=BillState, default=BillState.DRAFT)
    met_on = models.DateField()
    is_no_show = models.BooleanField(default=False)
    minutes = models.PositiveIntegerField(default=0)
    per_hour = models.PositiveIntegerField()
    per_km = models.PositiveIntegerField()
    total = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=20, blank=True)
    variable_symbol = models.CharField(max_length=10, blank=True)
    order_number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)
    cancel_reason = SealedText(null=True)
    note = SealedText(null=True)
    frozen = SealedJSON(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "met_on"], condition=~Q(state=BillState.CANCELLED), name="one_living_bill"
            ),
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=~Q(number=""), name="bill_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[BillState.DRAFT, BillState.CANCELLED]) | ~Q(number=""), name="issued_has_number"
            ),
            models.CheckConstraint(condition=Q(due_on=None) | Q(due_on__gte=F("issued_on")), name="due_after_issue"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-issued_on"])]

    def __str__(self) -> str:
        return self.number or self.get_state_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will write into the requests of the conference whether it has a bill: the list reads it there."""
        super().save(*args, **kwargs)
        living = Bill.objects.filter(conference=self.conference_id).exclude(state=BillState.CANCELLED)
        Request.objects.filter(conference=self.conference_id).update(is_billed=living.exists())

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Trip(models.Model):
    """The travel of one of the two people."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    bill = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="trips")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=TravelKind, default=TravelKind.UNSAID)
    source = models.CharField(max_length=8, choices=TravelSource, default=TravelSource.SAID)
    km = models.PositiveIntegerField(default=0)
    fare = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["bill", "seat"], name="one_trip_each")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_kind_display()
