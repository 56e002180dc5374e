"""The conference itself and the people who belong to it."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit
from kruh.cases.models import Case, Person
from kruh.conferences.rules import conference as rules
from kruh.conferences.vocabulary import (
    AFTER_THE_DAY,
    ENDED,
    FAMILY_SIDE,
    Agreement,
    ParticipantRole,
    Presence,
    RefusedBy,
    State,
    Type,
    spoken,
)
from kruh.directory.models import Venue
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Conference(SealedModel):
    """One case conference: convened by the office, led by somebody neutral. Sealed with the case's key."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="conferences")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="follow_ups")
    type = models.CharField(max_length=14, choices=Type, default=Type.CLASSIC)
    state = models.CharField(max_length=16, choices=State, default=State.CONSIDERED)
    number = models.PositiveIntegerField()
    goal = SealedText(null=True)
    reason = SealedText(null=True)
    starts_at = models.DateTimeField(null=True)
    length_minutes = models.PositiveIntegerField(null=True)
    length_reason = SealedText(null=True)
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT, related_name="+")
    online_note = SealedText(null=True)
    date_revision = models.PositiveIntegerField(default=0)
    end_reason = SealedText(null=True)
    refused_by = models.CharField(max_length=8, choices=RefusedBy, blank=True)
    is_before_court_motion = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    state_since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "number"], name="conference_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SCHEDULED, State.HELD]) | Q(starts_at__isnull=False),
                name="scheduled_has_date",
            ),
            models.CheckConstraint(condition=~Q(previous=F("id")), name="not_its_own_follow_up"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "-state_since", "-id"]),
            models.Index(fields=["office", "-id"], name="conference_in_order"),
            models.Index(fields=["state", "starts_at"]),
        ]

    def __str__(self) -> str:
        return rules.name_of(self.number)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will write into the requests what the asked organisation counts its days from and makes its bill of."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            ended_at = self.state_since if self.state in ENDED else None
            self.requests.update(ended_at=ended_at, met_at=self.starts_at if self.state in AFTER_THE_DAY else None)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def ends_at(self) -> datetime | None:
        """This will give the planned end, once there is a date."""
        return self.starts_at + timedelta(minutes=self.length_minutes or 0) if self.starts_at else None


class Participant(SealedModel):
    """A person of the case in a role at this conference."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=16, choices=ParticipantRole)
    presence = models.CharField(max_length=12, choices=Presence, default=Presence.IN_PERSON)
    agreement = models.CharField(max_length=10, choices=Agreement, default=Agreement.UNASKED)
    agreement_note = SealedText(null=True)
    is_required = models.BooleanField(default=False)
    supports = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="supporters")
    why_not_invited = SealedText(null=True)
    note = SealedText(null=True)
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "person"], name="person_once_at_conference"),
            models.CheckConstraint(condition=~Q(supports=F("id")), name="supports_somebody_else"),
        ]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(ParticipantRole(self.role).label)

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # in place of the one that Django makes
        """This will say the role as it fits the person: „příbuzná“, „tlumočnice“."""
        return spoken(self.role, self.person.gender)

    @property
    def case(self) -> Case:
        """This will give the case, for the policies."""
        return self.conference.case

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id

    @property
    def is_family(self) -> bool:
        """This will tell on which side of the table the person sits."""
        return self.role in FAMILY_SIDE

    @property
    def is_invited(self) -> bool:
        """This will tell whether the person is to come in any form."""
        return self.presence != Presence.NOT_INVITED
