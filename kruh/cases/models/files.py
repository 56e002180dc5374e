"""The file of a child or of siblings, the people in it, and what they are to one another."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit
from kruh.cases.models.people import Person
from kruh.cases.rules import people as people_rules
from kruh.cases.vocabulary import CaseState, Part, TieKind, spoken_part
from kruh.foundation import text
from kruh.vault.fields import SealedText
from kruh.vault.models import SealedModel


class Case(SealedModel):
    """The file of one child or of siblings at one office."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file_mark = models.CharField("spisová značka", max_length=60, blank=True)
    state = models.CharField(max_length=8, choices=CaseState, default=CaseState.OPEN)
    situation = SealedText(null=True)
    called = SealedText(null=True)  # the given names of its children, so that naming the case asks no further question
    named = SealedText(null=True)  # their whole names, the oldest first, as a list of cases says them
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    people = models.ManyToManyField(Person, through="CasePerson", related_name="cases")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "file_mark"], condition=~Q(file_mark=""), name="file_mark_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="case_ends_after"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-changed_at", "-id"])]

    def __str__(self) -> str:
        return self.file_mark or str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.pk

    @property
    def is_open(self) -> bool:
        """This will tell whether the office works on the case."""
        return self.state == CaseState.OPEN

    def name_again(self) -> None:
        """This will keep the names of the children who are in the case now."""
        places = CasePerson.objects.filter(case=self, part=Part.CHILD, ended_on=None).select_related("person__key")
        children = [place.person for place in places.order_by("added_at", "id")]
        self.called = text.list_words([child.first_name or child.last_name for child in children])
        self.named = people_rules.label([(child.birth_date, child.full_name) for child in children], otherwise="")
        self.save(update_fields=["called", "named"])

    def place(self, person: Person, part: str, at: datetime, note: str = "") -> "CasePerson":
        """This will give the person a place in the case, or bring a removed one back."""
        place = CasePerson.objects.filter(case=self, person=person).first() or CasePerson(case=self, person=person)
        place.key, place.part, place.note, place.added_at = self.key, part, note or None, at
        place.ended_on, place.ended_reason = None, None
        place.save()
        self.name_again()
        return place


def touch(case: UUID, at: datetime) -> None:
    """This will bring a case to the front of the list."""
    Case.objects.filter(pk=case, changed_at__lt=at).update(changed_at=at)


class CasePerson(SealedModel):
    """A person's place in a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="places")
    part = models.CharField(max_length=12, choices=Part)
    note = SealedText(null=True)
    added_at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    ended_reason = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "person"], name="person_once_in_case")]

    def __str__(self) -> str:
        return str(Part(self.part).label)

    def get_part_display(self) -> str:  # type: ignore[no-redef]  # in place of the one that Django makes
        """This will say where the person stands as it fits the person: „odbornice“."""
        return spoken_part(self.part, self.person.gender)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id


class Tie(SealedModel):
    """What one person is to another in this case, and whether with parental responsibility."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ties")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties_from")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties_to")
    kind = models.CharField(max_length=16, choices=TieKind)
    has_parental_responsibility = models.BooleanField(default=False)
    lives_together = models.BooleanField(default=False)
    note = SealedText(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person", "other", "kind"], name="tie_once"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="tie_between_two"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id
