"""What lies on the disk, goes to the log and waits to be sent: none of what was sealed can be read there."""

import logging
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

from kruh.access.models import User
from tests.factories import world as worlds
from tests.factories.world import World


@pytest.fixture
def stored(transactional_db: None) -> Iterator[World]:
    """The world, committed."""
    with time_machine.travel(worlds.NOW, tick=False):
        yield worlds.build()


def secrets_of(world: World) -> list[bytes]:
    """Every mark of both families."""
    return [mark.encode() for family in (world.ours, world.theirs) for mark in family.marks]


def test_database_holds_no_secret_in_clear(stored: World, tmp_path: Path) -> None:
    raw = dumped(tmp_path)

    assert len(secrets_of(stored)) > 300
    assert b"PK" in raw or len(raw) > 100_000
    # A dump writes binary columns as hexadecimal digits, which must not hide a text that nobody sealed.
    assert [mark.decode() for mark in secrets_of(stored) if mark in raw or mark.hex().encode() in raw] == []


def test_dump_would_show_what_is_not_sealed(stored: World, tmp_path: Path) -> None:
    raw = dumped(tmp_path)

    assert stored.people["key_worker"].email.encode() in raw
    wrapped = bytes(stored.ours.case.key.wrapped or b"")
    assert len(wrapped) > 30
    assert wrapped in raw or wrapped.hex().encode() in raw


def dumped(folder: Path) -> bytes:
    """Everything that somebody with the disk, or with the database account, could read."""
    if connection.vendor == "postgresql":
        return _pg_dump()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case")
    file = Path(str(connection.settings_dict["NAME"]))
    return b"".join(path.read_bytes() for path in sorted(file.parent.glob(file.name + "*")))


def _pg_dump() -> bytes:
    found = shutil.which("pg_dump") or next(map(str, Path("/usr/lib/postgresql").glob("*/bin/pg_dump")), "")
    known = connection.settings_dict
    environ = {**os.environ, "PGPASSWORD": str(known["PASSWORD"])}
    who = ["-h", str(known["HOST"]), "-p", str(known["PORT"] or 5432), "-U", str(known["USER"]), str(known["NAME"])]
    return subprocess.run([found, *[word for word in who if word]], env=environ, capture_output=True, check=True).stdout


def test_log_tells_nothing_of_the_family(stored: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="kruh")
    caplog.set_level(logging.INFO, logger="django.request")
    client = Client()
    client.force_login(User.objects.get(pk=stored.people["key_worker"].pk))
    case, conference, mark = stored.ours.case.pk, stored.ours.conference.pk, next(iter(stored.ours.marks))

    for path in ("", "lide/", "ochrana/", "tym/", "neni/"):
        client.get(f"/pripady/{case}/{path}")
    for path in ("", "termin/", "zapis/", "plan/", "nic/"):
        client.get(f"/konference/{conference}/{path}")
        client.post(f"/konference/{conference}/{path}", {"text": mark})

    assert caplog.records != []
    assert [secret.decode() for secret in secrets_of(stored) if secret.decode() in caplog.text] == []


def test_folder_of_the_data_holds_no_secret_in_clear(stored: World) -> None:
    raw = b"".join(path.read_bytes() for path in Path(settings.DATA).rglob("*") if path.is_file())

    assert [mark.decode() for mark in secrets_of(stored) if mark in raw] == []
