"""Family conferences on their way into the tables, and what people said of them afterwards."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.family_conferences.models import Answer, Attending, FamilyConference, Offer, Review
from kruh.family_conferences.vocabulary import OfferState, Place
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.statistics.queries.counted_cases import children, end, way
from kruh.statistics.queries.counted_consent import refused_in_circle
from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.facts import Held
from kruh.statistics.rules.sorting import Counted, Kind, Thing

FAMILY_PLACES, EXPERT_PLACES = (Place.FAMILY, Place.SUPPORT), (Place.ADVOCATE, Place.REFERRER, Place.EXPERT)
STANDING_BY = (Place.SUPPORT, Place.ADVOCATE)


def _number(rows: QuerySet[Any]) -> Coalesce:
    told = rows.order_by().values("conference").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(told), 0)


def family(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give how far each family conference came, and of those that met who came."""
    came = Attending.objects.filter(conference=OuterRef("pk"), came_at__isnull=False)
    rows: Any = FamilyConference.objects.filter(**where).annotate(
        has_team=Exists(Offer.objects.filter(conference=OuterRef("pk"), state=OfferState.ACCEPTED)),
        has_plan=Exists(Task.objects.filter(family_conference=OuterRef("pk"))),
        is_reviewed=Exists(Review.objects.filter(conference=OuterRef("pk"))),
        has_support=Exists(came.filter(place=Place.SUPPORT)),
        stood_for=Exists(came.filter(place__in=STANDING_BY)),
        child_came=Exists(came.filter(member__is_child=True)),
        family=_number(came.filter(place__in=FAMILY_PLACES)),
        experts=_number(came.filter(place__in=EXPERT_PLACES)),
        children=children(),
        is_inside=refused_in_circle(),
    )
    for one in rows.order_by("pk"):
        is_held, it = one.information_at is not None, Thing(Kind.FAMILY, one.pk)
        reached = sorting.Reached(one.requested_at is not None, one.has_team, is_held, one.has_plan, one.is_reviewed)
        yield way(one.made_at, "family", reached, it, is_inside=one.is_inside)
        if one.state in sorting.FAMILY_ENDS:
            yield end(one.state_since, "family", sorting.FAMILY_ENDS[one.state], it, is_inside=one.is_inside)
        if is_held:
            yield from _held(one, it)


def _held(one: Any, it: Thing) -> Iterator[Counted]:
    met = Held(
        conference=one.pk,
        number=one.number,
        met_on=days.local_day(one.information_at),
        asked_on=days.local_day(one.requested_at) if one.requested_at else None,
        has_support=one.has_support,
        family=one.family,
        professionals=one.experts,
    )
    marks = {
        "typ": "family",
        "poradi": "first",
        "cekani": sorting.waited(met.asked_on, met.met_on),
        "zapis": "none",
        "hlas-ditete": sorting.child_at_family(child_came=one.child_came, stood_for=one.stood_for),
        **sorting.table_of(met),
    }
    inside = one.is_inside
    yield Counted(populations.HELD.code, met.met_on, marks, None, 1, it, inside)
    yield Counted(populations.CHILDREN.code, met.met_on, {"druh": "family"}, None, one.children, it, inside)
    yield from sorting.people(met, it, is_inside=inside)


def answers(where: dict[str, Any]) -> Iterator[Counted]:
    """This will give the questionnaires. Nobody is told which of them says what."""
    through = {f"conference__{name}": value for name, value in where.items()}
    rows: Any = Answer.objects.filter(**through).annotate(is_inside=refused_in_circle("conference"))
    for pk, kind, scores, at, inside in rows.order_by("pk").values_list("pk", "kind", "scores", "at", "is_inside"):
        marks, it = {"hodnoceni": sorting.satisfied(kind, scores), "kdo": kind}, Thing(Kind.NAMELESS, pk)
        yield Counted(populations.SAID.code, days.local_day(at), marks, None, 1, it, inside)
