"""The content hash: one number for all rows of all tables, the same wherever the same rows lie."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

PASSING = ("django_session", "access_cache", "access_attempt")
START = bytes(32)


class Reader(Protocol):
    """Reads a database at one moment."""

    def tables(self) -> list[str]:
        """This will name all tables."""

    def rows(self, table: str) -> tuple[list[str], Iterable[Sequence[Any]]]:
        """This will give the column names and all rows of a table."""

    def one(self, query: str) -> Sequence[Any] | None:
        """This will give the first row of a query."""


class SqliteReader:
    """Reads a database file."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def tables(self) -> list[str]:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        return [row[0] for row in self.database.execute(query)]

    def rows(self, table: str) -> tuple[list[str], Iterable[Sequence[Any]]]:
        cursor = self.database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the name comes from the database
        return [column[0] for column in cursor.description], cursor

    def one(self, query: str) -> Sequence[Any] | None:
        row: Sequence[Any] | None = self.database.execute(query).fetchone()
        return row


class PostgresqlReader:
    """Reads through the connection of the installation, inside one transaction."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self.cursor = cursor

    def tables(self) -> list[str]:
        return connection.introspection.table_names(self.cursor)

    def rows(self, table: str) -> tuple[list[str], Iterable[Sequence[Any]]]:
        self.cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the name comes from the database
        return [column[0] for column in self.cursor.description], iter(self.cursor.fetchone, None)

    def one(self, query: str) -> Sequence[Any] | None:
        self.cursor.execute(query)
        row: Sequence[Any] | None = self.cursor.fetchone()
        return row


@dataclass(frozen=True)
class Content:
    """What a database holds, without telling what it is."""

    hash: str
    tables: dict[str, tuple[int, str]]
    audit: tuple[int, str]


def of(reader: Reader) -> Content:
    """This will digest everything but sessions and counters of attempts, which do not outlive a restore."""
    tables = {table: table_hash(*reader.rows(table)) for table in sorted(reader.tables()) if table not in PASSING}
    whole = "\n".join(f"{table} {count} {digest}" for table, (count, digest) in tables.items())
    return Content(hashlib.sha256(whole.encode()).hexdigest(), tables, audit_head(reader))


def table_hash(columns: list[str], rows: Iterable[Sequence[Any]]) -> tuple[int, str]:
    """This will give the number of rows and their hash, whatever order rows and columns come in."""
    order = sorted(range(len(columns)), key=columns.__getitem__)
    digests = sorted(hashlib.sha256(b"\x1f".join(canonical(row[i]) for i in order)).digest() for row in rows)
    names = "\x1f".join(sorted(columns)).encode()
    return len(digests), hashlib.sha256(b"\x1e".join([names, *digests])).hexdigest()


def canonical(value: Any) -> bytes:
    """This will write a value so that different values never look alike."""
    raw = bytes(value) if isinstance(value, bytes | memoryview) else repr(value).encode()
    return f"{type(value).__name__}:{len(raw)}:".encode() + raw


def audit_head(reader: Reader) -> tuple[int, str]:
    """This will give the number and the hash of the last line of the trail."""
    row = None
    if "access_auditentry" in reader.tables():
        row = reader.one("SELECT id, hash FROM access_auditentry ORDER BY id DESC LIMIT 1")
    return (int(row[0]), bytes(row[1]).hex()) if row else (0, START.hex())


@contextmanager
def sqlite_reader(path: Path) -> Iterator[SqliteReader]:
    """This will read a database file as it is at this moment."""
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        database.execute("BEGIN")
        yield SqliteReader(database)
    finally:
        database.close()


@contextmanager
def postgresql_reader() -> Iterator[PostgresqlReader]:
    """This will read PostgreSQL as it is at this moment, while others go on writing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield PostgresqlReader(cursor)


def now() -> Content:
    """This will digest the installation's database."""
    if connection.vendor == "sqlite":
        with sqlite_reader(Path(connection.settings_dict["NAME"])) as file:
            return of(file)
    with postgresql_reader() as server:
        return of(server)
