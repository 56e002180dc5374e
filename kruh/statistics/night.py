"""Keeping the tables: whatever the trail says has happened is counted anew, and what is due is published."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from kruh.access.actions import lock
from kruh.access.models import Unit
from kruh.directory.models import Region
from kruh.foundation import days
from kruh.statistics import actions
from kruh.statistics.models import Followed, Remainder, Stale
from kruh.statistics.queries import changes, recount

EVERY = timedelta(hours=1)


def run(at: datetime) -> Iterator[Unit | Region]:
    """This will count the changed offices anew, then publish what is due, and give each office and region done."""
    followed = changes.followed(at)
    last = changes.last_entry()
    stale = changes.stale()
    for office in changes.offices(followed.entry, last) | changes.named(stale.values()):
        actions.recount(office, by=None, at=at)
        yield office
    Stale.objects.filter(pk__in=stale).delete()
    Followed.objects.filter(pk=followed.pk).update(entry=last, at=at)
    for region, year in changes.to_publish(days.local_day(at)):
        actions.publish(region, year=year, by=None, at=at)
        yield region


def keep_counts(case: UUID) -> None:
    """This will leave in the tables what the case adds to them. Belongs to the transaction that erases the case."""
    for office, cells in recount.of_case(case).items():
        lock(Unit.objects.get(pk=office))  # nobody counts the office while the case is neither here nor there
        for cell, number in cells.items():
            row, _ = Remainder.objects.get_or_create(
                office_id=office, year=cell.year, organisation=cell.organisation, population=cell.population,
                dimension=cell.dimension, category=cell.category, is_inside=cell.is_inside,
                defaults={"number": 0},
            )  # fmt: skip
            row.number += number
            row.save(update_fields=["number"])


def take_back_counts(case: UUID) -> None:
    """This will take out of the tables what an erased case left there: it came back and is counted alive again."""
    for office, cells in recount.of_case(case).items():
        lock(Unit.objects.get(pk=office))
        for cell, number in cells.items():
            left = Remainder.objects.filter(
                office_id=office, year=cell.year, organisation=cell.organisation, population=cell.population,
                dimension=cell.dimension, category=cell.category, is_inside=cell.is_inside,
            )  # fmt: skip
            for row in left:
                row.number = max(row.number - number, 0)
                row.save(update_fields=["number"])


def do_piece(at: datetime) -> None:
    """This will do it once an hour: an installation needs no timetable of its own, and the trail no line a minute."""
    if changes.is_due(at - EVERY):
        for _ in run(at):
            pass
