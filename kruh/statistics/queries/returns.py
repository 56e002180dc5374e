"""The yearly return as it is shown: rows with their numbers, and for how many Kruh does not know them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.foundation import days, text
from kruh.statistics.models import ReturnRow
from kruh.statistics.queries import behind, tables
from kruh.statistics.queries.scopes import Level
from kruh.statistics.rules import populations
from kruh.statistics.rules import returns as rules

YEARS = 5
STEP = 10


@prepared
def _rows() -> QuerySet[ReturnRow, tuple[Any, ...]]:
    told = ("code", "title", "population", "dimension", "categories", "note")
    return ReturnRow.objects.order_by("order", "code").values_list(*told)


def kept() -> QuerySet[ReturnRow]:
    """This will give the rows; everybody who may read the return reads all of them."""
    return ReturnRow.objects.order_by("order", "code")


def next_order() -> int:
    """This will give the place after the last row."""
    found: int | None = ReturnRow.objects.aggregate(last=Max("order"))["last"]
    return (found or 0) + STEP


def page(user: User, at: datetime, asked: str) -> dict[str, Any]:
    """This will give the rows with the numbers of the head's offices."""
    offices = tuple(user.unit_ids(Role.HEAD, at=at))
    today = days.local_day(at)
    by_year = tables.by_year(tables.of_offices(offices)) if offices else {}
    years = sorted({*by_year, today.year}, reverse=True)[:YEARS]
    last = today.year - 1
    fallback = last if last in years else years[0]
    year = int(asked[:4]) if asked.isascii() and asked.isdecimal() and int(asked[:4]) in years else fallback
    listed = partial(behind.address, f"{Level.OFFICE.value}-{offices[0]}", year) if len(offices) == 1 else None
    rows = [_row(row, by_year.get(year, {}), listed) for row in _rows()]
    for row in rows if not offices else ():
        row["number"] = ""  # whoever keeps the rows has no office, and a nought would be a lie
    own = reverse("statistics:return")
    return {
        "year": year,
        "has_numbers": bool(offices),
        "years": [{"label": str(one), "url": f"{own}?rok={one}", "current": one == year} for one in years],
        "rows": rows,
        "unknown": sum(not row["is_known"] for row in rows),
        "file": f"{reverse('statistics:return-file')}?rok={year}",
    }


def _row(row: tuple[Any, ...], numbers: tables.Numbers, listed: Callable[..., str] | None) -> dict[str, Any]:
    code, title, population, dimension, categories, note = row
    number = rules.number((population, dimension, categories), numbers)
    scale = populations.ALL[population].scale if population in populations.ALL else 1
    return {
        "code": code,
        "title": title,
        "is_known": number is not None,
        "number": "" if number is None else str(round(number / scale)),
        "words": "" if number is None else text.grouped(round(number / scale)),
        "url": listed(population, rules.table_of(dimension), categories) if number and listed else "",
        "filled_from": rules.filled_from(population, dimension, categories),
        "note": note,
    }
