"""People of an office and the ways to reach them."""

from datetime import date
from typing import ClassVar, TypedDict, Unpack
from uuid import UUID

from django.db import models

from kruh.access.models import Gender, Unit
from kruh.cases.rules import people as people_rules
from kruh.cases.vocabulary import ContactKind, Language
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


class People(SealedManager["Person"]):
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
