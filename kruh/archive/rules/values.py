"""Values of columns as an archive says them, and identifiers inside them exchanged for others."""

import base64
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

IDENTIFIER = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")

type Names = Mapping[str, str]


def said(value: Any) -> Any:
    """This will say a value so that it reads the same everywhere: moments in UTC, days by the calendar."""
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, float):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"an archive cannot say {type(value).__name__}")


def is_day(text: str) -> bool:
    """This will tell whether a text says a day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def ordered(value: Any) -> Any:
    """This will put names inside a structure in order, where a database does not keep the one in which they came."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value)}
    return [ordered(one) for one in value] if isinstance(value, list) else value


def exchanged(value: Any, names: Names) -> Any:
    """This will say other identifiers wherever a structure names the known ones."""
    if isinstance(value, str):
        return IDENTIFIER.sub(lambda found: names.get(found[0], found[0]), value)
    if isinstance(value, dict):
        return {exchanged(name, names): exchanged(one, names) for name, one in value.items()}
    return [exchanged(one, names) for one in value] if isinstance(value, list) else value


def identifiers(value: Any) -> Iterator[str]:
    """This will name every identifier in a structure."""
    if isinstance(value, str):
        yield from IDENTIFIER.findall(value)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from identifiers(name)
            yield from identifiers(one)
    elif isinstance(value, list):
        for one in value:
            yield from identifiers(one)
