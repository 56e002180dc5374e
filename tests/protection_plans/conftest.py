"""A family at its office, with the clock standing."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine

from kruh.access.models import User
from kruh.cases.models import Case, Person
from tests.factories import cases, people

AT = people.NOW


@dataclass
class Home:
    """A case with its worker and its child."""

    worker: User
    case: Case
    child: Person


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def home() -> Home:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    return Home(worker, case, cases.child_of(case))
