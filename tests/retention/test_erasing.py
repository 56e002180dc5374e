"""A whole family is erased by its keys; the other one keeps every word."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from kruh.access.models import AuditEntry
from kruh.cases.models import CasePerson, Person
from kruh.retention import erasing
from kruh.retention.models import Line
from kruh.vault import keys
from kruh.vault.models import Key, SealedModel
from tests.factories import people, stories
from tests.factories import world as worlds

pytestmark = pytest.mark.django_db


def plain(model: type[models.Model]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every row with all its values, the sealed ones opened."""
    for row in model._base_manager.all():
        yield row.pk, {field.name: value(row, field.attname) for field in model._meta.concrete_fields}


def value(row: Any, name: str) -> Any:
    try:
        return getattr(row, name)
    except keys.Erased:
        return "unreadable"


def everything() -> dict[str, dict[Any, dict[str, Any]]]:
    return {
        model._meta.label: dict(plain(model))
        for model in apps.get_models(include_auto_created=True)
        if model is not AuditEntry
    }


def test_nothing_of_an_erased_family_is_left_and_nothing_of_the_other_one_is_touched() -> None:
    ours, theirs = worlds.family("Lipová"), worlds.family("Jinde")
    case, other = ours.case, theirs.case
    gone, stays = erasing.belongings(case.pk), erasing.belongings(other.pk)
    assert len(gone) > 60  # every context that keeps something of a case
    shared = {model._meta.label for model in set(gone) & set(stays) if gone[model] & stays[model]}
    assert shared == set()
    sealing = erasing._keys_of(gone)
    wrapped = [key.wrapped for key in Key.objects.filter(pk__in=sealing, wrapped__isnull=False)]
    before = everything()

    erasing.erase(case.pk, people.NOW)

    after = everything()  # opens every sealed value that is left
    removed = {model._meta.label: pks for model, pks in gone.items()}
    left_out = {"vault.Key", "messaging.KeptMail", "statistics.Remainder"}
    for label, rows in before.items():
        if label not in left_out:
            assert set(rows) - set(after[label]) == removed.get(label, set()), label
            assert {pk: rows[pk] for pk in after[label]} == after[label], label
    assert all(Key.objects.get(pk=pk).wrapped is None for pk in sealing)
    assert len(wrapped) == len(sealing) > 5
    assert Key.objects.filter(pk__in=erasing._keys_of(erasing.belongings(other.pk)), wrapped=None).count() == 0
    if connection.vendor == "sqlite":
        connection.check_constraints()


def test_every_sealed_row_that_names_a_case_is_found() -> None:
    """A context that comes later is erased as well, or this test says which of its models hangs in the air."""
    ours = worlds.family("Lipová")
    found = erasing.belongings(ours.case.pk)
    for model in apps.get_models():
        columns = {field.name for field in model._meta.concrete_fields}
        if issubclass(model, SealedModel) and "case" in columns and model is not Line:
            rows: Any = model._base_manager
            own = set(rows.filter(case=ours.case.pk).values_list("pk", flat=True))
            assert own <= found.get(model, set()), model


def test_person_who_is_in_another_case_stays_there_with_the_key() -> None:
    ours, theirs = worlds.family("Lipová"), worlds.family("Jinde")
    mother = CasePerson.objects.filter(case=ours.case).select_related("person__key").order_by("id")[1].person
    theirs.case.place(mother, "family", people.NOW)
    name = mother.full_name

    erasing.erase(ours.case.pk, people.NOW)

    again = Person.objects.get(pk=mother.pk)
    assert again.full_name == name
    assert not CasePerson.objects.filter(case=ours.case.pk).exists()


def test_story_draft_goes_with_its_key() -> None:
    ours = worlds.family("Lipová")
    draft = stories.of_case(ours.case, people.fresh(ours.told.worker), worlds.NOW, text="Adam šel ven.", title="Ráno")

    erasing.erase(ours.case.pk, people.NOW)

    key = Key.objects.get(pk=draft.key_id)
    assert key.wrapped is None
    with pytest.raises(keys.Erased):
        keys.raw(key)
