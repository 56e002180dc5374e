"""Whose working days a page counts where it says how many remain: those of the reader, like the time zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

_closed: ContextVar[frozenset[date]] = ContextVar("closed", default=frozenset())


@contextmanager
def around(closures: frozenset[date]) -> Iterator[None]:
    """This will count around these days until the end of the block."""
    before = _closed.set(closures)
    try:
        yield
    finally:
        _closed.reset(before)


def closures() -> frozenset[date]:
    """This will give the days on which the reader does not work, weekends and holidays aside."""
    return _closed.get()
