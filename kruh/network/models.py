"""Ties of the net around a child with the days when they held, and the child's own picture of who is close."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.conferences.models import Participant
from kruh.family_conferences.models import Member
from kruh.network.vocabulary import Kind, Openness
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class NetTie(SealedModel):
    """What somebody gives to the child and its home, from a day on. A row is never rewritten: it ends, another begins.

    `told` says how firm the tie is, whether it is strained, which way help goes, what it gives and whether the child
    reaches it alone. `person` is somebody of the case; a service or a club has only a name. Without `to` it is for the
    whole household.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name = SealedText(null=True)
    to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    told = SealedJSON(default=dict)
    note = SealedText(null=True)
    seen_by_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(name__isnull=False),
                name="net_tie_of_one",
            ),
            models.CheckConstraint(
                condition=Q(seen_by_person=None, seen_by__isnull=False) | Q(seen_by_person__isnull=False, seen_by=None),
                name="net_tie_seen_by_one",
            ),
            models.CheckConstraint(condition=~Q(person=F("to")), name="net_tie_between_two"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="net_tie_ends_after"),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "since", "id"], name="net_tie_of_case")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    def holds_on(self, day: date) -> bool:
        """This will tell whether the tie held on that day; on the day it ends it holds no more."""
        return self.since <= day and (self.until is None or day < self.until)


class ChildPicture(SealedModel):
    """Whom a child placed how close, in its own picture. Never rewritten; a later one takes its place.

    `placed` says what the child is called and lists name, the id of the person where the case knows them, and the ring.
    """

    child_id: UUID | None = None  # whose it is: the child as a person of the case, or in a circle

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="+")
    placed: Any = SealedJSON(default=dict)
    openness = models.CharField(max_length=9, choices=Openness, default=Openness.PREPARING)
    on = models.DateField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(participant=None, member__isnull=False) | Q(participant__isnull=False, member=None),
                name="picture_of_one_child",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "saved_at", "id"], name="picture_of_case")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def rings(self) -> list[tuple[str, str]]:
        """This will give the names with their rings."""
        return [(one["name"], one["ring"]) for one in self.people]

    @property
    def people(self) -> list[dict[str, str]]:
        """This will give who is placed where."""
        found: list[dict[str, str]] = self.placed.get("people", [])
        return found

    @property
    def called(self) -> str:
        """This will give the name of the child."""
        return str(self.placed.get("of", ""))

    @classmethod
    def follow(cls, whose: Participant | Member, openness: str) -> None:
        """This will open or close all pictures of a child to others, as the child has just said of its page."""
        mine = {"participant": whose} if isinstance(whose, Participant) else {"member": whose}
        cls.objects.filter(**mine).update(openness=Openness(openness))
