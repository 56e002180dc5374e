"""Two acts that lock the same rows in the opposite order: on PostgreSQL one is thrown back, and tried again."""

import threading
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction

from kruh.access.actions import TRIES, after_deadlock, lock
from kruh.access.models import Unit
from tests.factories import people


class Thrown(Exception):
    """What the driver says of a transaction that was ended."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def failing(times: int, sqlstate: str) -> tuple[list[int], Callable[[], str]]:
    """An act that the database throws back so many times."""
    runs: list[int] = []

    def act() -> str:
        runs.append(1)
        if len(runs) <= times:
            raise OperationalError from Thrown(sqlstate)
        return "hotovo"

    return runs, act


@pytest.mark.django_db(transaction=True)
def test_act_thrown_back_is_tried_again_but_not_for_ever() -> None:
    runs, act = failing(TRIES - 1, "40P01")
    assert (after_deadlock(act), len(runs)) == ("hotovo", TRIES)

    runs, act = failing(TRIES, "40P01")
    with pytest.raises(OperationalError):
        after_deadlock(act)
    assert len(runs) == TRIES


@pytest.mark.django_db(transaction=True)
def test_other_faults_and_parts_of_a_wider_act_are_not_tried_again() -> None:
    runs, act = failing(1, "53100")
    with pytest.raises(OperationalError):
        after_deadlock(act)
    assert len(runs) == 1

    runs, act = failing(1, "40P01")
    with pytest.raises(OperationalError), transaction.atomic():
        after_deadlock(act)
    assert len(runs) == 1


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_two_acts_that_wait_for_each_other_are_both_done() -> None:
    first, second = people.unit("OSPOD Jedna"), people.unit("OSPOD Dva")
    both_hold = threading.Barrier(2)
    done: list[str] = []

    def act(mine: Unit, other: Unit, name: str) -> None:
        def waits() -> None:
            if not both_hold.broken and not done:
                both_hold.wait(timeout=20)

        def once() -> None:
            with transaction.atomic():
                lock(Unit.objects.get(pk=mine.pk))
                waits_once.pop(name, lambda: None)()
                lock(Unit.objects.get(pk=other.pk))
                done.append(name)

        waits_once[name] = waits
        after_deadlock(once)
        connection.close()

    waits_once: dict[str, Callable[[], None]] = {}
    threads = [
        threading.Thread(target=act, args=(first, second, "a")),
        threading.Thread(target=act, args=(second, first, "b")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sorted(done) == ["a", "b"]
