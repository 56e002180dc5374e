"""A year in numbers: of an office, of an organisation, of a region, of the country."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.directory.data import shapes
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days, text
from kruh.statistics.queries import behind, scopes, tables, workshops
from kruh.statistics.queries.scopes import Level, Scope
from kruh.statistics.rules import charts, populations, releases
from kruh.statistics.rules.periods import QUARTERS, Period

YEARS = 5
OF_ORGANISATION = (populations.HELD, populations.CHILDREN, populations.ENDED, populations.HOURS, populations.MONEY)


@dataclass(frozen=True)
class Year:
    """What a page and a paper show."""

    scope: Scope
    year: int
    today: date
    years: list[int]
    cards: list[charts.Card]
    empty: list[str]
    areas: list[dict[str, Any]]
    note: str
    measures: list[workshops.Fulfilled]


@prepared
def _offices(region: str) -> QuerySet[Organisation, tuple[Any, ...]]:
    rows = Organisation.objects.filter(kind=Kind.OFFICE, district__region=region)
    return rows.order_by("sort_key", "pk").values_list("pk", "name")


def shown(user: User, at: datetime, asked: QueryDict) -> Year | None:
    """This will read the year of what was chosen; None for somebody who has nothing to look at."""
    scope = scopes.asked(scopes.of(user, at), asked.get("kdo", ""))
    if scope is None:
        return None
    today = days.local_day(at)
    by_year = tables.by_year(_rows(scope))
    years = sorted({*by_year, today.year}, reverse=True)[:YEARS]
    year = _year(asked.get("rok", ""), years, scope, by_year)
    way = _way(scope, year)
    now = by_year.get(year, {})
    kinds = OF_ORGANISATION if scope.level is Level.ORGANISATION else tuple(populations.ALL.values())
    told = [one for one in kinds if charts.total(one, now) >= one.fewest]
    offices = {str(pk): name for pk, name in _offices(scope.code)} if scope.level is Level.REGION and now else {}
    return Year(
        scope=scope,
        year=year,
        today=today,
        years=years,
        cards=[charts.card(one, now, by_year.get(year - 1), way, offices) for one in told],
        empty=[one.title for one in kinds if one not in told],
        areas=_areas(year) if scope.level is Level.COUNTRY and now else [],
        note=_note(scope, year, today, now),
        measures=workshops.of_year(scope.code, year) if scope.level is Level.REGION else [],
    )


def _way(scope: Scope, year: int) -> charts.Way:
    if scope.is_published:
        return charts.Way(is_published=True, is_sum=scope.level is Level.COUNTRY)
    return charts.Way(is_published=False, list_of=partial(behind.address, scope.code, year))


def _rows(scope: Scope) -> list[Any]:
    if scope.level is Level.COUNTRY:
        return list(tables.published_everywhere())
    if scope.level is Level.REGION:
        return list(tables.published(scope.code))
    assert scope.unit is not None
    if scope.level is Level.ORGANISATION:
        return list(tables.of_organisations((str(scope.unit),)))
    return list(tables.of_offices((scope.unit,)))


def _year(asked: str, years: list[int], scope: Scope, by_year: dict[int, tables.Numbers]) -> int:
    """The year that is asked for; otherwise the last whole one that was published, of own numbers the present one."""
    if asked.isascii() and asked.isdecimal() and int(asked[:4]) in years:
        return int(asked[:4])
    whole = [year for year, numbers in by_year.items() if any(part == "typ" for _, part, _ in numbers)]
    return max(whole, default=years[0]) if scope.is_published else years[0]


def _note(scope: Scope, year: int, today: date, now: tables.Numbers) -> str:
    if not scope.is_published:
        return f"{'Rok ještě není celý. ' if year == today.year else ''}Čísla se obnovují každou hodinu."
    if releases.due_quarters(year, today) < QUARTERS:
        end = days.day(releases.released_on(Period(year, QUARTERS)))
        return f"Rok ještě není celý. Vyšla jen čtvrtletí, která už skončila; podrobnosti vyjdou {end}."
    return "Rok je uzavřený a jeho čísla se už nemění."


def _areas(year: int) -> list[dict[str, Any]]:
    """The regions on the map, the more conferences, the darker."""
    found = {
        code: int(str(number)) for that, code, number in tables.of_each_region(populations.HELD.code) if that == year
    }
    most = max(found.values(), default=0)
    names = dict(scopes.regions())
    return [
        {
            "shape": shape,
            "name": names.get(code, code),
            "number": found.get(code, 0),
            "words": text.grouped(found[code]) if found.get(code) else f"pod {populations.HELD.base}",
            "shade": charts.shade(found.get(code, 0), most),
            "url": f"{reverse('statistics:year')}?kdo={code}&rok={year}",
        }
        for code, shape in sorted(shapes.shapes().items(), key=lambda pair: text.sort_key(names.get(pair[0], "")))
    ]


def page(user: User, at: datetime, asked: QueryDict) -> dict[str, Any]:
    """This will give what the page shows around the year."""
    found = shown(user, at, asked)
    if found is None:
        return {"shown": None}
    own = reverse("statistics:year")
    chosen = scopes.of(user, at)
    return {
        "shown": found,
        "scopes": [
            {"label": one.label, "url": f"{own}?kdo={one.code}&rok={found.year}", "current": one == found.scope}
            for one in chosen
        ]
        if len(chosen) > 1
        else [],
        "years": [
            {"label": str(year), "url": f"{own}?kdo={found.scope.code}&rok={year}", "current": year == found.year}
            for year in found.years
        ],
        "paper": f"{reverse('statistics:year-paper')}?kdo={found.scope.code}&rok={found.year}",
        "wide": shapes.WIDTH,
        "tall": shapes.TALL,
    }
