"""A disk that is really full: a file system of a few megabytes under the database, filled, and emptied again.

Mounting needs rights that not every machine gives. Where they are promised (KRUH_MAY_MOUNT=1), their lack is a failure.
"""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kruh.web.storage import SENTENCE
from tests.faults import checks
from tests.faults.__main__ import Run, checked
from tests.faults.clients import Author, Writer
from tests.faults.site import Postgresql, Site, Sqlite
from tests.faults.test_kills import put_aside

MEGABYTES, SEED = {"sqlite": 32, "postgresql": 160}, 11
LONG = " Adam chodí večer k babičce a bojí se vrátit domů." * 70
MOST_BATCHES = 200


@contextlib.contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of its own, where PostgreSQL's own user may come too, or a skipped test."""
    place = Path(tempfile.mkdtemp(prefix="kruh-disk-"))
    place.chmod(0o755)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "none", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        if os.environ.get("KRUH_MAY_MOUNT") == "1":
            pytest.fail("mounting was promised and is not permitted")
        pytest.skip("mounting is not permitted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
        place.rmdir()


@contextlib.contextmanager
def filled(place: Path) -> Iterator[None]:
    """Not a byte is free."""
    filler = place / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    try:
        yield
    finally:
        filler.unlink()


@contextlib.contextmanager
def served(folder: Path, place: Path) -> Iterator[Run]:
    source, vendor = put_aside(folder), connection.vendor
    connection.close()
    with contextlib.ExitStack() as stack:
        database = Postgresql(place) if vendor == "postgresql" else Sqlite()
        stack.callback(database.drop)
        site = Site(database, source=source, is_bare=True, place=place if vendor == "sqlite" else None)
        stack.callback(site.drop)
        run = Run(site, SEED)
        run.troubles = []
        site.start()
        run.doors[0].wait_for(f"{run.room}bez-site/")
        yield run


def one_batch(writer: Writer) -> list[dict[str, Any]]:
    """A few long lines, noted before they are sent."""
    deeds = [writer.deed() for _ in range(5)]
    for deed in deeds:
        deed["words"]["text"] += LONG
    writer.ledger.note("sent", [[deed["id"], deed["line"], deed["words"]["text"]] for deed in deeds])
    return deeds


def write_until_refused(writer: Writer) -> tuple[list[dict[str, Any]], int, str]:
    """What was acknowledged is noted; the first batch that is not stays on the device."""
    for _ in range(MOST_BATCHES):
        deeds = one_batch(writer)
        status, answer = writer.send(deeds)
        if status != 200:
            return deeds, status, answer.decode()
        writer.ledger.note("kept", json.loads(answer)["kept"])
    raise AssertionError("the disk never filled")


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_said_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    with small_disk(MEGABYTES[connection.vendor]) as place, served(tmp_path, place) as run:
        writer = next(one for one in run.devices if isinstance(one, Writer))
        author = next(one for one in run.devices if isinstance(one, Author))
        author.one()
        with filled(place):
            waiting, status, said = write_until_refused(writer)
            again = writer.send(waiting)[0]
        run.site.database.revive()
        run.doors[0].wait_for(f"{run.room}bez-site/")
        writer.ledger.note("kept", writer.insist(lambda: writer.send(waiting))["kept"])
        author.one()
        found = checked(run)

    assert (status, again, json.loads(said)) == (503, 503, {"reasons": [SENTENCE]})
    assert checks.is_whole({**found, "troubles": writer.troubles}), found
