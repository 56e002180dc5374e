"""Case conferences on their way into the tables: those that met, and how far each came."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import Part
from kruh.conferences.models import Conference, Request, Seat
from kruh.conferences.vocabulary import SeatState
from kruh.foundation import days
from kruh.meetings.vocabulary import HeardHow
from kruh.plans.models import Task
from kruh.statistics.queries import facts
from kruh.statistics.queries.counted_consent import refused_at_table
from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.sorting import Counted, Kind, Thing

TOLD = (
    *(name for name in facts.HELD if name != "is_mine"),
    "organisation",
    "type",
    "previous",
    "children",
    "is_inside",
)
CAME_SO_FAR = (
    "pk", "made_at", "state", "state_since", "organisation", "is_requested", "has_team", "has_plan", "is_reviewed",
    "is_inside",
)  # fmt: skip


def children() -> Coalesce:
    """This will count the children of the case of a row."""
    rows = CasePerson.objects.filter(case=OuterRef("case"), part=Part.CHILD).order_by()
    return Coalesce(Subquery(rows.values("case").annotate(number=Count("pk")).values("number")), 0)


def _asked() -> Any:
    return Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")


def held(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the conferences that met, their children and the people at their tables."""
    rows: Any = Conference.objects.filter(**where, state__in=facts.MET, starts_at__isnull=False)
    rows = rows.annotate(
        asked_at=Subquery(_asked().values("sent_at")[:1]),
        organisation=Subquery(_asked().values("organisation")[:1]),
        met_at=Coalesce(F("meeting__began_at"), F("starts_at")),
        children=children(),
        is_inside=refused_at_table(),
        **facts.handed_over(),
        **facts.who_came(),
    )
    for *told, organisation, type_, previous, number, inside in rows.order_by("pk").values_list(*TOLD):
        one, it = facts.held((*told, True)), Thing(Kind.CONFERENCE, told[0])
        heard = one.heard_how if one.heard_how in HeardHow.values else "unknown"
        marks = {
            "typ": type_,
            "poradi": "next" if previous else "first",
            "cekani": sorting.waited(one.asked_on, one.met_on),
            "zapis": sorting.minutes_of(one),
            "hlas-ditete": str(heard),
            **sorting.table_of(one),
        }
        yield Counted(populations.HELD.code, one.met_on, marks, organisation, 1, it, inside)
        yield Counted(populations.CHILDREN.code, one.met_on, {"druh": "case"}, organisation, number, it, inside)
        yield from sorting.people(one, it, organisation, is_inside=inside)


def ways(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give how far each conference came, and how it ended."""
    rows: Any = Conference.objects.filter(**where).annotate(
        organisation=Subquery(_asked().values("organisation")[:1]),
        is_requested=Exists(Request.objects.filter(conference=OuterRef("pk"), sent_at__isnull=False)),
        has_team=Exists(Seat.objects.filter(conference=OuterRef("pk"), state=SeatState.ACCEPTED)),
        has_plan=Exists(Task.objects.filter(conference=OuterRef("pk"))),
        is_reviewed=Exists(Conference.objects.filter(previous=OuterRef("pk"), state__in=facts.MET)),
        is_inside=refused_at_table(),
    )
    for pk, made, state, since, organisation, requested, team, plan, reviewed, inside in rows.order_by(
        "pk"
    ).values_list(*CAME_SO_FAR):
        it = Thing(Kind.CONFERENCE, pk)
        reached = sorting.Reached(requested, team, state in facts.MET, plan, reviewed)
        yield way(made, "case", reached, it, organisation, is_inside=inside)
        if state in sorting.ENDS:
            yield end(since, "case", sorting.ENDS[state], it, organisation, is_inside=inside)


def way(
    made: Any, kind: str, reached: sorting.Reached, it: Thing, organisation: UUID | None = None, *, is_inside: bool
) -> Counted:
    """This will sort how far one conference of either kind came."""
    marks = {"krok": reached.furthest, "druh": kind}
    return Counted(populations.WAY.code, days.local_day(made), marks, organisation, 1, it, is_inside)


def end(since: Any, kind: str, how: str, it: Thing, organisation: UUID | None = None, *, is_inside: bool) -> Counted:
    """This will sort how one conference of either kind ended."""
    marks = {"konec": how, "druh": kind}
    return Counted(populations.ENDED.code, days.local_day(since), marks, organisation, 1, it, is_inside)
