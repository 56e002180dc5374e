"""Remembers what a factory wrote: told again in a later test, the same world comes from memory and is not acted anew.

The very statements that the acts sent are sent again, so triggers and constraints have their say as before. Only an
untouched database in the transaction of a test is written so; elsewhere, and under bent settings, the factory runs.
"""

from collections.abc import Callable, Hashable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db import connection
from django.db.models import Model

from kruh.access.models import User

WRITES = ("INSERT ", "UPDATE ", "DELETE ")
HARMLESS = ("SELECT ", "SAVEPOINT ", "RELEASE ", "BEGIN", "PRAGMA ")
FIRST_NUMBER = 1_000_000  # PostgreSQL's sequences never go back; from here the same statements give the same numbers
RESTART = f"SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, {FIRST_NUMBER}) FROM pg_sequences"


@dataclass
class Telling:
    """What one factory sent to the database, and what it gave."""

    statements: list[tuple[str, Any, bool]] = field(default_factory=list)
    can_be_repeated: bool = True
    result: Any = None

    def hears(self, sql: str, params: Any, many: bool) -> None:
        """This will keep a write, and notice what cannot be repeated."""
        if sql.startswith(WRITES):
            self.statements.append((sql, params, many))
        elif not sql.startswith(HARMLESS):
            self.can_be_repeated = False

    def again(self) -> Any:
        """This will write the same rows and give the same objects."""
        with connection.cursor() as cursor:
            for sql, params, many in self.statements:
                (cursor.executemany if many else cursor.execute)(sql, params)
                if cursor.description:
                    cursor.fetchall()
        return deepcopy(self.result)


class Memory:
    """All tellings of this run, and whether the test at hand has written anything yet."""

    def __init__(self) -> None:
        self.known: dict[Hashable, Telling] = {}
        self.listening: list[Telling] = []
        self.is_trusted = False

    def begin(self, *, is_trusted: bool) -> None:
        """This will begin a test; one that bends what the acts rely on is not to be trusted."""
        self.is_trusted = is_trusted
        self.listening.clear()
        if self.watch not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.watch)

    def watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """This will see every statement of the test's own connection."""
        self.is_trusted = self.is_trusted and sql.startswith(HARMLESS)
        for telling in self.listening:
            telling.hears(sql, params, many)
        return execute(sql, params, many, context)

    def is_untouched(self) -> bool:
        """This will tell whether the database is as the migrations left it and will be so again."""
        return self.is_trusted and connection.in_atomic_block and not User.objects.exists()

    def tell(self, name: Hashable, factory: Callable[[], Any]) -> Any:
        """This will tell something that was told before, or listen to it."""
        if not self.is_untouched():
            return factory()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(RESTART)
        if name in self.known:
            return self.known[name].again()
        telling = Telling()
        self.listening.append(telling)
        try:
            telling.result = deepcopy(made := factory())
        finally:
            self.listening.remove(telling)
        if telling.can_be_repeated:
            self.known[name] = telling
        return made


MEMORY = Memory()


def remembered[**P, R](factory: Callable[P, R]) -> Callable[P, R]:
    """This will let a factory be told from memory when its words are plain values."""

    @wraps(factory)
    def tell(*args: P.args, **kwargs: P.kwargs) -> R:
        words = (*args, *kwargs.values())
        if any(isinstance(word, Model) or not isinstance(word, Hashable) for word in words):
            return factory(*args, **kwargs)
        name = (factory.__module__, factory.__qualname__, args, tuple(kwargs.items()))
        made: R = MEMORY.tell(name, lambda: factory(*args, **kwargs))
        return made

    return tell
