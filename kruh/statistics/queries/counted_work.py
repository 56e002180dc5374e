"""What else goes into the tables: tasks, hours and money, protection plans, and conferences from before Kruh."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery

from kruh.billing.models import Bill
from kruh.billing.vocabulary import BillState
from kruh.cases.models import CasePerson
from kruh.family_conferences.models import Entry
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.plans.rules import keeping
from kruh.protection_plans.models import ProtectionPlan
from kruh.statistics.models import PastConference
from kruh.statistics.queries.counted_consent import refused_at_table, refused_in_circle
from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.facts import Held
from kruh.statistics.rules.sorting import Counted, Kind, Thing

UNBILLED = (BillState.DRAFT, BillState.CANCELLED)


def past(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the conferences from before Kruh; of a case and of an organisation there are none."""
    if set(where) != {"office"}:
        return
    for one in PastConference.objects.filter(**where).order_by("pk"):
        it = Thing(Kind.PAST, one.pk, one.mark)
        marks = sorting.past(one.kind, one.people, one.family, one.is_child_heard)
        yield Counted(populations.HELD.code, one.on, marks, thing=it)
        if one.people is not None and one.family is not None:
            yield from sorting.people(
                Held(one.pk, 0, one.on, family=one.family, professionals=one.people - one.family), it
            )


def tasks(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the tasks of plans."""
    place = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person")).order_by("pk")
    rows: Any = Task.objects.filter(**where).annotate(
        part=Subquery(place.values("part")[:1]),
        refused_there=refused_at_table("conference"),
        refused_here=refused_in_circle("family_conference"),
    )
    for pk, state, made, ended_on, part, person, user, at_table, in_circle in rows.order_by("pk").values_list(
        "pk", "state", "made_at", "ended_on", "part", "person", "user", "refused_there", "refused_here"
    ):
        made_on = days.local_day(made)
        kept = sorting.kept(state, made_on, ended_on)
        if kept is not None:
            who = keeping.carrying(part, is_person=person is not None, is_user=user is not None)
            marks = {"splneni": kept, "kdo": str(who.value)}
            yield Counted(populations.TASKS.code, made_on, marks, None, 1, Thing(Kind.TASK, pk), at_table or in_circle)


def bills(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the hours and the money of issued bills."""
    rows: Any = Bill.objects.filter(**_through(where)).exclude(state__in=UNBILLED)
    rows = rows.annotate(is_inside=refused_at_table("conference")).order_by("pk")
    for pk, day, minutes, total, no_show, whose, inside in rows.values_list(
        "pk", "met_on", "minutes", "total", "is_no_show", "organisation", "is_inside"
    ):
        it, why = Thing(Kind.BILL, pk), {"za-co": "no_show" if no_show else "meeting"}
        yield Counted(populations.HOURS.code, day, {"prace": "facilitation"}, whose, minutes, it, inside)
        yield Counted(populations.MONEY.code, day, why, whose, total, it, inside)


def diary(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the hours from the diaries of coordinators."""
    rows: Any = Entry.objects.filter(**_through(where)).annotate(is_inside=refused_in_circle("conference"))
    for conference, on, minutes, inside in rows.order_by("pk").values_list("conference", "on", "minutes", "is_inside"):
        it = Thing(Kind.FAMILY, conference)
        yield Counted(populations.HOURS.code, on, {"prace": "coordination"}, None, minutes, it, inside)


def plans(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the protection plans with an approved version."""
    rows = ProtectionPlan.objects.filter(**where, first_on__isnull=False).order_by("pk")
    for pk, first_on, due_on in rows.values_list("pk", "first_on", "due_on"):
        if first_on:
            marks = {"vcas": "in_time" if first_on <= due_on else "late"}
            yield Counted(populations.PLANS.code, first_on, marks, thing=Thing(Kind.PLAN, pk))


def _through(where: dict[str, Any]) -> dict[str, Any]:
    return {f"conference__{name}": value for name, value in where.items()}
