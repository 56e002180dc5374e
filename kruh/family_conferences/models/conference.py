"""The family conference itself, with its question and bottom lines, and the consent of one member."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from kruh.access.models import Unit, User
from kruh.cases.models import Case, Person
from kruh.directory.models import Region
from kruh.family_conferences.vocabulary import Source, Spoken, State
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel

HAS_DATE = (State.PLANNED, State.INFORMATION, State.PRIVATE_TIME)


class FamilyConference(SealedModel):
    """One family conference: asked for by the office, prepared by a coordinator, decided by the family.

    Nothing of the private time is kept but when it began and ended; there is no field where more could stand.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="family_conferences")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=State, default=State.REFERRED)
    source = models.CharField(max_length=8, choices=Source, default=Source.OFFICE)
    suggestion = SealedText(null=True)
    reason = SealedText(null=True)
    question = SealedText(null=True)
    lines = SealedJSON(default=list)  # what every plan must meet, in words; fixed with the request
    reach = SealedText(null=True)  # how the coordinator reaches the member who agreed
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(null=True)
    talked_on = models.DateField(null=True)  # the office with the administrator
    returned_reason = SealedText(null=True)
    starts_at = models.DateTimeField(null=True)
    place = SealedText(null=True)
    arranged = SealedJSON(default=dict)
    invitation = SealedJSON(null=True)  # what the family and the children say in it themselves
    information_at = models.DateTimeField(null=True)
    private_at = models.DateTimeField(null=True)
    back_at = models.DateTimeField(null=True)
    is_without_meeting = models.BooleanField(default=False)
    review_on = models.DateField(null=True)
    end_reason = SealedText(null=True)
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    state_since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "number"], name="family_conference_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=HAS_DATE) | Q(starts_at__isnull=False), name="planned_family_has_date"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.REFERRED, State.AGREED, State.FAMILY_REFUSED, State.UNSAFE))
                | Q(requested_at__isnull=False),
                name="beyond_office_only_requested",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["region", "-state_since", "-id"], name="family_of_region"),
            models.Index(fields=["office", "-state_since", "-id"], name="family_of_office"),
        ]

    def __str__(self) -> str:
        return f"RK {self.number}"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id


class FirstConsent(SealedModel):
    """The one member of the family who was told of it and agreed; withdrawn, it is kept and counts no more."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    spoken = models.CharField(max_length=9, choices=Spoken)
    on = models.DateField()
    explained = models.JSONField(default=list)
    has_leaflet = models.BooleanField(default=False)
    note = SealedText(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(withdrawn_on=None), name="one_living_first_consent"
            ),
        ]
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_spoken_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
