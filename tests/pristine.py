"""Puts the database back as the migrations left it after a test that committed: the country, the method, the guards.

Emptying the tables, as the framework does, would take away the districts and run into the trail that refuses to forget.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from kruh.vault import keys

# Where the groups of one run share what the first of them migrated; it lives no longer than that run.
TEMPLATE = os.environ.get("KRUH_TEST_TEMPLATE")


def _sqlite(folder: Path) -> Callable[[], None]:
    file, copy = Path(str(connection.settings_dict["NAME"])), folder / "pristine.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    if TEMPLATE and not Path(TEMPLATE).exists():
        nearly = Path(f"{TEMPLATE}.{os.getpid()}")
        shutil.copyfile(copy, nearly)
        nearly.replace(TEMPLATE)

    def restore() -> None:
        connection.close()
        for leftover in (f"{file}-wal", f"{file}-shm"):
            Path(leftover).unlink(missing_ok=True)
        # A new file under the old name: a browser's request that is still ending keeps its own, with its locks.
        fresh = file.with_suffix(".fresh")
        shutil.copyfile(copy, fresh)
        fresh.replace(file)

    return restore


def _postgresql() -> Callable[[], None]:
    name = connection.settings_dict["NAME"]
    run = _maintenance(
        f'DROP DATABASE IF EXISTS "{name}_pristine"', f'CREATE DATABASE "{name}_pristine" TEMPLATE "{name}"'
    )
    run()
    return _maintenance(f'DROP DATABASE "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{name}_pristine"')


def _maintenance(*statements: str) -> Callable[[], None]:
    def run() -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return run


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """Begins with the database that another group of this run has migrated, when there is one already."""
    if connection.vendor == "postgresql" or not TEMPLATE or not Path(TEMPLATE).exists():
        return django_db_keepdb
    shutil.copyfile(TEMPLATE, settings.DATABASES["default"]["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Takes a copy when the migrations are done, and puts it back where the framework would empty the tables."""
    with django_db_blocker.unblock():
        restore = _postgresql() if connection.vendor == "postgresql" else _sqlite(tmp_path_factory.mktemp("pristine"))

    def teardown(self: TransactionTestCase) -> None:
        restore()
        keys._organisations.clear()

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[attr-defined]
