"""Identifiers made before a row is saved."""

import threading
import time
from uuid import RFC_4122, UUID

import pytest
import time_machine

from kruh.foundation import ids


def test_uuid7_has_version_and_variant() -> None:
    made = ids.uuid7()

    assert (made.version, made.variant) == (7, RFC_4122)


def test_uuid7_carries_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ids._made, "last", 0)
    before = time.time_ns() // 1_000_000
    made = ids.uuid7()
    after = time.time_ns() // 1_000_000

    assert before <= made.int >> 80 <= after + 1


def test_uuid7_grows_even_when_the_clock_goes_back() -> None:
    first = ids.uuid7()

    with time_machine.travel("2020-01-01", tick=False):
        later = [ids.uuid7() for _ in range(100)]

    assert [first, *later] == sorted({first, *later})


def test_uuid7_is_unique_and_ordered_in_large_numbers() -> None:
    made = [ids.uuid7() for _ in range(20_000)]

    assert made == sorted(set(made))


def test_uuid7_is_unique_across_threads() -> None:
    made: list[UUID] = []
    workers = [threading.Thread(target=lambda: made.extend(ids.uuid7() for _ in range(500))) for _ in range(4)]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(set(made)) == 2000


def test_identifier_is_written_as_it_is() -> None:
    made = ids.uuid7()

    assert [ids.written(made), ids.written(made)] == [str(made), str(made)]
