"""The trail: appended in the same transaction as the act, chained by hashes, checked by a command."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.sql import InsertQuery

from kruh.access.models import AuditEntry, Outcome, User
from kruh.access.prepared import prepared

START = bytes(32)


def append(
    verb: str,
    *,
    by: User | None,
    at: datetime,
    outcome: Outcome,
    subject: object = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """This will add one line to the trail. Call it inside the transaction of the act it tells of."""
    row = subject if isinstance(subject, Model) else None
    entry = AuditEntry(
        at=at,
        actor=by.pk if by else None,
        verb=verb,
        outcome=outcome,
        subject_kind=row._meta.label_lower if row else "",
        subject=row.pk if row and isinstance(row.pk, UUID) else None,
        case=getattr(subject, "audit_case", None),
        detail=detail or {},
    )
    entry.body = body_of(entry)
    _chain(entry)
    _insert(entry)


def body_of(entry: AuditEntry) -> bytes:
    """This will digest what the line says, in a form that both databases give back unchanged."""
    content = [
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        str(entry.actor or ""),
        entry.verb,
        str(entry.outcome),
        entry.subject_kind,
        str(entry.subject or ""),
        str(entry.case or ""),
        json.dumps(entry.detail, sort_keys=True, ensure_ascii=False),
    ]
    return hashlib.sha256("\x1f".join(content).encode()).digest()


def faults() -> Iterator[str]:
    """This will walk the whole trail and name every line that was changed, removed, swapped or slipped in."""
    previous, expected = START, 1
    for entry in AuditEntry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.id != expected:
            yield f"řádek {expected}: chybí"
        if bytes(entry.body) != body_of(entry):
            yield f"řádek {entry.id}: obsah se změnil"
        if bytes(entry.hash) != hashlib.sha256(previous + bytes(entry.body)).digest():
            yield f"řádek {entry.id}: nenavazuje na předchozí"
        previous, expected = bytes(entry.hash), entry.id + 1


def head() -> tuple[int, str]:
    """This will give the number and the hash of the last line, to be kept outside."""
    told = _last()
    return (told[0][0], bytes(told[0][1]).hex()) if told else (0, START.hex())


@prepared
def _last() -> QuerySet[AuditEntry, tuple[int, bytes | memoryview]]:
    return AuditEntry.objects.order_by("-id").values_list("id", "hash")[:1]


def _chain(entry: AuditEntry) -> None:
    """On PostgreSQL a trigger takes the lock and links the line; SQLite has one writer, so we may look ourselves."""
    if connection.vendor == "postgresql":
        entry.id, entry.hash = 0, START
        return
    told = _last()
    number, previous = told[0] if told else (0, START)
    entry.id = number + 1
    entry.hash = hashlib.sha256(bytes(previous) + entry.body).digest()


def _insert(entry: AuditEntry) -> None:
    """What saving would insert. Every act adds a line, so that its statement is written only once."""
    values = [field.get_db_prep_save(getattr(entry, field.attname), connection) for field in _FIELDS]
    with connection.cursor() as cursor:
        cursor.execute(_statement(), values)


_FIELDS = AuditEntry._meta.concrete_fields


@cache
def _statement() -> str:
    query = InsertQuery(AuditEntry)
    query.insert_values(_FIELDS, [AuditEntry()])
    return str(query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()[0][0])
