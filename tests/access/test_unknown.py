"""What one may not know and what does not exist look the same: status, body, and how much the database was asked."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.crawl import Line
from tests.access.test_matrix import TABLE, addresses, as_person, turn, world
from tests.factories.world import World

__all__ = ["turn", "world"]
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]
STRANGERS = ("colleague", "other_consultant", "administrator")  # from the office, from elsewhere, from nowhere
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}')


def seen(client: Client, method: str, url: str) -> tuple[Any, ...]:
    """Everything that a guesser can compare."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.generic(method, url, b"", content_type="application/x-www-form-urlencoded")
    heads = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return answer.status_code, heads, CHANGING.sub("", answer.content.decode()), len(asked)


def hidden_lines(name: str) -> list[tuple[Any, Line]]:
    """Every address of a family that this person may not know of."""
    known = [address for address in addresses() if address.name in TABLE]
    return [
        (address, TABLE[address.name])
        for address in known
        if TABLE[address.name].is_family and TABLE[address.name].expected[name] == "hidden"
    ]


@pytest.mark.parametrize("name", STRANGERS)
def test_case_of_others_looks_like_one_that_does_not_exist(name: str, world: World) -> None:
    client = as_person(world, name)
    client.get("/")
    lines = hidden_lines(name)

    differ = [
        f"{method} {address.name}"
        for address, line in lines
        for method in ("GET", "POST")
        if seen(client, method, address.url(line.words(world, world.ours)))
        != seen(client, method, address.url(line.words(world, None)))
    ]

    assert len(lines) > 80
    assert differ == []
