"""Counts everything of one office anew, from its conferences, tasks, questionnaires and bills. Slow and plain."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kruh.billing.models import Bill
from kruh.billing.vocabulary import BillState
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import Part
from kruh.conferences.models import Conference, Request, Seat
from kruh.conferences.vocabulary import SeatState
from kruh.family_conferences.models import Answer, Attending, Entry, FamilyConference, Offer, Review
from kruh.family_conferences.vocabulary import OfferState, Place
from kruh.foundation import days
from kruh.meetings.vocabulary import HeardHow
from kruh.plans.models import Task
from kruh.plans.rules import keeping
from kruh.protection_plans.models import ProtectionPlan
from kruh.statistics.models import Remainder
from kruh.statistics.queries import facts
from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.facts import Held
from kruh.statistics.rules.sorting import Counted

UNBILLED = (BillState.DRAFT, BillState.CANCELLED)
FAMILY_PLACES, EXPERT_PLACES = (Place.FAMILY, Place.SUPPORT), (Place.ADVOCATE, Place.REFERRER, Place.EXPERT)
type Where = dict[str, UUID]

TOLD = (*(name for name in facts.HELD if name != "is_mine"), "organisation", "type", "previous", "children")
CAME_SO_FAR = ("made_at", "state", "state_since", "organisation", "is_requested", "has_team", "has_plan", "is_reviewed")


def of_office(office: UUID) -> dict[sorting.Cell, int]:
    """This will count the office in every table of every year, with what erased cases left of themselves."""
    found = sorting.tables(_things({"office": office}))
    for row in Remainder.objects.filter(office=office):
        cell = sorting.Cell(row.year, row.organisation, row.population, row.dimension, row.category)
        found[cell] = found.get(cell, 0) + row.number
    return found


def of_case(case: UUID) -> dict[UUID, dict[sorting.Cell, int]]:
    """This will count what one case adds to the tables of each office that worked on it."""
    offices: set[UUID] = set()
    for model in (Conference, FamilyConference, Task, ProtectionPlan):
        offices |= set(model._default_manager.filter(case=case).values_list("office", flat=True))
    return {office: sorting.tables(_things({"office": office, "case": case})) for office in sorted(offices)}


def _things(where: Where) -> Iterator[Counted]:
    yield from _held(where)
    yield from _ways(where)
    yield from _family(where)
    yield from _tasks(where)
    yield from _answers(where)
    yield from _work(where)
    yield from _plans(where)


def _through(where: Where) -> Where:
    return {f"conference__{name}": value for name, value in where.items()}


def _asked() -> Any:
    return Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")


def _children() -> Coalesce:
    rows = CasePerson.objects.filter(case=OuterRef("case"), part=Part.CHILD).order_by()
    return Coalesce(Subquery(rows.values("case").annotate(number=Count("pk")).values("number")), 0)


def _held(where: Where) -> Iterator[Counted]:
    rows: Any = Conference.objects.filter(**where, state__in=facts.MET, starts_at__isnull=False)
    rows = rows.annotate(
        asked_at=Subquery(_asked().values("sent_at")[:1]),
        organisation=Subquery(_asked().values("organisation")[:1]),
        met_at=Coalesce(F("meeting__began_at"), F("starts_at")),
        children=_children(),
        **facts.handed_over(),
        **facts.who_came(),
    )
    for *told, organisation, type_, previous, children in rows.order_by("pk").values_list(*TOLD):
        held = facts.held((*told, True))
        heard = held.heard_how if held.heard_how in HeardHow.values else "unknown"
        marks = {
            "typ": type_,
            "poradi": "next" if previous else "first",
            "cekani": sorting.waited(held.asked_on, held.met_on),
            "zapis": sorting.minutes_of(held),
            "hlas-ditete": str(heard),
            **sorting.table_of(held),
        }
        yield Counted(populations.HELD.code, held.met_on, marks, organisation)
        yield Counted(populations.CHILDREN.code, held.met_on, {"druh": "case"}, organisation, children)
        for side, number in (("family", held.family), ("professionals", held.professionals)):
            yield Counted(populations.PEOPLE.code, held.met_on, {"strana": side}, organisation, number)


def _ways(where: Where) -> Iterator[Counted]:
    rows: Any = Conference.objects.filter(**where).annotate(
        organisation=Subquery(_asked().values("organisation")[:1]),
        is_requested=Exists(Request.objects.filter(conference=OuterRef("pk"), sent_at__isnull=False)),
        has_team=Exists(Seat.objects.filter(conference=OuterRef("pk"), state=SeatState.ACCEPTED)),
        has_plan=Exists(Task.objects.filter(conference=OuterRef("pk"))),
        is_reviewed=Exists(Conference.objects.filter(previous=OuterRef("pk"), state__in=facts.MET)),
    )
    for made, state, since, organisation, requested, team, plan, reviewed in rows.order_by("pk").values_list(
        *CAME_SO_FAR
    ):
        reached = sorting.Reached(requested, team, state in facts.MET, plan, reviewed)
        yield _way(made, "case", reached, organisation)
        if state in sorting.ENDS:
            yield _end(since, "case", sorting.ENDS[state], organisation)


def _way(made: Any, kind: str, reached: sorting.Reached, organisation: UUID | None = None) -> Counted:
    marks = {"krok": reached.furthest, "druh": kind}
    return Counted(populations.WAY.code, days.local_day(made), marks, organisation)


def _end(since: Any, kind: str, end: str, organisation: UUID | None = None) -> Counted:
    marks = {"konec": end, "druh": kind}
    return Counted(populations.ENDED.code, days.local_day(since), marks, organisation)


def _family(where: Where) -> Iterator[Counted]:
    came = Attending.objects.filter(conference=OuterRef("pk"), came_at__isnull=False)
    rows: Any = FamilyConference.objects.filter(**where).annotate(
        has_team=Exists(Offer.objects.filter(conference=OuterRef("pk"), state=OfferState.ACCEPTED)),
        has_plan=Exists(Task.objects.filter(family_conference=OuterRef("pk"))),
        is_reviewed=Exists(Review.objects.filter(conference=OuterRef("pk"))),
        stood_by=Exists(came.filter(place=Place.SUPPORT)),
        children=_children(),
    )
    sides = {
        "family": Count("pk", filter=Q(place__in=FAMILY_PLACES)),
        "experts": Count("pk", filter=Q(place__in=EXPERT_PLACES)),
    }
    there: Any = Attending.objects.filter(**_through(where), came_at__isnull=False)
    counts = {row["conference"]: row for row in there.order_by().values("conference").annotate(**sides)}
    for one in rows.order_by("pk"):
        is_held = one.information_at is not None
        reached = sorting.Reached(one.requested_at is not None, one.has_team, is_held, one.has_plan, one.is_reviewed)
        yield _way(one.made_at, "family", reached)
        if one.state in sorting.FAMILY_ENDS:
            yield _end(one.state_since, "family", sorting.FAMILY_ENDS[one.state])
        if is_held:
            told = counts.get(one.pk, {"family": 0, "experts": 0})
            yield from _family_held(one, told["family"], told["experts"])


def _family_held(one: Any, family: int, experts: int) -> Iterator[Counted]:
    held = Held(
        conference=one.pk,
        number=one.number,
        met_on=days.local_day(one.information_at),
        asked_on=days.local_day(one.requested_at) if one.requested_at else None,
        has_support=one.stood_by,
        family=family,
        professionals=experts,
    )
    marks = {
        "typ": "family",
        "poradi": "first",
        "cekani": sorting.waited(held.asked_on, held.met_on),
        "zapis": "none",
        "hlas-ditete": "unknown",
        **sorting.table_of(held),
    }
    yield Counted(populations.HELD.code, held.met_on, marks)
    yield Counted(populations.CHILDREN.code, held.met_on, {"druh": "family"}, None, one.children)
    for side, number in (("family", family), ("professionals", experts)):
        yield Counted(populations.PEOPLE.code, held.met_on, {"strana": side}, None, number)


def _tasks(where: Where) -> Iterator[Counted]:
    place = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person")).order_by("pk")
    rows: Any = Task.objects.filter(**where).annotate(part=Subquery(place.values("part")[:1]))
    for state, made, ended_on, part, person, user in rows.order_by("pk").values_list(
        "state", "made_at", "ended_on", "part", "person", "user"
    ):
        made_on = days.local_day(made)
        kept = sorting.kept(state, made_on, ended_on)
        if kept is not None:
            who = keeping.carrying(part, is_person=person is not None, is_user=user is not None)
            yield Counted(populations.TASKS.code, made_on, {"splneni": kept, "kdo": str(who.value)})


def _answers(where: Where) -> Iterator[Counted]:
    rows = Answer.objects.filter(**_through(where)).order_by("pk").values_list("kind", "scores", "at")
    for kind, scores, at in rows:
        marks = {"hodnoceni": sorting.satisfied(kind, scores), "kdo": kind}
        yield Counted(populations.SAID.code, days.local_day(at), marks)


def _work(where: Where) -> Iterator[Counted]:
    bills = Bill.objects.filter(**_through(where)).exclude(state__in=UNBILLED).order_by("pk")
    for day, minutes, total, no_show, whose in bills.values_list(
        "met_on", "minutes", "total", "is_no_show", "organisation"
    ):
        yield Counted(populations.HOURS.code, day, {"prace": "facilitation"}, whose, minutes)
        yield Counted(populations.MONEY.code, day, {"za-co": "no_show" if no_show else "meeting"}, whose, total)
    entries = Entry.objects.filter(**_through(where)).order_by("pk").values_list("on", "minutes")
    for on, minutes in entries:
        yield Counted(populations.HOURS.code, on, {"prace": "coordination"}, None, minutes)


def _plans(where: Where) -> Iterator[Counted]:
    rows = ProtectionPlan.objects.filter(**where, first_on__isnull=False).order_by("pk")
    for first_on, due_on in rows.values_list("first_on", "due_on"):
        if first_on:
            yield Counted(populations.PLANS.code, first_on, {"vcas": "in_time" if first_on <= due_on else "late"})
