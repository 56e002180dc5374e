"""A backup made before erasing is restored: what was erased since then goes again before anybody signs in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from kruh.access.models import AuditEntry
from kruh.cases.models import Case
from kruh.foundation import erased
from kruh.messaging import sending
from kruh.retention import night
from kruh.vault.models import Key
from tests.factories import cases, people
from tests.project.test_backups import empty_server, identity, public_of
from tests.retention.test_steps import approved, old, proposed

__all__ = ["empty_server", "identity"]
NOW = people.NOW
EARLIER = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def other_place() -> Iterator[None]:
    """Whatever database the test moves to, it comes back."""
    name = connection.settings_dict["NAME"]
    yield
    connection.close()
    connection.settings_dict["NAME"] = name


def move(into: Path, settings: Settings) -> None:
    """The restored folder becomes the installation."""
    connection.close()
    connection.settings_dict["NAME"] = "restored" if connection.vendor == "postgresql" else str(into / "kruh.sqlite3")
    settings.DATA = into


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("empty_server", "other_place")
def test_restored_installation_erases_again_what_protocols_say(
    tmp_path: Path, identity: Path, settings: Settings
) -> None:
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    worker = cases.worker(cases.office(), gender="f")
    head = cases.head(worker.memberships_at(NOW)[0].unit)
    case, stays = old(worker, head), old(worker, head, "Om 6/2009", first_name="Ella")
    backups, into = tmp_path / "backups", tmp_path / "restored"
    backups.mkdir()
    recipient = public_of(identity)
    call_command("backup", backups / "before.age", recipient=recipient, stdout=StringIO())
    approved(proposed(worker, head, case), worker)
    night.go_on(NOW)
    call_command("backup", backups / "after.age", recipient=recipient, stdout=StringIO())
    assert set(erased.read(backups / erased.NAME)) == {case.pk}

    settings.DATA = tmp_path / "elsewhere"  # another computer: only what lies beside the backups came along
    settings.DATA.mkdir()
    said = StringIO()
    if connection.vendor == "postgresql":
        connection.close()
        connection.settings_dict["NAME"] = "restored"
    call_command("restore", backups / "before.age", identity=identity, into=into, stdout=said)
    assert "Případy smazané až po této záloze: 1." in said.getvalue()
    move(into, settings)
    assert Case.objects.filter(pk=case.pk).exists()

    sending.do_chores(NOW)  # what `prepare` does before anybody comes

    assert list(Case.objects.values_list("pk", flat=True)) == [stays.pk]
    assert Case.objects.get().called == "Ella"
    assert Key.objects.get(pk=case.key_id).wrapped is None
    assert not (into / erased.AGAIN).exists()
    sending.do_chores(NOW)
    assert AuditEntry.objects.filter(verb="retention.erase_again").count() == 1
    assert set(erased.read(into / erased.NAME)) == {case.pk}


def test_case_that_came_back_before_the_backup_stays(tmp_path: Path) -> None:
    gone, back = uuid4(), uuid4()
    beside, into = tmp_path / erased.NAME, tmp_path / "restored"
    into.mkdir()
    erased.keep(beside, {gone: EARLIER + timedelta(days=2), back: EARLIER})
    assert erased.after_restore(into, [beside, tmp_path / "nothing"], EARLIER + timedelta(days=1)) == 1
    assert set(erased.read(into / erased.AGAIN)) == {gone}
    assert set(erased.read(into / erased.NAME)) == {gone, back}


def test_line_broken_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    first, second = uuid4(), uuid4()
    file = tmp_path / erased.NAME
    erased.keep(file, {first: EARLIER})
    with file.open("a") as lines:
        lines.write("2020-01-01T00:00:00+00:00 0193")
    erased.keep(file, {second: EARLIER})
    erased.keep(file, {second: EARLIER})
    assert erased.read(file) == {first: EARLIER, second: EARLIER}
    assert file.read_text().count(str(second)) == 1
