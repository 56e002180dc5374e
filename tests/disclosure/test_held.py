"""Nothing that names a person is forgotten: each column is told or left out with a reason, and each told one exists."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from kruh.cases.models import Person
from kruh.cases.models.carrying import columns_of_person
from kruh.conferences.models import Participant
from kruh.disclosure.queries import held
from kruh.disclosure.vocabulary import LEFT, SPECS, Spec
from kruh.family_conferences.models import Member
from kruh.retention.erasing import pointing_to
from tests.factories import cases, people

STEPS = {Participant: "participant", Member: "member"}


def columns() -> set[str]:
    """Every column that names a person, a participant or a member of a circle."""
    named = {f"{model._meta.label}.{name.removesuffix('_id')}" for model, name in columns_of_person()}
    return named | {f"{model._meta.label}.{field.name}" for to in STEPS for model, field in pointing_to(to)}


def told(spec: Spec) -> str:
    """The column by which the entry gets to the person."""
    return f"{spec.model}.{spec.person.partition('__')[0]}"


def test_every_column_that_names_somebody_is_told_or_left_out_with_a_reason() -> None:
    known = {told(spec) for spec in SPECS} | set(LEFT)

    assert columns() - known == set()
    assert set(LEFT) - columns() == set()
    assert {told(spec) for spec in SPECS} & set(LEFT) == set()
    assert all(len(reason) > 10 for reason in LEFT.values())


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: f"{spec.model}-{spec.person or 'name'}-{spec.section.name}")
def test_every_told_column_exists(spec: Spec) -> None:
    def at_end(path: str) -> Any:
        model: Any = apps.get_model(spec.model)
        *way, name = path.split(".")
        for step in way:
            model = model._meta.get_field(step).related_model
        return model._meta.get_field(name)

    for path in [*spec.facts, *([spec.day] if spec.day else [])]:
        assert isinstance(at_end(path), models.Field)


@pytest.mark.django_db
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: f"{spec.model}-{spec.person or 'name'}-{spec.section.name}")
def test_every_place_can_be_asked(spec: Spec) -> None:
    case = cases.case(cases.worker(cases.office()))

    rows = held.rows_of(spec, cases.child_of(case), [], case)

    assert {row.pk for row in rows} <= {row.pk for row in apps.get_model(spec.model).objects.all()}


@pytest.mark.django_db
def test_two_people_of_one_name_are_not_mixed() -> None:
    worker = cases.worker(cases.office())
    case, other = cases.case(worker), cases.case(worker)
    mine, theirs = cases.child_of(case), cases.child_of(other)

    found = held.collected(mine, case)

    assert mine.full_name == theirs.full_name
    places = [entry for entries in found.values() for entry in entries if entry["title"] == "Místo v případu"]
    assert len(places) == 1
    assert isinstance(mine, Person)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "ano"),
        (False, "ne"),
        ({"a": "ano", "b": ["x", ""]}, "ano; x"),
        ({"on": "2026-10-25", "how": "in_person"}, "25. 10. 2026"),
        (people.NOW, "2. 3. 2026 9:00"),
    ],
)
def test_values_are_said_in_words(value: Any, words: str) -> None:
    assert held.said(value).replace("\xa0", " ") == words
