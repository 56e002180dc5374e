"""Carrying a whole file over to another office: its key, its people, and every row that says whose it is.

Which rows these are, the models themselves tell, so that a context which comes later is carried along as well.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Max

from kruh.access.models import Unit, User
from kruh.cases.models.files import Case, CasePerson
from kruh.cases.models.moves import Assistance, Transfer
from kruh.cases.models.people import Contact, Person, PersonWords
from kruh.messaging.models import Message
from kruh.vault import keys

# What a higher context passes on when people leave a case and somebody else leads it: it learns who, and to whom.
PASSED_ON: list[Callable[[Case, Collection[UUID], User], None]] = []
# What says between which offices something went, and what goes with the person and not with the case.
STAYS: tuple[type[models.Model], ...] = (Transfer, Assistance)
COPIED: tuple[type[models.Model], ...] = (Contact,)


def pass_on(case: Case, leaving: Collection[UUID], to: User) -> None:
    """This will give to the new key worker what the leaving people had in the case for themselves."""
    for give in PASSED_ON:
        give(case, leaving, to)


def carry(case: Case, to: Unit, file_mark: str) -> None:
    """This will make the file another office's: from now on only that office's key opens it."""
    source, office = case.unit, keys.for_organisation(to.pk)
    _carry_people(case, to)
    keys.give_over(case.key, office)
    for model, name in _columns_of_unit():
        _carry_rows(model, name, case, source, to)
    case.unit, case.file_mark = to, file_mark
    case.save(update_fields=["unit", "file_mark"])


# People ------------------------------------------------------------------------------------------------------------


def _carry_people(case: Case, to: Unit) -> None:
    """Who is in another case of the office stays there, and the new office gets a copy; everybody else moves."""
    here = [place.person for place in CasePerson.objects.filter(case=case).select_related("person__key").order_by("id")]
    elsewhere = CasePerson.objects.exclude(case=case).filter(person__in=[person.pk for person in here])
    staying = set(elsewhere.values_list("person", flat=True))
    for person in here:
        if person.pk in staying:
            _replace(case, person, _copy(person, to))
        else:
            keys.give_over(person.key, keys.for_organisation(to.pk))
            person.unit = to
            person.write()
            person.save(update_fields=["unit", "fingerprint"])


def _copy(person: Person, to: Unit) -> Person:
    words: Any = {name: getattr(person, name) for name in PersonWords.__annotations__}
    made = Person.objects.keep(to.pk, **words)
    for contact in Contact.objects.filter(person=person).order_by("id"):
        told = {
            name: getattr(contact, name) for name in ("kind", "value", "note", "is_preferred", "is_safe", "ended_on")
        }
        Contact(person=made, key=made.key, **told).save(force_insert=True)
    return made


def _replace(case: Case, person: Person, copy: Person) -> None:
    """This will put the copy wherever a row of this case names the person."""
    for model, name in columns_of_person():
        rows = model._base_manager.filter(**{name: person.pk})
        here = [row.pk for row in rows if case_of(row) == case.pk]
        if here:
            model._base_manager.filter(pk__in=here).update(**{name: copy.pk})
    Message.objects.filter(case=case.pk, recipient_ref=person.pk).update(recipient_ref=copy.pk)


def columns_of_person() -> Iterator[tuple[type[models.Model], str]]:
    """This will name every column that names a person, also the hidden tables between two models."""
    for model in apps.get_models(include_auto_created=True):
        if model not in COPIED:
            yield from ((model, field.attname) for field in _keys_to(model, Person))


def case_of(row: models.Model) -> UUID | None:
    """This will tell to which case a row belongs; a row between two models belongs to the case of either end."""
    known: UUID | None = getattr(row, "audit_case", None)
    if known is not None:
        return known
    ends = [
        getattr(row, field.name) for field in _keys_to(type(row), models.Model) if field.related_model is not Person
    ]
    return next((found for end in ends if (found := getattr(end, "audit_case", None)) is not None), None)


# Rows that say whose they are ----------------------------------------------------------------------------------------


def _columns_of_unit() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        if model not in STAYS and "case" in {field.name for field in model._meta.concrete_fields}:
            yield from ((model, field.attname) for field in _keys_to(model, Unit))


def _carry_rows(model: type[models.Model], name: str, case: Case, source: Unit, to: Unit) -> None:
    rows = model._base_manager.filter(case=case.pk, **{name: source.pk})
    if not _is_numbered(model, name):
        rows.update(**{name: to.pk})
        return
    for row in rows.order_by("number"):
        last = model._base_manager.filter(**{name: to.pk}).aggregate(last=Max("number"))["last"] or 0
        model._base_manager.filter(pk=row.pk).update(**{name: to.pk, "number": last + 1})


def _is_numbered(model: type[models.Model], name: str) -> bool:
    """Numbers of an office begin anew in the next one."""
    once = [rule.fields for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return (name.removesuffix("_id"), "number") in [tuple(fields) for fields in once]


def _keys_to(model: type[models.Model], other: type[models.Model]) -> list[Any]:
    found: list[Any] = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [field for field in found if issubclass(field.related_model, other)]
