"""The circle around the child as the coordinator finds it, and the diary of evenings. The office reads neither."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from kruh.access.models import User
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import Coming, Contact, MemberState, Side
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Member(SealedModel):
    """Somebody of the circle: who they are to the child, how far the coordinator is with them, what they need."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="members")
    name = SealedText()
    tie = SealedText(null=True)
    side = models.CharField(max_length=10, choices=Side)
    reach = SealedText(null=True)
    is_child = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=MemberState, default=MemberState.FOUND)
    coming = models.CharField(max_length=7, choices=Coming, default=Coming.UNASKED)
    needs = SealedText(null=True)
    wishes = SealedText(null=True)
    left_out_why = SealedText(null=True)
    found_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["found_at", "id"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Entry(SealedModel):
    """What the coordinator did: with whom, how long, how far, at what cost. The statement of work counts from it."""

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="entries")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=13, choices=Contact)
    on = models.DateField()
    minutes = models.PositiveIntegerField(default=0)
    km = models.PositiveIntegerField(default=0)
    costs = models.PositiveIntegerField(default=0)  # in haléř, room and food
    note = SealedText(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id
