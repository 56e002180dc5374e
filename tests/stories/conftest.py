"""The stage of every story: an invented region with its offices, organisations, rooms and people, and a clock."""

from collections.abc import Iterator

import pytest
import time_machine

from kruh.directory import demo
from tests.stories.region import Region
from tests.stories.visitors import Clock

BEGINNING = "9. 2. 2026"


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Time stands still until a story moves it."""
    with time_machine.travel(0, tick=False) as traveller:
        clock = Clock(traveller)
        clock.strikes(BEGINNING)
        yield clock


@pytest.fixture
def region(db: None, clock: Clock) -> Region:
    """People with logins; no case exists yet."""
    demo.load(clock.strikes(BEGINNING))
    return Region()
