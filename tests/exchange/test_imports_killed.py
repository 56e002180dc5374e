"""An import killed as a power cut kills it, and two people who confirm it at the same moment."""

import os
import signal
import time
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from kruh.access.models import AuditEntry, User
from kruh.access.roles import Role
from kruh.directory.models import Professional
from kruh.exchange import running
from kruh.exchange.actions import imports as actions
from kruh.exchange.models import Import
from kruh.exchange.vocabulary.imports import Kind, State
from tests.exchange.test_imports import HEAD, checked, counts, many
from tests.factories import people, places
from tests.retention.test_bytes import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def administrator() -> User:
    return people.user(Role.ADMINISTRATOR, first_name="Pavel", last_name="Správný")


@pytest.mark.parametrize("portions", [0, 1, 3])
def test_import_killed_by_the_system_goes_on_and_writes_each_row_once(
    monkeypatch: pytest.MonkeyPatch, portions: int
) -> None:
    monkeypatch.setattr(running, "PER_PORTION", 10)
    places.organisation("Krok")
    who = administrator()
    batch = checked(who, Kind.PEOPLE, [HEAD, *many(45)])
    actions.begin_writing(batch, by=who, at=people.NOW, version=batch.version)
    connection.close()
    if (child := os.fork()) == 0:
        _die_while_writing(batch.pk, portions)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert Professional.objects.count() == 10 * portions

    running.go_on_with_all(timezone.now())
    running.go_on_with_all(timezone.now())

    batch = Import.objects.get(pk=batch.pk)
    assert (batch.state, counts(batch)) == (State.DONE, (45, 0, 0))
    assert Professional.objects.count() == 45


def _die_while_writing(batch: Any, portions: int) -> None:
    write, calls = actions.WRITE[Kind.PEOPLE], [0]

    def dying(fresh: Any) -> None:
        write(fresh)
        calls[0] += 1
        if calls[0] > portions:
            os.kill(os.getpid(), signal.SIGKILL)

    actions.WRITE[Kind.PEOPLE] = dying
    try:
        running.go_on(batch)
        time.sleep(60)
    finally:
        os._exit(0)


def test_of_two_confirmations_at_one_moment_one_is_told() -> None:
    places.organisation("Krok")
    who = administrator()
    batch = checked(who, Kind.PEOPLE, [HEAD, *many(5)])

    def confirm() -> None:
        own = Import.objects.get(pk=batch.pk)
        actions.begin_writing(own, by=people.fresh(who), at=people.NOW, version=batch.version)

    came = at_once(confirm, confirm)

    assert sorted(came) == ["NotPossible", "done"]
    running.go_on(batch.pk)
    assert counts(Import.objects.get(pk=batch.pk)) == (5, 0, 0)
    assert AuditEntry.objects.filter(verb="exchange.begin_writing").count() == 1


def test_two_servers_that_write_one_import_write_each_row_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PER_PORTION", 10)
    places.organisation("Krok")
    who = administrator()
    batch = checked(who, Kind.PEOPLE, [HEAD, *many(60)])
    actions.begin_writing(batch, by=who, at=people.NOW, version=batch.version)

    came = at_once(lambda: running.go_on(batch.pk), lambda: running.go_on(batch.pk))

    assert came == ["done", "done"]
    assert counts(Import.objects.get(pk=batch.pk)) == (60, 0, 0)
    assert Professional.objects.count() == 60


def test_two_imports_of_the_same_people_at_one_moment_make_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PER_PORTION", 10)
    places.organisation("Krok")
    who = administrator()
    both = [checked(who, Kind.PEOPLE, [HEAD, *many(60)]) for _ in range(2)]
    for batch in both:
        actions.begin_writing(batch, by=who, at=people.NOW, version=batch.version)

    first, second = both
    came = at_once(lambda: running.go_on(first.pk), lambda: running.go_on(second.pk))

    assert came == ["done", "done"]
    assert Professional.objects.count() == 60
    told = [counts(Import.objects.get(pk=batch.pk)) for batch in both]
    assert [sum(numbers) for numbers in zip(*told, strict=True)] == [60, 60, 0]
