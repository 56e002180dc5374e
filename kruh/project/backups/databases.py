"""How each of the two databases is copied out and put back."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from kruh.project.backups import content
from kruh.project.backups.refusal import Refused

SQLITE, POSTGRESQL = "sqlite", "postgresql"
PROGRAMS = Path("/usr/lib/postgresql")
SQLITE_FILE, POSTGRESQL_FILE = "kruh.sqlite3", "kruh.pgdump"

# What must not come back to life: signed-in screens, counted attempts, and mail which may have left long ago.
LAID_TO_REST = {
    "django_session": "DELETE FROM django_session",
    "access_cache": "DELETE FROM access_cache",
    "access_attempt": "DELETE FROM access_attempt",
    "messaging_message": (
        "UPDATE messaging_message SET state = 'unsure' WHERE channel = 'email' AND state IN ('waiting', 'sending')"
    ),
}


def dump(folder: Path) -> tuple[str, content.Content]:
    """This will copy the database into the folder while others go on writing, and digest exactly that copy."""
    if connection.vendor == SQLITE:
        return SQLITE, dump_sqlite(Path(connection.settings_dict["NAME"]), folder / SQLITE_FILE)
    return POSTGRESQL, dump_postgresql(folder / POSTGRESQL_FILE)


def dump_sqlite(source: Path, target: Path) -> content.Content:
    """This will copy a database file by SQLite's own backup."""
    address = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
    with content.sqlite_reader(target) as reader:
        return content.of(reader)


def dump_postgresql(target: Path) -> content.Content:
    """This will run pg_dump on the very snapshot that is digested."""
    with content.postgresql_reader() as reader:
        row = reader.one("SELECT pg_export_snapshot()")
        assert row is not None
        postgresql_program("pg_dump", "--format=custom", "--no-owner", f"--snapshot={row[0]}", f"--file={target}")
        return content.of(reader)


def load_sqlite(source: Path, target: Path, verify: Callable[[content.Content], None]) -> None:
    """This will put a copy in place, verify it and lay to rest what must not come back to life."""
    shutil.copyfile(source, target)
    target.chmod(0o600)
    with content.sqlite_reader(target) as reader:
        verify(content.of(reader))
        tables = reader.tables()
    with closing(sqlite3.connect(target)) as database, database:
        for statement in statements(tables):
            database.execute(statement)


def load_postgresql(source: Path, verify: Callable[[content.Content], None]) -> None:
    """This will fill the empty database of the installation, verify it and lay to rest what must not come back."""
    if connection.introspection.table_names():
        raise Refused("Databáze v DATABASE_URL není prázdná. Obnova nic nepřepisuje; založte novou.")
    connections.close_all()
    # Without a database named, pg_restore would print instead of restoring.
    database = f"--dbname={connection.settings_dict['NAME']}"
    postgresql_program("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", database, str(source))
    verify(content.now())
    with connection.cursor() as cursor:
        for statement in statements(connection.introspection.table_names(cursor)):
            cursor.execute(statement)


def statements(tables: list[str]) -> list[str]:
    """This will give what to run in a restored database."""
    return [statement for table, statement in LAID_TO_REST.items() if table in tables]


def refuse_without_programs() -> None:
    """This will say before any work begins that a program of PostgreSQL is missing. Raises Refused."""
    if connection.vendor == POSTGRESQL:
        for name in ("pg_dump", "pg_restore"):
            program_of(name)


def program_of(name: str) -> str:
    """This will find a program of PostgreSQL: on PATH, or the newest where Debian keeps it. Raises Refused."""
    kept = sorted(PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0))
    found = shutil.which(name) or (str(kept[-1]) if kept else None)
    if found is None:
        raise Refused(f"Chybí program {name}. Nainstalujte balík postgresql-client téže verze, jakou má server.")
    return found


def postgresql_program(name: str, *arguments: str) -> None:
    """This will run one of PostgreSQL's programs against the installation's database. Raises Refused."""
    program = program_of(name)
    options = connection.get_connection_params()
    names = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password", "PGDATABASE": "dbname"}
    given = {variable: str(options[key]) for variable, key in names.items() if options.get(key)}
    command = [program, *arguments]
    done = subprocess.run(command, env={**os.environ, **given}, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Refused(f"Program {name} skončil chybou:\n{done.stderr.strip()}")
