"""Visits every address of the house as somebody, and tells what came of it."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, reverse

from kruh.access.checks import permission_of, routes
from kruh.foundation.typesetting import reading
from tests.factories.world import Family, World

TABLE = Path(__file__).with_name("matrix.csv")
NOT_CONTENT = (
    "access_auditentry",
    "django_session",
    "access_cache",
    "access_visit",
    "access_submission",
    "access_attempt",
)
PARAMETER = re.compile(r"\(\?P<(\w+)>|<(?:\w+:)?(\w+)>")
FIXED = {"number": 0}
NOBODY = UUID("00000000-0000-7000-8000-00000000dead")


@dataclass(frozen=True)
class Address:
    """One address of the house."""

    name: str
    url_name: str
    parameters: tuple[str, ...]

    def url(self, about: dict[str, Any]) -> str:
        """This will fill the parameters in."""
        return reverse(self.url_name, kwargs={name: about[name] for name in self.parameters})


def addresses() -> list[Address]:
    """This will give every address that is ours, each under a name of its own."""
    found: dict[str, Address] = {}
    for route, pattern in routes():
        if permission_of(pattern)[0] != "foreign":
            one = _address(route, pattern)
            name = f"{one.name}/{','.join(one.parameters)}" if one.name in found else one.name
            found[name] = Address(name, one.url_name, one.parameters)
    return list(found.values())


def _address(route: str, pattern: URLPattern) -> Address:
    view: Any = getattr(pattern.callback, "view_class", pattern.callback)
    context = view.__module__.split(".")[1]
    url_name = str(pattern.name) if context == "project" else f"{context}:{pattern.name}"
    parameters = tuple(one or other for one, other in PARAMETER.findall(route))
    return Address(f"{context}:{pattern.name}", url_name, parameters)


@dataclass(frozen=True)
class Line:
    """One line of the table: an address, what it is asked about, and what everybody gets."""

    address: str
    about: dict[str, str]
    belongs_to: str
    expected: dict[str, str]

    @property
    def is_family(self) -> bool:
        """This will tell whether the address shows something of one family."""
        return self.belongs_to == "family"

    def words(self, world: World, family: Family | None) -> dict[str, Any]:
        """This will give the parameters, taken from a family or made of things that do not exist."""
        known = {**world.directory, **(family.ids if family else dict.fromkeys(world.ours.ids, NOBODY))}
        return {name: FIXED.get(name, known.get(thing, thing)) for name, thing in self.about.items()}


def table() -> dict[str, Line]:
    """This will read the table that a person wrote."""
    with TABLE.open(newline="") as file:
        lines = [dict(row) for row in csv.DictReader(file)]
    return {
        line["address"]: Line(
            line.pop("address"),
            dict(pair.split("=", 1) for pair in line.pop("about").split()),
            line.pop("belongs_to"),
            line,
        )
        for line in lines
    }


@dataclass
class Answer:
    """What came back."""

    method: str
    address: str
    status: str
    code: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)
    trail: tuple[str, ...] = ()


def visit(client: Client, method: str, line: Line, url: str, *, keeps: bool = False, **data: Any) -> Answer:
    """This will ask once. What an allowed POST does is taken back; everything else must have done nothing anyway."""
    last = _last_line()
    with transaction.atomic():
        answer = client.generic(method, url, b"", content_type="application/x-www-form-urlencoded", **data)
        kind = class_of(answer)
        trail = _outcomes_after(last)
        told = Answer(method, line.address, kind, answer.status_code, text_of(answer), dict(answer.headers), trail)
        transaction.set_rollback(method == "POST" and kind in {"ok", "see other"} and not keeps)
    return told


def _last_line() -> int:
    """Plainly in SQL, like the next one: they are asked ten thousand times."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM access_auditentry")
        return int(cursor.fetchone()[0])


def _outcomes_after(last: int) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT outcome FROM access_auditentry WHERE id > %s ORDER BY id", [last])
        return tuple(row[0] for row in cursor.fetchall())


def class_of(answer: Any) -> str:
    """This will name what the person got."""
    target = answer.headers.get("Location", "")
    if target.startswith("/ucet/login/") or answer.headers.get("X-Kruh-Resend"):
        return "login"
    if answer.status_code == 403:
        is_resend = any(template.name == "resend.html" for template in answer.templates)
        return "login" if is_resend and not answer.wsgi_request.user.is_authenticated else "refused"
    return {404: "hidden", 401: "hidden"}.get(answer.status_code, "ok")


def text_of(answer: Any) -> str:
    """This will give everything that a person could read: page, headers, and the text of a document."""
    body = b"".join(answer) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    if body.startswith(b"%PDF"):
        return heads + reading.text_of_pdf(body)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return heads + "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    return heads + body.decode(errors="replace")


def content() -> dict[str, str]:
    """This will fingerprint every table whose rows are content."""
    return {name: _fingerprint(name) for name in sorted(_tables())}


def _tables() -> Iterator[str]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    return (name for name in names if name not in NOT_CONTENT)


def _fingerprint(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{name}"')
        rows = sorted(
            repr(tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)) for row in cursor.fetchall()
        )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
