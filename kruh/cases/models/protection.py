"""Who must not meet and what must not be told."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import User
from kruh.cases.models.files import Case
from kruh.cases.models.people import Person
from kruh.cases.rules.protection import Pair
from kruh.cases.vocabulary import ApartKind, FactKind
from kruh.vault.fields import SealedJSON, SealedText
from kruh.vault.models import SealedModel


class Apart(SealedModel):
    """Two people of the case who must not meet, with the reason and until when."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="apart")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ApartKind)
    reason = SealedText()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_reason = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="apart_two_people"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="apart_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def pair(self) -> Pair:
        """This will give what the rules need to know."""
        return Pair(self.person_id, self.other_id, self.kind, self.valid_from, self.valid_to)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id


class ProtectedFact(SealedModel):
    """A value that must not reach named people: neither in a letter nor in a file name."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="protected_facts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="protected_facts")
    kind = models.CharField(max_length=12, choices=FactKind)
    value = SealedText()
    giveaways = SealedJSON(null=True)
    reason = SealedText()
    hidden_from = models.ManyToManyField(Person, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_reason = SealedText(null=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    proposed_last_day = models.DateField(null=True)
    proposed_reason = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="fact_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=None, proposed_last_day=None)
                | Q(proposed_by__isnull=False, proposed_last_day__isnull=False),
                name="proposal_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    @property
    def is_to_end(self) -> bool:
        """This will tell whether somebody proposed the end and nobody has decided yet."""
        return self.proposed_by_id is not None

    def is_valid(self, day: date) -> bool:
        """This will tell whether the protection holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
