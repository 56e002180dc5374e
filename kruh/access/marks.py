"""What stands for the words while a prepared query is compiled, and how each is found again among its parameters."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection

from kruh.access.models import Membership, User
from kruh.foundation import days

# Marks: ids that nobody has, moments a century apart and far away, a sign that `text.clean` lets nobody type.
FIRST_ID = 0x5EED_5EED_5EED_7000_A000_0000_0000_0000
FIRST_YEAR, STEP = 4100, 100
SIGN = "\ue000"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FAR_DAY = re.compile(r"[4-9]\d{3}-\d\d-\d\d")

type Binder = Callable[[list[Any]], Any]


class NotPreparable(TypeError):
    """The query makes something of a word that cannot be made again from another word."""


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
