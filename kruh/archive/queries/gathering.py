"""Every row that hangs on one case, whichever context it is of, and what does not leave the installation.

As when a case is erased, the models themselves tell what hangs on it. What is left out is named here with its reason;
a model that a later context adds is either archived by itself, or the tests ask for a reason.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from kruh.access.models import Unit, User
from kruh.cases.models import Case, Person
from kruh.directory.models import Organisation, Professional, Region, Venue
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import State
from kruh.method.models import Blank
from kruh.retention import erasing
from kruh.vault.models import Key

type Model = type[models.Model]
type Rows = dict[Model, dict[Any, models.Model]]

LEFT_OUT: dict[str, str] = {
    "api.Receipt": "číslo jednací dala spisová služba úřadu, který spis vedl; nový úřad má svou",
    "archive.Arrival": "jak se případ do této instalace dostal, je její věc, ne součást spisu",
    "family.Link": "tajný odkaz rodiny platí jen v instalaci, která ho vydala",
    "family.Visit": "přihlášení rodiny odkazem platí jen v instalaci, která ho vydala",
    "family_conferences.Draft": "rozepsaný plán otevře jen rodina svým kódem, úřad ho vydat nemůže",
    "monitoring.TaskLink": "tajný odkaz k úkolu platí jen v instalaci, která ho vydala",
    "retelling.Draft": "rozepsaná kazuistika je práce autora, do spisu nepatří",
    "voice.Source": "citace už stojí v knihovně bez vazby na rodinu a most k ní nikam nevede",
}
# What names a case by its identifier alone, so that no foreign key leads to it.
NAMED_ONLY: dict[str, str] = {
    "access.AuditEntry": "stopa se nedá měnit ani doplnit, zůstává tam, kde vznikla",
    "archive.HandOver": "kdo a komu archiv vydal, zůstává tomu, kdo ho vydal",
    "retention.Line": "skartační protokol zůstává úřadu, který ho vedl",
}
UNSENT_REASON = "dopis, který ještě neodešel, odešle jen instalace, která ho napsala"
# Columns that are counted again from the others where the case arrives.
COUNTED_AGAIN = {"cases.Person": {"fingerprint"}}
# What a case refers to and does not own; an archive says who or what it is.
OUTSIDE: tuple[Model, ...] = (User, Unit, Organisation, Venue, Professional, Region, Blank)
UNSENT = (State.WAITING, State.SENDING)


@cache
def hanging() -> frozenset[Model]:
    """This will name every model whose rows cannot be without a case, its letters or its people."""
    found: set[Model] = set()
    waiting: list[Model] = [Case, Message, Person]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [other for other, field in erasing.pointing_to(model) if not _may_forget(field)]
    return frozenset(found)


@cache
def archived() -> dict[str, Model]:
    """This will name the models that go into an archive, in the order of their names."""
    named = {model._meta.label: model for model in hanging()}
    return {label: named[label] for label in sorted(named) if label not in LEFT_OUT}


@cache
def columns(model: Model) -> tuple[Any, ...]:
    """This will name the columns that an archive says: no number of a row that nobody refers to, nothing counted."""
    skipped = COUNTED_AGAIN.get(model._meta.label, set())
    return tuple(
        field
        for field in model._meta.concrete_fields
        if not field.generated and field.name not in skipped and not isinstance(field, models.AutoField)
    )


def of_case(case: UUID) -> Rows:
    """This will fetch every row that goes into the archive of a case."""
    found = belongings(case)
    rows: Rows = {}
    for model in archived().values():
        rows[model] = {}
        for some in erasing.handfuls(found.get(model, ())):
            rows[model].update({row.pk: row for row in _fetched(model, some)})
    return rows


def belongings(case: UUID) -> erasing.Rows:
    """This will find them by their identifiers: also people who are in another case, with their contacts."""
    found: erasing.Rows = {}
    erasing.follow(found, Case, {case})
    letters = Message.objects.filter(case=case)
    erasing.follow(found, Message, set(letters.values_list("pk", flat=True)))
    own = erasing.own_people(found, case)
    shared = erasing.named_people(found, case) - own
    erasing.follow(found, Person, own)
    _add_shared(found, shared)
    _drop(found, Message, set(letters.filter(state__in=UNSENT).values_list("pk", flat=True)))
    return {model: pks for model, pks in found.items() if model._meta.label not in LEFT_OUT}


def _add_shared(found: erasing.Rows, people: set[UUID]) -> None:
    """A person of two cases is in both archives; what belongs to the other case is not."""
    found.setdefault(Person, set()).update(people)
    for model, field in erasing.pointing_to(Person):
        if is_of_person(model):
            for some in erasing.handfuls(people):
                rows = model._base_manager.filter(**{f"{field.name}__in": some})
                found.setdefault(model, set()).update(rows.values_list("pk", flat=True))


@cache
def is_of_person(model: Model) -> bool:
    """This will tell whether the rows belong to a person and to no case: contacts and the like."""
    named = {field.related_model for field in model._meta.concrete_fields if field.is_relation}
    return model is not Person and named & hanging() == {Person}


def _drop(found: erasing.Rows, model: Model, pks: set[Any]) -> None:
    """This will leave rows out with whatever cannot be without them."""
    without: erasing.Rows = {}
    erasing.follow(without, model, pks)
    for one, gone in without.items():
        found.get(one, set()).difference_update(gone)


def _fetched(model: Model, pks: list[Any]) -> Iterator[Any]:
    rows = model._base_manager.filter(pk__in=pks)
    yield from rows.select_related("key") if has_key(model) else rows


def has_key(model: Model) -> bool:
    """This will tell whether the rows are closed by a key of the vault."""
    return any(field.is_relation and field.related_model is Key for field in model._meta.concrete_fields)


def _may_forget(field: Any) -> bool:
    return field.remote_field.on_delete is models.SET_NULL
