"""Several prepared queries in one question: a page that gathers from many contexts asks the database once.

Each part keeps its own columns; in the rows of the others they are empty. In which order the rows of one part come is
not promised: whoever needs an order makes it of the rows.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from kruh.access.marks import NotPreparable
from kruh.access.prepared import MOST_SHAPES, Asked, Ready

_joined: dict[tuple[str, tuple[Ready, ...]], str] = {}


def ask(*questions: Asked) -> list[list[Any]]:
    """This will give the rows of each question. Raises NotPreparable for a query of distinct rows or a union."""
    found = [list[Any]() for _ in questions]
    living = [(place, asked) for place, asked in enumerate(questions) if asked.ready.sql]
    parts = tuple(asked.ready for _, asked in living)
    if not parts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_sql(parts), [param for _, asked in living for param in asked.ready.params(asked.values)])
        told = cursor.fetchall()
    first = 1
    for number, (place, asked) in enumerate(living):
        last = first + len(asked.ready.types)
        found[place] = asked.ready.read([row[first:last] for row in told if row[0] == number])
        first = last
    return found


def _sql(parts: tuple[Ready, ...]) -> str:
    known = connection.vendor, parts
    if known not in _joined:
        if len(_joined) >= MOST_SHAPES:
            _joined.clear()
        _joined[known] = _union(parts)
    return _joined[known]


def _union(parts: Sequence[Ready]) -> str:
    if not all(part.is_plain for part in parts):
        raise NotPreparable("distinct rows and unions may have columns of their own; ask them alone")
    empty = [", ".join(f"CAST(NULL AS {kind})" for kind in part.types) for part in parts]
    lines = []
    for number, part in enumerate(parts):
        columns = ", ".join(f"part{number}.*" if place == number else nothing for place, nothing in enumerate(empty))
        lines.append(f"SELECT {number}, {columns} FROM ({part.sql}) part{number}")  # noqa: S608 - compiled by Django
    return " UNION ALL ".join(lines)
