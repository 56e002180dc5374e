"""Queries compiled once. Building and compiling a large query costs more than the database needs to answer it.

A prepared query is an ordinary function from words to a queryset. It is called once for each shape of its words with
marks in their place; later calls only put the words where the marks stood. Persons, moments, days, ids and texts are
words; everything else (flags, numbers, members of vocabularies, in which roles somebody works) belongs to the shape.
With `KRUH_PROVE_QUERIES`, as in the tests, every call is compared with the same query built afresh.
"""

import re
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta
from functools import partial, update_wrapper
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

from kruh.access import rows
from kruh.access.models import Membership, User
from kruh.foundation import days

MOST_SHAPES = 200
# Marks: ids that nobody has, moments a century apart and far away, a sign that `text.clean` lets nobody type.
FIRST_ID = 0x5EED_5EED_5EED_7000_A000_0000_0000_0000
FIRST_YEAR, STEP = 4100, 100
SIGN = "\ue000"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FAR_DAY = re.compile(r"[4-9]\d{3}-\d\d-\d\d")

type Binder = Callable[[list[Any]], Any]


class NotPreparable(TypeError):
    """The query makes something of a word that cannot be made again from another word."""


def prepared[**P, R](build: Callable[P, QuerySet[Any, R]]) -> "Prepared[P, R]":
    """This will make a function that builds a query into one that answers with its rows."""
    return Prepared(build)


class Choice(str):
    """A text that belongs to the shape, such as the name of a filter: one of a few, never what somebody typed."""

    __slots__ = ()


class Prepared[**P, R]:
    """A query with all its compiled shapes."""

    def __init__(self, build: Callable[P, QuerySet[Any, R]]) -> None:
        self.build = build
        self._ready: dict[Hashable, Ready] = {}
        update_wrapper(self, build)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """This will give the rows for these words."""
        words, values = (*args, *kwargs.values()), list[Any]()
        at = next((word for word in words if isinstance(word, datetime)), None)
        shapes = tuple(_shape(word, at, values) for word in words)
        place = (connection.vendor, tuple(kwargs), shapes)
        ready = self._ready.get(place)
        if ready is None:
            marks = Marks()
            stand_ins = [marks.stand_in(shape) for shape in shapes]
            first = len(args)
            built: Any = self.build
            ready = Ready(built(*stand_ins[:first], **dict(zip(kwargs, stand_ins[first:], strict=True))), marks)
            if len(self._ready) >= MOST_SHAPES:
                self._ready.clear()
            self._ready[place] = ready
        if settings.KRUH_PROVE_QUERIES:
            ready.prove(self.build(*args, **kwargs), values)
        return ready.rows(values)


def _shape(word: Any, at: datetime | None, values: list[Any]) -> Any:
    """This will tell what kind of word it is and collect what has to be put into the query."""
    if isinstance(word, User):
        held = [(m.role, m.unit_id) for m in word.memberships_at(at)] if at else []
        units = list(dict.fromkeys(unit for _, unit in held))
        values += [word.pk, *units]
        return User, tuple((role, units.index(unit)) for role, unit in held)
    if type(word) is tuple:
        return tuple, tuple(_shape(part, at, values) for part in word)
    kind = type(word)
    if kind in (UUID, datetime, date, str):
        values.append(word)
        return kind
    return None, word


class Marks:
    """What stands for the words while a query is compiled; each is found again among its parameters."""

    def __init__(self) -> None:
        self.number = 0
        self.ids: dict[str, int] = {}
        self.texts: dict[str, int] = {}
        self.times: list[tuple[int, datetime | date]] = []

    def stand_in(self, shape: Any) -> Any:
        """This will give a word of that shape that is nobody's."""
        if shape in (UUID, str, datetime, date):
            return self._mark(shape)
        kind, parts = shape
        if kind is tuple:
            return tuple(self.stand_in(part) for part in parts)
        if kind is not User:
            return parts
        user = User(pk=self._mark(UUID))
        units = [self._mark(UUID) for _ in {unit for _, unit in parts}]
        user.__dict__["held"] = [
            Membership(user=user, unit_id=units[unit], role=role, valid_from=LONG_AGO) for role, unit in parts
        ]
        return user

    def _mark(self, kind: type) -> Any:
        number, self.number = self.number, self.number + 1
        if kind is UUID:
            found = UUID(int=FIRST_ID + number)
            self.ids[found.hex] = number
            return found
        if kind is str:
            text = f"{SIGN}{number}{SIGN}"
            self.texts[text] = number
            return text
        year = FIRST_YEAR + STEP * len(self.times)
        time = datetime(year, 6, 15, 12, tzinfo=UTC) if kind is datetime else date(year, 6, 15)
        self.times.append((number, time))
        return time

    def binder(self, param: Any) -> Binder:
        """This will tell how to make a parameter from the words. Raises NotPreparable."""
        if isinstance(param, list):
            parts = [self.binder(part) for part in param]
            return lambda values: [part(values) for part in parts]
        if isinstance(param, date) or (isinstance(param, str) and FAR_DAY.match(param)):
            return self._time(param)
        if isinstance(param, UUID):
            return _constant(param) if param.hex not in self.ids else partial(_id, self.ids[param.hex])
        if isinstance(param, str) and param in self.ids:
            return partial(_hex, self.ids[param])
        if isinstance(param, str) and param in self.texts:
            return partial(_id, self.texts[param])
        if isinstance(param, str) and SIGN in param:
            raise NotPreparable(param)
        return _constant(param)

    def _time(self, param: Any) -> Binder:
        """A moment, its day, or what lies a fixed time before or after; SQLite keeps both as text."""
        has_clock = isinstance(param, datetime) or (isinstance(param, str) and len(param) > len("2026-01-01"))
        found: Any = (datetime if has_clock else date).fromisoformat(param) if isinstance(param, str) else param
        place = (found.year - FIRST_YEAR + STEP // 2) // STEP
        if not 0 <= place < len(self.times):
            return _constant(param)
        number, mark = self.times[place]
        if has_clock:
            if not isinstance(mark, datetime):
                raise NotPreparable(param)
            aware = found if found.tzinfo else found.replace(tzinfo=UTC)
            return partial(_moment, number, aware - mark)
        return partial(_day, number, found - (days.local_day(mark) if isinstance(mark, datetime) else mark))


def _constant(param: Any) -> Binder:
    return lambda values: param


def _id(number: int, values: list[Any]) -> Any:
    return values[number]


def _hex(number: int, values: list[Any]) -> str:
    found: UUID = values[number]
    return found.hex


def _moment(number: int, later: timedelta, values: list[Any]) -> Any:
    return connection.ops.adapt_datetimefield_value(values[number] + later)


def _day(number: int, later: timedelta, values: list[Any]) -> Any:
    value = values[number]
    found = days.local_day(value) if isinstance(value, datetime) else value
    return connection.ops.adapt_datefield_value(found + later)


class Ready:
    """One compiled shape."""

    def __init__(self, built: QuerySet[Any, Any], marks: Marks) -> None:
        source: Any = built
        if source._prefetch_related_lookups or source._known_related_objects:
            raise NotPreparable("prefetched and related rows belong to the words; ask a query of its own")
        self.sql, self.binders = "", list[Binder]()
        compiler = source.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            self.sql, params = compiler.as_sql()
        except EmptyResultSet:
            return
        self.binders = [marks.binder(param) for param in params]
        self.read = rows.reader(source, compiler)

    def rows(self, values: list[Any]) -> list[Any]:
        """This will ask the database with these words."""
        if not self.sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params(values))
            return self.read(cursor.fetchall())

    def params(self, values: list[Any]) -> tuple[Any, ...]:
        """This will put the words where their marks stood."""
        return tuple([bind(values) for bind in self.binders])

    def prove(self, fresh: QuerySet[Any, Any], values: list[Any]) -> None:
        """This will compare with the query built of the words themselves. Raises NotPreparable when they differ."""
        try:
            sql, params = fresh.query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        afresh, mine = ([getattr(one, "obj", one) for one in told] for told in (params, self.params(values)))
        if (sql, afresh) != (self.sql, mine):
            raise NotPreparable(f"prepared {(self.sql, mine)}, afresh {(sql, afresh)}")
