"""What lies on the disk after erasing, two people at the same moment, and a run killed as a power cut kills it."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kruh.access.models import AuditEntry
from kruh.access.policy import Denied
from kruh.cases.models import Case
from kruh.foundation.workflow import NotPossible
from kruh.retention import actions, erasing, night
from kruh.retention.models import Hold, Line, Proposal
from kruh.retention.vocabulary import LineState, State
from kruh.vault.models import Key
from tests.factories import cases, people
from tests.retention.test_steps import approved, old, proposed, states

pytestmark = pytest.mark.django_db(transaction=True)
NOW = people.NOW


def three() -> tuple[Any, Any, list[Case]]:
    worker = cases.worker(cases.office(), gender="f")
    head = cases.head(worker.memberships_at(NOW)[0].unit)
    marks = (("KANAREK-7431", "Adam"), ("Om 6/2009", "Ella"), ("PAPOUSEK-9012", "Vilém"))
    return worker, head, [old(worker, head, mark, first_name=name) for mark, name in marks]


def on_disk() -> bytes:
    """Every byte that the database keeps of cases and keys."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        beside = [file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-journal")]
        return b"".join(one.read_bytes() for one in beside if one.exists())
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath('vault_key'))")
        return bytes(cursor.fetchone()[0])


def test_key_and_words_of_an_erased_case_are_nowhere_in_the_files() -> None:
    worker, head, (first, _, stays) = three()
    held = {case.pk: bytes(Key.objects.get(pk=case.key_id).wrapped or b"") for case in (first, stays)}
    before = on_disk()
    assert all(len(wrapped) > 30 and wrapped in before for wrapped in held.values())
    assert connection.vendor == "postgresql" or b"KANAREK-7431" in before

    approved(proposed(worker, head, first), worker)
    night.go_on(NOW)

    after = on_disk()
    assert held[first.pk] not in after
    assert held[stays.pk] in after
    assert b"KANAREK-7431" not in after
    assert connection.vendor == "postgresql" or b"PAPOUSEK-9012" in after
    assert Case.objects.get(pk=stays.pk).called == "Vilém"


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Both begin at the same moment; what each came to."""
    gate, came = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(turn: int, deed: Callable[[], Any]) -> None:
        gate.wait()
        try:
            deed()
            came[turn] = "done"
        except (NotPossible, Denied) as refusal:
            came[turn] = type(refusal).__name__
        finally:
            connection.close()

    runs = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for one in runs:
        one.start()
    for one in runs:
        one.join(30)
    return came


def test_two_approvals_at_one_moment_are_one() -> None:
    worker, head, (first, _, _) = three()
    proposal = proposed(worker, head, first)
    version = proposal.version

    def deed() -> None:
        actions.approve(Proposal.objects.get(pk=proposal.pk), version=version, by=people.fresh(worker), at=NOW)

    assert sorted(at_once(deed, deed)) == ["NotPossible", "done"]
    night.go_on(NOW)
    assert (
        AuditEntry.objects.filter(verb="retention.erase_next").count() == 2
    )  # one case, and one look that none is left
    assert Proposal.objects.get().state == State.DONE


def test_case_held_at_the_moment_of_approval_is_never_erased() -> None:
    worker, head, (first, _, _) = three()
    proposal = proposed(worker, head, first)

    def approve() -> None:
        approved(Proposal.objects.get(pk=proposal.pk), worker)

    def hold() -> None:
        actions.hold(Case.objects.get(pk=first.pk), reason="Soud.", by=people.fresh(head), at=NOW)

    came = at_once(approve, hold)
    assert "done" in came
    night.go_on(NOW)
    is_held = came[1] == "done"
    assert Case.objects.filter(pk=first.pk).exists() is is_held
    assert Hold.objects.exists() is is_held


def test_run_killed_by_the_system_goes_on_and_writes_no_line_twice() -> None:
    worker, head, made = three()
    proposal = proposed(worker, head, *made)
    approved(proposal, worker)
    connection.close()
    if (child := os.fork()) == 0:
        _die_in_the_second_case()
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert sorted(states(proposal)) == [LineState.ERASED, LineState.LISTED, LineState.LISTED]
    assert {case.called for case in Case.objects.all()} <= {"Adam", "Ella", "Vilém"}
    assert Case.objects.count() == 2

    night.go_on(NOW)
    night.go_on(NOW)
    assert states(proposal) == [LineState.ERASED] * 3
    assert Line.objects.count() == 3
    assert AuditEntry.objects.filter(verb="retention.finish").count() == 1
    assert AuditEntry.objects.filter(verb="retention.erase_next").count() == 4


def _die_in_the_second_case() -> None:
    real, calls = erasing._let_go, []

    def dying(found: erasing.Rows) -> None:
        calls.append(found)
        real(found)
        if len(calls) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    erasing._let_go = dying
    try:
        night.go_on(NOW)
    finally:
        os._exit(0)
