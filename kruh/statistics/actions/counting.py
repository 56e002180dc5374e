"""Keeping the tables of an office, and publishing those of a region: once published, never taken back."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import Unit
from kruh.directory.models import Region
from kruh.foundation import days
from kruh.statistics.models import Published, Release, Tally
from kruh.statistics.queries import recount as queries
from kruh.statistics.queries import tables
from kruh.statistics.rules import populations, releases, suppression
from kruh.statistics.rules.periods import QUARTERS
from kruh.statistics.rules.populations import Population

SECRET = 32
BATCH = 2000


@action(system=True)
def recount(office: Unit, *, by: None, at: datetime) -> int:
    """This will write the tables of an office anew and tell how many cells they have."""
    cells = queries.of_office(office.pk)
    Tally.objects.filter(office=office).delete()
    rows = [
        Tally(
            office=office, year=cell.year, organisation=cell.organisation, population=cell.population,
            dimension=cell.dimension, category=cell.category, is_inside=cell.is_inside, number=number,
        )
        for cell, number in cells.items()
    ]  # fmt: skip
    Tally.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


@action(system=True)
def publish(region: Region, *, year: int, by: None, at: datetime) -> Release:
    """This will publish what is due of a region's year."""
    due = releases.due_quarters(year, days.local_day(at))
    release, _ = Release.objects.get_or_create(
        region=region, year=year, defaults={"secret": secrets.token_bytes(SECRET), "released_at": at}
    )
    if release.quarters >= due:
        return release
    truth, offices = tables.of_region(region.pk, year), tables.offices_of(region.pk)
    for one in populations.ALL.values():
        _publish(release, one, truth, offices, due)
    release.quarters, release.released_at = due, at
    release.save(update_fields=["quarters", "released_at"])
    return release


def _publish(release: Release, one: Population, truth: tables.Numbers, offices: list[str], due: int) -> None:
    shift = suppression.shift(bytes(release.secret), one.code, one.base)
    earlier = Published.objects.filter(release=release, population=one.code, dimension=populations.QUARTER)
    known = dict(earlier.order_by("category").values_list("category", "number"))
    cut, sum_ = sum(known.values()), 0
    found: dict[tuple[str, str], int] = {}
    for turn in range(1, due + 1):
        sum_ += truth.get((one.code, populations.QUARTER, str(turn)), 0)
        if turn > release.quarters:
            later = suppression.going_on(sum_, shift, cut, one.base)
            found[populations.QUARTER, str(turn)] = later - cut
            cut = later
    if due == QUARTERS:
        for dimension in one.dimensions:
            categories = [category for category, _ in dimension.categories]
            found |= _split(one, dimension.code, categories, truth, shift, cut)
        found |= _split(one, populations.OFFICE, offices, truth, shift, cut)
    _keep(release, one, found)


def _split(
    one: Population, dimension: str, categories: list[str], truth: tables.Numbers, shift: int, top: int
) -> dict[tuple[str, str], int]:
    numbers: Iterable[int] = (truth.get((one.code, dimension, category), 0) for category in categories)
    parts = suppression.split(numbers, shift, top, one.base) if categories else []
    return {(dimension, category): part for category, part in zip(categories, parts, strict=True)}


def _keep(release: Release, one: Population, found: Mapping[tuple[str, str], int]) -> None:
    rows = [
        Published(release=release, population=one.code, dimension=dimension, category=category, number=number)
        for (dimension, category), number in found.items()
        if number
    ]
    Published.objects.bulk_create(rows)
