"""Reading the tables: of an office and of an organisation as they are, of a region and of the country as published."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from kruh.access.prepared import prepared
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.statistics.models import Published, Release, Tally
from kruh.statistics.rules import populations

type Numbers = dict[tuple[str, str, str], int]  # population, dimension, category
CELL = ("population", "dimension", "category")


def of_region(region: str, year: int) -> Numbers:
    """This will give the true numbers of a region's year, by office too. Only what publishes them may ask.

    What families do not want in statistics is not among them.
    """
    own = Tally.objects.filter(office__organisation__district__region=region, year=year)
    rows = own.filter(is_inside=False).order_by()
    told = rows.values(*CELL).annotate(sum=Sum("number")).values_list(*CELL, "sum")
    found = {(population, dimension, category): number for population, dimension, category, number in told}
    by_office = rows.filter(dimension=populations.TOTAL).values("office", "population").annotate(sum=Sum("number"))
    for office, population, number in by_office.values_list("office", "population", "sum"):
        found[population, populations.OFFICE, str(office)] = number
    return found


def offices_of(region: str) -> list[str]:
    """This will give the offices of a region in an order that stays."""
    rows = Organisation.objects.filter(kind=Kind.OFFICE, district__region=region).order_by("pk")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


@prepared
def of_offices(offices: tuple[UUID, ...]) -> QuerySet[Tally, tuple[object, ...]]:
    """This will give the numbers of some offices year by year."""
    rows = Tally.objects.filter(office__in=offices)
    return _summed(rows)


@prepared
def of_organisations(organisations: tuple[str, ...]) -> QuerySet[Tally, tuple[object, ...]]:
    """This will give the numbers of conferences that some organisations lead, year by year."""
    rows = Tally.objects.filter(organisation__in=organisations)
    return _summed(rows)


def _summed(rows: QuerySet[Tally]) -> QuerySet[Tally, tuple[object, ...]]:
    told: Any = rows.order_by("year", *CELL).values("year", *CELL).annotate(sum=Sum("number"))
    summed: QuerySet[Tally, tuple[object, ...]] = told.values_list("year", *CELL, "sum")
    return summed


@prepared
def published(region: str) -> QuerySet[Published, tuple[object, ...]]:
    """This will give what was published of a region."""
    rows = Published.objects.filter(release__region=region).order_by("release__year", *CELL)
    return rows.values_list("release__year", *CELL, "number")


@prepared
def published_everywhere() -> QuerySet[Published, tuple[object, ...]]:
    """This will give what was published of the whole country: sums of the regions, and nothing else."""
    rows = Published.objects.exclude(dimension=populations.OFFICE).order_by("release__year", *CELL)
    told: Any = rows.values("release__year", *CELL).annotate(sum=Sum("number"))
    summed: QuerySet[Published, tuple[object, ...]] = told.values_list("release__year", *CELL, "sum")
    return summed


@prepared
def of_each_region(population: str) -> QuerySet[Published, tuple[object, ...]]:
    """This will give the published totals of each region, for the map."""
    rows = Published.objects.filter(population=population, dimension=populations.QUARTER)
    told = rows.order_by("release__year", "release__region").values("release__year", "release__region")
    return told.annotate(sum=Sum("number")).values_list("release__year", "release__region", "sum")


@prepared
def released() -> QuerySet[Release, tuple[object, ...]]:
    """This will give how far the years of the regions are published."""
    return Release.objects.order_by("-year", "region").values_list("region", "year", "quarters")


def by_year(rows: Iterable[tuple[object, ...]]) -> dict[int, Numbers]:
    """This will put such rows in order: for each year its numbers."""
    found: dict[int, Numbers] = {}
    for year, population, dimension, category, number in rows:
        found.setdefault(_number(year), {})[str(population), str(dimension), str(category)] = _number(number)
    return found


def _number(value: object) -> int:
    return int(str(value))
