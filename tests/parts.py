"""Which tests belong together in one process, so that the parts of a whole run last about alike."""

from enum import StrEnum

import pytest


class Part(StrEnum):
    """A part of the tests on the embedded database; together they are all of them, and none is in two."""

    REST = "rest"
    ACCESS = "access"  # everybody at every address: nearly as much work as all the others without a browser
    BROWSER = "browser"


def part_of(item: pytest.Item) -> Part:
    """This will tell where a test belongs."""
    if item.get_closest_marker("browser"):
        return Part.BROWSER
    return Part.ACCESS if item.nodeid.startswith("tests/access/") else Part.REST
