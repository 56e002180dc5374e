"""What a region did of its plan: workshops of a year by the measure that they fulfil, and how many came."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from kruh.access.prepared import prepared
from kruh.foundation import days
from kruh.statistics.rules.periods import Period
from kruh.training.models import Measure, SignUp, Workshop
from kruh.training.vocabulary import Presence, State

TAKEN_PLACE = (State.HELD, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """One measure of the region's plan."""

    name: str
    workshops: int
    people: int
    hours: int
    url: str = field(default="", compare=False)  # the list behind the number


@prepared
def _measures(
    region: str, since: date, until: date, first: datetime, end: datetime
) -> QuerySet[Measure, tuple[object, ...]]:
    """Those that hold in the year, also when nothing was done of them."""
    lasting = Q(since=None) | Q(since__lt=until), Q(until=None) | Q(until__gte=since)
    held = Workshop.objects.filter(
        measure=OuterRef("pk"), state__in=TAKEN_PLACE, starts_at__gte=first, starts_at__lt=end
    )
    came = SignUp.objects.filter(
        workshop__measure=OuterRef("pk"), workshop__state__in=TAKEN_PLACE, presence=Presence.PRESENT,
        workshop__starts_at__gte=first, workshop__starts_at__lt=end,
    )  # fmt: skip
    counted = came.order_by().values("workshop__measure")
    told = Measure.objects.filter(*lasting, region=region).annotate(
        workshops=Coalesce(Subquery(held.order_by().values("measure").annotate(n=Count("pk")).values("n")), 0),
        people=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0),
        taught=Coalesce(Subquery(counted.annotate(n=Sum("hours")).values("n")), 0),
    )
    return told.order_by("code", "pk").values_list("pk", "code", "text", "workshops", "people", "taught")


def of_year(region: str, year: int) -> list[Fulfilled]:
    """This will give the measures of a region in a year. Workshops are open to the public, so nothing is rounded."""
    period = Period(year)
    ends = (period.first, period.end)
    rows = _measures(region, *ends, days.start_of_day(period.first), days.start_of_day(period.end))
    return [
        Fulfilled(
            f"{code} {name}".strip(),
            int(str(workshops)),
            int(str(people)),
            int(str(hours)),
            f"{reverse('training:list')}?opatreni={pk}&rok={year}",
        )
        for pk, code, name, workshops, people, hours in rows
    ]
