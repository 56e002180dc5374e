"""A small run of `./run faults`: the server dies in the middle of writes, on PostgreSQL the database does as well."""

import subprocess
from pathlib import Path

import pytest
from django.db import connection

from tests.databases import binaries
from tests.faults.__main__ import measured
from tests.faults.checks import is_whole

KILLS, LONGEST, SEED = {"sqlite": 4, "postgresql": 3}, 0.8, 7


def put_aside(folder: Path) -> Path:
    """The tables as the migrations of this run left them, so that they need not run again."""
    if connection.vendor == "sqlite":
        copy = folder / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        return copy
    copy, place = folder / "copy.sql", connection.settings_dict
    programs = binaries()
    assert programs
    dump = [str(programs / "pg_dump"), "--no-owner", "-h", place["HOST"], "-p", str(place["PORT"]), "-U", place["USER"]]
    with copy.open("wb") as file:
        subprocess.run([*dump, place["NAME"]], stdout=file, check=True)
    return copy


@pytest.mark.django_db(transaction=True)
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(tmp_path: Path) -> None:
    source, vendor = put_aside(tmp_path), connection.vendor
    connection.close()

    found = measured(vendor, KILLS[vendor], LONGEST, SEED, source=source, is_bare=True)

    assert is_whole(found), found
