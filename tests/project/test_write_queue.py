"""The write queue: who came first writes first, among threads and among processes."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from pytest_django import DjangoDbBlocker

from kruh.project.settings import environment
from kruh.project.sqlite import queue
from kruh.project.sqlite.base import DatabaseWrapper

LOOPERS = 8
VISITS = 30


def connection_to(path: Path, timeout: float = 20) -> DatabaseWrapper:
    """A connection with the settings of an installation."""
    settings = environment.sqlite(path)
    settings["OPTIONS"]["timeout"] = timeout
    settings |= {"TIME_ZONE": None, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}
    settings |= {"ATOMIC_REQUESTS": False, "TEST": {}}
    return DatabaseWrapper(settings, alias="queue")


def commit(connection: DatabaseWrapper, writer: str) -> None:
    """One transaction as an action makes it: begin, write, commit."""
    begin(connection)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO entry (writer) VALUES (%s)", [writer])
    connection._commit()


def begin(connection: DatabaseWrapper) -> None:
    """Starts a transaction."""
    connection.ensure_connection()
    connection._start_transaction_under_autocommit()


def looping(path: Path, name: str, done: Callable[[], bool]) -> None:
    """Writes without a pause until told to stop."""
    connection = connection_to(path)
    while not done():
        commit(connection, name)
    connection.close()


def visits(path: Path) -> list[int]:
    """Writes now and then; gives how many others wrote between asking for a turn and writing."""
    connection = connection_to(path)
    overtaken = []
    for _ in range(VISITS):
        with connection.cursor() as cursor:
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM entry")
            before = cursor.fetchone()[0]
            commit(connection, "visitor")
            cursor.execute("SELECT MAX(id) FROM entry WHERE writer = 'visitor'")
            overtaken.append(cursor.fetchone()[0] - before - 1)
    connection.close()
    return overtaken


@pytest.fixture
def database(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    path = tmp_path / "queue.sqlite3"
    with django_db_blocker.unblock():
        connection = connection_to(path)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, writer TEXT)")
        connection.close()
        yield path


def test_tickets_are_served_in_the_order_of_arrival() -> None:
    tickets = queue.Tickets()
    served: list[int] = []
    tickets.acquire(1)
    threads = []

    def be_served(number: int) -> None:
        tickets.acquire(5)
        served.append(number)
        tickets.release()

    for number in range(5):
        thread = threading.Thread(target=be_served, args=(number,))
        thread.start()
        while len(tickets._waiting) < number + 1:
            pass
        threads.append(thread)

    tickets.release()
    for thread in threads:
        thread.join()

    assert served == [0, 1, 2, 3, 4]


def test_ticket_given_up_does_not_block_the_next() -> None:
    tickets = queue.Tickets()
    tickets.acquire(1)

    with pytest.raises(queue.WaitedTooLong):
        tickets.acquire(0.01)
    tickets.release()

    tickets.acquire(0.01)


def test_occasional_writer_is_overtaken_by_no_more_than_the_row_before_it(database: Path) -> None:
    stop = threading.Event()
    loopers = [threading.Thread(target=looping, args=(database, f"looper {n}", stop.is_set)) for n in range(LOOPERS)]
    for looper in loopers:
        looper.start()
    wait_until_all_write(database, LOOPERS)

    overtaken = visits(database)
    stop.set()
    for looper in loopers:
        looper.join()

    # Between looking and asking, others may finish a round of their own; in the row only those before us go.
    assert len(overtaken) == VISITS
    assert max(overtaken) <= 3 * LOOPERS


def test_processes_take_turns(database: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    stop = spawn.Event()
    loopers = [spawn.Process(target=looping, args=(database, f"process {n}", stop.is_set)) for n in range(2)]
    for looper in loopers:
        looper.start()
    wait_until_all_write(database, len(loopers))

    overtaken = visits(database)
    stop.set()
    for looper in loopers:
        looper.join(20)

    assert [looper.exitcode for looper in loopers] == [0, 0]
    assert max(overtaken) <= 10


def wait_until_all_write(path: Path, writers: int) -> None:
    """Returns when all the loopers are at work."""
    connection = connection_to(path)
    deadline, found = time.monotonic() + 60, 0
    while found < writers:
        assert time.monotonic() < deadline, "the loopers do not write"
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(DISTINCT writer) FROM entry")
            found = cursor.fetchone()[0]
    connection.close()


def test_turn_ends_after_rollback_and_after_a_lost_connection(database: Path) -> None:
    first, second = connection_to(database), connection_to(database, timeout=1)

    begin(first)
    first._rollback()
    commit(second, "after rollback")
    begin(first)
    first.close()
    commit(second, "after close")

    with second.cursor() as cursor:
        cursor.execute("SELECT writer FROM entry ORDER BY id")
        assert cursor.fetchall() == [("after rollback",), ("after close",)]
    second.close()


def test_single_write_outside_a_transaction_waits_for_its_turn(database: Path) -> None:
    busy, single = connection_to(database), connection_to(database, timeout=0.05)
    begin(busy)

    with pytest.raises(OperationalError), single.cursor() as cursor:
        cursor.execute("INSERT INTO entry (writer) VALUES ('too early')")
    busy._commit()
    with single.cursor() as cursor:
        cursor.execute("INSERT INTO entry (writer) VALUES ('in turn')")
        cursor.execute("SELECT writer FROM entry")
        assert cursor.fetchall() == [("in turn",)]
    busy.close()
    single.close()


def test_installation_writes_are_durable(database: Path) -> None:
    connection = connection_to(database)

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()
        cursor.execute("PRAGMA synchronous")
        synchronous = cursor.fetchone()
    connection.close()

    assert (journal, synchronous) == (("wal",), (2,))
