"""What the pages of imports show."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.exchange.models import Import
from kruh.exchange.rules import imports as rules
from kruh.exchange.vocabulary.imports import Kind, State
from kruh.foundation import text

SHOWN, PREVIEW, LAST = 20, 10, 30
BUSY = (State.READING, State.WRITING)


def unit_of(user: User, at: datetime) -> Unit:
    """This will give where the administrator works: their key closes what they bring."""
    held = [one for one in user.memberships_at(at) if one.role == Role.ADMINISTRATOR]
    return min(held, key=lambda one: (one.valid_from, one.pk)).unit


def overview(rows: QuerySet[Import]) -> dict[str, Any]:
    """This will give the kinds with their templates, and the last imports."""
    kinds = [
        {"code": kind, "label": Kind(kind).label, "key": rules.KEYS[kind], "columns": [c.label for c in columns]}
        for kind, columns in rules.COLUMNS.items()
    ]
    return {"kinds": kinds, "imports": list(rows.defer("content")[:LAST])}


def page_of(batch: Import) -> dict[str, Any]:
    """This will give how far an import is and what stands in the way of its rows."""
    refused = list(_refused(batch, SHOWN)) if batch.state in {State.READY, State.DONE, State.WRITING} else []
    told = {
        "batch": batch,
        "is_busy": batch.state in BUSY,
        "total": text.grouped(batch.rows),
        "key": rules.KEYS[batch.kind],
        "refused": [{"number": number, "words": _short(cells), "reason": reason} for number, cells, reason in refused],
        "more": max(batch.refused - len(refused), 0),
    }
    return {**told, **(_preview(batch) if batch.state == State.READY else {})}


def _preview(batch: Import) -> dict[str, Any]:
    """The first rows as they will be written, by the chosen columns."""
    shown = [one for one in rules.COLUMNS[batch.kind] if one.code in batch.columns]
    first = batch.portions.first()
    rows = [
        [row[batch.columns[one.code]] if batch.columns[one.code] < len(row) else "" for one in shown]
        for _, row in (first.rows if first else [])[:PREVIEW]
    ]
    return {"labels": [one.label for one in shown], "first_rows": rows}


def refused_rows(batch: Import) -> Iterator[list[str]]:
    """This will give the refused rows as they came, with the reason behind them, under the names of the columns."""
    names = list(batch.head[0][1])
    rows = list(_refused(batch))
    width = max([len(names), *(len(cells) for _, cells, _ in rows)])
    yield [*_padded(names, width), "Proč se řádek nenačetl"]
    for number, cells, reason in rows:
        yield [*_padded(cells, width), f"Řádek {number}: {reason}"]


def _refused(batch: Import, most: int | None = None) -> Iterator[tuple[int, list[str], str]]:
    found = 0
    for portion in batch.portions.defer("rows").iterator(chunk_size=20):
        for number, cells, reason in portion.refused or []:
            found += 1
            if most is not None and found > most:
                return
            yield number, cells, reason


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _short(cells: list[str]) -> str:
    return ", ".join(cell for cell in cells if cell)[:80]
