"""Figures of past years stay when a case is erased, and nothing in what stays leads to the case."""

from typing import Any

import pytest

from kruh.access.models import Unit
from kruh.retention import erasing
from kruh.statistics import actions
from kruh.statistics.models import Remainder, Tally
from tests.factories import people
from tests.factories import world as worlds

pytestmark = pytest.mark.django_db
CELL = ("office", "organisation", "year", "population", "dimension", "category", "is_inside", "number")


def figures() -> set[tuple[Any, ...]]:
    """The tables of all offices, counted anew."""
    for office in Unit.objects.filter(organisation__kind="office"):
        actions.recount(office, by=None, at=people.NOW)
    return set(Tally.objects.values_list(*CELL))


def test_figures_of_an_office_are_the_same_before_and_after_erasing() -> None:
    ours, theirs = worlds.family("Lipová"), worlds.family("Jinde")
    before = figures()
    assert len({row[3] for row in before}) >= 5  # conferences, ways, tasks, people, work

    erasing.erase(ours.case.pk, people.NOW)
    assert figures() == before

    erasing.erase(theirs.case.pk, people.NOW)
    assert figures() == before
    assert sum(Tally.objects.values_list("number", flat=True)) == sum(
        Remainder.objects.values_list("number", flat=True)
    )


def test_what_stays_knows_no_case() -> None:
    assert {field.name for field in Remainder._meta.get_fields()} == {"id", *CELL}
