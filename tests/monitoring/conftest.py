"""A meeting that was held, with one promise of the grandmother, and the clock of the next day."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from kruh.cases.models import CasePerson, Contact, Person
from kruh.cases.vocabulary import ContactKind
from kruh.monitoring import actions
from kruh.monitoring.models import TaskLink, Wish
from kruh.monitoring.queries import links
from kruh.monitoring.vocabulary import Part, Reach
from kruh.plans.models import Task
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told

__all__ = ["clock"]


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NEXT_DAY, tick=False) as stopped:
        yield stopped


def made(told: Told, **words: Any) -> Task:
    """A task of the plan."""
    factory.add_task(told, **words)
    task: Task = Task.objects.select_related("key", "case__key").order_by("-id")[0]
    return task


def linked(told: Told, task: Task, part: Part = Part.HOLDER) -> TaskLink:
    """A link that the key worker made."""
    return actions.make_link(task, part=part, by=told.worker, at=NEXT_DAY)


def address(link: TaskLink) -> str:
    """Where it leads."""
    return f"/u/{links.locator_of(link.pk)}/"


def wishes(told: Told, who: str, reach: Reach = Reach.EMAIL, **words: Any) -> Wish:
    """How somebody at the table wants to be reminded."""
    place = CasePerson.objects.get(case=told.world.case, person=told.rows[who].person)
    return actions.change_wish(place, reach=reach, by=told.worker, at=NEXT_DAY, **words)


def contact(person: Person, kind: ContactKind = ContactKind.EMAIL, value: str = "", *, is_safe: bool = True) -> Contact:
    """A way to reach somebody."""
    row = Contact(person=person, key=person.key, kind=kind, value=value or "vlasta@posta.example", is_safe=is_safe)
    row.save(force_insert=True)
    return row
