"""What is kept about a child's case: the file, people and ties, contacts, protected facts, and the team."""

from datetime import date, datetime
from typing import ClassVar, TypedDict, Unpack
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Gender, Unit, User
from kruh.cases.rules import people as people_rules
from kruh.cases.vocabulary import ApartKind, CaseState, ContactKind, FactKind, Language, Part, TeamRole, TieKind
from kruh.directory.models import Organisation, Professional
from kruh.foundation.ids import uuid7
from kruh.vault import keys
from kruh.vault.fields import SealedDate, SealedText
from kruh.vault.models import SealedManager, SealedModel


class PersonWords(TypedDict, total=False):
    """What can be written about a person."""

    first_name: str
    last_name: str
    title_before: str
    title_after: str
    birth_date: date | None
    gender: str
    salutation: str
    language: str
    needs_interpreter: bool
    interpreter_note: str
    needs: list[str]
    needs_note: str
    professional: Professional | None
    organisation: Organisation | None
    died_on: date | None


class People(SealedManager):
    """Keeps people, each under a key of its own."""

    def keep(self, unit: UUID, **words: Unpack[PersonWords]) -> "Person":
        """This will save a new person of a unit."""
        office = keys.for_organisation(unit)
        pk = uuid7()
        person = Person(pk=pk, key=keys.for_case(office, pk), unit_id=unit)
        person.write(**words)
        person.save(force_insert=True)
        return person


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

    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.full_name

    def write(self, **words: Unpack[PersonWords]) -> None:
        """This will take over what is written about the person, without saving it; empty words become nothing."""
        nullable = {field.name for field in self._meta.concrete_fields if field.null}
        for name, value in words.items():
            setattr(self, name, None if name in nullable and value == "" else value)
        office = keys.for_organisation(self.unit_id)
        self.fingerprint = people_rules.fingerprint(keys.raw(office), self.first_name, self.birth_date)

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
        return None if self.birth_date is None else people_rules.age(self.birth_date, day)


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

    def touch(self, at: datetime) -> None:
        """This will bring the case to the front of the list."""
        Case.objects.filter(pk=self.pk).update(changed_at=at)
        self.changed_at = at

    def place(self, person: Person, part: str, at: datetime, note: str = "") -> "CasePerson":
        """This will give the person a place in the case, or bring a removed one back."""
        place = CasePerson.objects.filter(case=self, person=person).first() or CasePerson(case=self, person=person)
        place.key, place.part, place.note, place.added_at = self.key, part, note or None, at
        place.ended_on, place.ended_reason = None, None
        place.save()
        return place


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
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="apart_ends_after"
            ),
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
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="fact_ends_after"
            ),
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
