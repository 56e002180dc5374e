"""What has changed since the tables were counted, read from the trail: every act about a child's file leaves a line."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from kruh.access.models import AuditEntry, Outcome, Unit
from kruh.cases.models import Case, Transfer
from kruh.conferences.models import Conference
from kruh.directory.models import Region
from kruh.directory.vocabulary import Kind
from kruh.family_conferences.models import FamilyConference
from kruh.plans.models import Task
from kruh.statistics.models import Followed, Release, Stale, Tally
from kruh.statistics.rules import releases

NOTHING = -1  # an empty trail has no line 0


def followed(at: datetime) -> Followed:
    """This will give how far the tables follow the trail; the first time they follow nothing."""
    row = Followed.objects.order_by("pk").first()
    return row or Followed.objects.create(entry=NOTHING, at=at)


def is_due(earlier: datetime) -> bool:
    """This will tell whether the tables were last looked after before the moment, or never."""
    return not Followed.objects.filter(at__gt=earlier).exists()


def last_entry() -> int:
    """This will give the number of the last line of the trail."""
    found: int | None = AuditEntry.objects.aggregate(last=Max("id"))["last"]
    return found or 0


def offices(after: int, last: int) -> QuerySet[Unit]:
    """This will give the offices whose files were touched; at the first time all that there are."""
    rows = Unit.objects.filter(organisation__kind=Kind.OFFICE).order_by("pk")
    if after == NOTHING:
        return rows
    done = AuditEntry.objects.filter(id__gt=after, id__lte=last, outcome=Outcome.DONE, case__isnull=False)
    cases = {case for case in done.values_list("case", flat=True) if case}
    touched: set[UUID] = set(Case.objects.filter(pk__in=cases).values_list("unit", flat=True))
    for end in ("from_unit", "to_unit"):
        touched |= set(Transfer.objects.filter(case__in=cases).values_list(end, flat=True))
    for model in (Conference, FamilyConference, Task):
        touched |= set(model._default_manager.filter(case__in=cases).values_list("office", flat=True))
    return rows.filter(pk__in=touched)


def stale() -> dict[int, UUID]:
    """This will give the offices to be counted anew for another reason, by the mark that says so."""
    return dict(Stale.objects.order_by("pk").values_list("pk", "office"))


def named(offices: Iterable[UUID]) -> QuerySet[Unit]:
    """This will give those offices."""
    return Unit.objects.filter(pk__in=set(offices)).order_by("pk")


def to_publish(today: date) -> Iterator[tuple[Region, int]]:
    """This will give the regions and years of which something is due."""
    known = {(region, year): number for region, year, number in Release.objects.values_list(
        "region", "year", "quarters"
    )}  # fmt: skip
    years = sorted(
        {*Tally.objects.order_by().values_list("year", flat=True).distinct()} & {*range(2000, today.year + 1)}
    )
    due = {year: number for year in years if (number := releases.due_quarters(year, today))}
    if not due:
        return
    for region in Region.objects.order_by("pk"):
        for year, number in due.items():
            if known.get((region.pk, year), 0) < number:
                yield region, year
