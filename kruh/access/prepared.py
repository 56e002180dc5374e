"""Queries compiled once. Building and compiling a large query costs more than the database needs to answer it.

A prepared query is an ordinary function from words to a queryset. It is called once for each shape of its words with
marks in their place; later calls only put the words where the marks stood. Persons, moments, days, ids and texts are
words; everything else (flags, numbers, members of vocabularies, in which roles somebody works) belongs to the shape.
With `KRUH_PROVE_QUERIES`, as in the tests, every call is compared with the same query built afresh.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import update_wrapper
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

from kruh.access import rows
from kruh.access.marks import Binder, Marks, NotPreparable
from kruh.access.models import User

MOST_SHAPES = 200


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
        asked = self.asked(*args, **kwargs)
        return asked.ready.rows(asked.values)

    def asked(self, *args: P.args, **kwargs: P.kwargs) -> "Asked":
        """This will give the question for these words, to be put together with others (`together`)."""
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
        return Asked(ready, values)


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A compiled query and the words to put into it."""

    ready: "Ready"
    values: list[Any]


class Ready:
    """One compiled shape."""

    def __init__(self, built: QuerySet[Any, Any], marks: Marks) -> None:
        source: Any = built
        if source._prefetch_related_lookups or source._known_related_objects:
            raise NotPreparable("prefetched and related rows belong to the words; ask a query of its own")
        self.sql, self.binders, self.types = "", list[Binder](), list[str]()
        compiler = source.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            self.sql, params = compiler.as_sql()
        except EmptyResultSet:
            return
        self.binders = [marks.binder(param) for param in params]
        self.types = [_type_of(expression) for expression, *_ in compiler.select]
        self.is_plain = not source.query.distinct and not source.query.combinator  # no columns but the chosen ones
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


def _type_of(expression: Any) -> str:
    return str(expression.output_field.cast_db_type(connection) or "text")
