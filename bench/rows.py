"""Rows written in bulk past the ORM, driven by the models, so that a new column needs no change here."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db import connection
from django.db.models import Model

from kruh.vault import cipher

BATCH = 20_000
LONG_AGO_MS = 1_450_000_000_000
_numbers = count(1)


def fresh_id() -> str:
    """This will give the next identifier: the layout of version 7, growing, the same in every run."""
    number = next(_numbers)
    return f"{LONG_AGO_MS + number * 60_000:012x}7000a{number:015x}"


def moment(at: datetime) -> str:
    """This will write a moment as both databases read it."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


class Noise:
    """Bytes of the size of sealed values, for the rows that nobody will open."""

    def __init__(self, seed: random.Random) -> None:
        self.pool = [seed.randbytes(29 + seed.randrange(4, 16)) for _ in range(499)]
        self.long = [seed.randbytes(29 + seed.randrange(60, 400)) for _ in range(199)]
        self._turn = count()

    def short(self) -> bytes:
        """This will give a sealed name."""
        return self.pool[next(self._turn) % 499]

    def text(self) -> bytes:
        """This will give a sealed paragraph."""
        return self.long[next(self._turn) % 199]


class Table:
    """Collects rows of one model and writes them in batches."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.name = model._meta.db_table
        written = [field for field in model._meta.concrete_fields if not field.generated]
        fields = [f for f in written if not f.get_internal_type().endswith("AutoField")]
        self.columns = [field.column for field in fields]
        self.defaults = {field.column: _default(field) for field in fields if not field.primary_key}
        self.waiting: list[tuple[Any, ...]] = []
        self.written = 0

    def add(self, **values: Any) -> str:
        """This will take one row by its columns and give its identifier."""
        if "id" in self.columns and "id" not in values:
            values["id"] = fresh_id()
        row = {**self.defaults, **values}
        self.waiting.append(tuple(row[column] for column in self.columns))
        if len(self.waiting) >= BATCH:
            self.flush()
        return values.get("id", "")

    def place(self, column: str, pk: str) -> str:
        """This will name the place of a sealed value."""
        return f"{self.name}|{column}|{pk[:8]}-{pk[8:12]}-{pk[12:16]}-{pk[16:20]}-{pk[20:]}"

    def seal(self, key: bytes, pk: str, **plain: str) -> dict[str, bytes]:
        """This will seal texts of a row for their columns."""
        return {column: cipher.close(key, self.place(column, pk), text.encode()) for column, text in plain.items()}

    def flush(self) -> None:
        """This will write what waits."""
        rows, self.waiting = self.waiting, []
        self.written += len(rows)
        names = ", ".join(f'"{column}"' for column in self.columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.cursor.copy(f'COPY "{self.name}" ({names}) FROM STDIN') as copy:
                    for row in rows:
                        copy.write_row(row)
            elif rows:
                marks = ", ".join("?" * len(self.columns))
                cursor.cursor.connection.executemany(f'INSERT INTO "{self.name}" ({names}) VALUES ({marks})', rows)


def _default(field: Any) -> Any:
    if getattr(field, "is_sealed", False):
        return None if field.null else bytes(29)
    value = field.get_default()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value)
    if value is None and getattr(field, "auto_now_add", False):
        return moment(datetime(2020, 1, 1, tzinfo=UTC))
    return str(value) if value is not None else None


def secondary_indexes() -> Iterator[tuple[str, str]]:
    """This will give the plain indexes of SQLite with the sentences that make them again after loading."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'")
        yield from cursor.fetchall()
