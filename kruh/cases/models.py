"""What is kept about a child's case: the file, people and ties, contacts, protected facts, and the team that may know."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Gender, Unit, User
from kruh.cases.vocabulary import ApartKind, CaseState, ContactKind, FactKind, Language, Part, TeamRole, TieKind
from kruh.directory.models import Organisation, Professional
from kruh.foundation.ids import uuid7
from kruh.vault.fields import SealedDate, SealedText
from kruh.vault.models import SealedModel


class Person(SealedModel):
    """A person known to one office, kept once however many cases the person is in; sealed with a key of its own."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    first_name = SealedText()
    last_name = SealedText()
    title_before = SealedText(null=True)
    title_after = SealedText(null=True)
    birth_date = SealedDate(null=True)
    gender = models.CharField(max_length=1, choices=Gender, blank=True)
    salutation = SealedText(null=True)
    language = models.CharField(max_length=5, choices=Language, default=Language.CZECH)
    needs_interpreter = models.BooleanField(default=False)
    interpreter_note = SealedText(null=True)
    needs = models.JSONField(default=list)
    needs_note = SealedText(null=True)
    professional = models.ForeignKey(Professional, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    died_on = SealedDate(null=True)
    fingerprint = models.IntegerField(null=True, db_index=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """This will give the name as people say it."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def formal_name(self) -> str:
        """This will give the name with titles."""
        before = f"{self.title_before} " if self.title_before else ""
        after = f", {self.title_after}" if self.title_after else ""
        return f"{before}{self.full_name}{after}"

    def age_on(self, day: date) -> int | None:
        """This will give full years on that day, or None when the birth date is unknown."""
        born = self.birth_date
        return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Contact(SealedModel):
    """One way to reach a person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=10, choices=ContactKind)
    value = SealedText()
    note = SealedText(null=True)
    is_preferred = models.BooleanField(default=False)
    is_safe = models.BooleanField(default=True)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.get_kind_display()


class Case(SealedModel):
    """The file of one child or of siblings at one office."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file_mark = models.CharField("spisová značka", max_length=60, blank=True)
    state = models.CharField(max_length=8, choices=CaseState, default=CaseState.OPEN)
    situation = SealedText(null=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    people = models.ManyToManyField(Person, through="CasePerson", related_name="cases")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "file_mark"], condition=~Q(file_mark=""), name="file_mark_once"),
            models.CheckConstraint(condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="case_ends_after"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-changed_at", "-id"])]

    def __str__(self) -> str:
        return self.file_mark or str(self.pk)

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.pk


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
        return self.get_part_display()

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
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="apart_ends_after"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

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
    reason = SealedText()
    hidden_from = models.ManyToManyField(Person, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_reason = SealedText(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="fact_ends_after"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    def is_valid(self, day: date) -> bool:
        """This will tell whether the protection holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class TeamMember(models.Model):
    """A colleague's relation to the case: the only thing that opens it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=TeamRole)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "user", "role"], condition=Q(until=None), name="team_role_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(role=TeamRole.KEY_WORKER, until=None), name="one_key_worker"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "case"])]

    def __str__(self) -> str:
        return self.get_role_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.case_id

    def is_valid(self, at: datetime) -> bool:
        """This will tell whether the relation holds at that moment."""
        return self.since <= at and (self.until is None or at < self.until)
