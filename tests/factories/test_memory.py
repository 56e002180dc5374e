"""A world told from memory is the world that was acted; whoever wrote before gets one that is acted anew."""

from typing import Any

import pytest
from django.db import transaction

from kruh.access.models import AuditEntry
from kruh.conferences.models import Conference
from tests.access import crawl
from tests.factories import minutes, people
from tests.factories.memory import MEMORY

pytestmark = pytest.mark.django_db


def told() -> tuple[minutes.Told, dict[str, str], list[Any]]:
    """Minutes on their way, with every row of the database; taken back at once."""
    MEMORY.begin(is_trusted=True)
    with transaction.atomic():
        world = minutes.delivered()
        found = world, crawl.content(), list(AuditEntry.objects.order_by("id").values_list())
        transaction.set_rollback(True)
    return found


def test_memory_writes_what_the_acts_wrote() -> None:
    MEMORY.known.clear()
    acted, rows, trail = told()
    assert MEMORY.known != {}

    again, same_rows, same_trail = told()

    assert again.world.conference is not acted.world.conference
    assert again == acted
    assert (same_rows, same_trail) == (rows, trail)


def test_changes_of_one_test_do_not_stay_in_memory() -> None:
    told()
    MEMORY.begin(is_trusted=True)
    with transaction.atomic():
        minutes.delivered().world.conference.goal = "jiný cíl"
        transaction.set_rollback(True)
    MEMORY.begin(is_trusted=True)

    assert minutes.delivered().world.conference.goal == "Co potřebuje Adam, aby zase chodil do školy?"


def test_database_that_was_written_to_is_acted_upon() -> None:
    first, _, _ = told()

    people.unit()

    assert minutes.delivered().world.conference.pk != first.world.conference.pk
    assert Conference.objects.count() == 1


def test_second_world_of_one_test_is_another() -> None:
    assert minutes.held().world.conference.pk != minutes.held().world.conference.pk
