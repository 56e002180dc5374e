"""The work that family conferences bring: one question for everybody who may know of any."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from kruh.access.models import User
from kruh.access.prepared import Asked, prepared
from kruh.access.roles import Role
from kruh.cases.policies import WRITING
from kruh.conferences.policies import relations as tables
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules import circles
from kruh.desk.rules.family_plans import FamilyPlan
from kruh.family.models import Word
from kruh.family.queries import circle as family
from kruh.family.vocabulary import About
from kruh.family_conferences.models import FamilyConference, Offer, Version
from kruh.family_conferences.policies import relations
from kruh.family_conferences.vocabulary import ASKED_OFFERS, ENDS, LIVING_OFFERS, OfferState, State
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.web import addresses


def _asked(user: User, at: datetime) -> Asked:
    return _living.asked(user, at, tuple(relations.regions_of(user, at)))


def _lines(rows: list[FamilyConference], desk: Desk) -> Lines:
    """What waits at the family conferences of the person's cases, regions and offers."""
    regions = tuple(relations.regions_of(desk.user, desk.at))
    words = family.unread([row.pk for row in rows if row.__dict__["own_state"] == OfferState.ACCEPTED])
    facts = [(row, _facts(row, regions, desk.at, words.get(row.pk, []))) for row in rows]
    found = [(row, work) for row, told in facts for work in circles.of(told)]
    return [(work, addresses.of(work.page, row.pk)) for row, work in found]


def _facts(row: FamilyConference, regions: tuple[str, ...], at: datetime, words: Sequence[Word] = ()) -> circles.Circle:
    told = row.__dict__
    own = OfferState(told["own_state"]) if told["own_state"] else None
    leads = bool(set((told["my_roles"] or "").split(",")) & set(WRITING))
    knows = leads or own == OfferState.ACCEPTED or row.region_id in regions
    whom = f"{row} – {row.case.called}" if knows and row.case.called else f"{row}, {row.office.name}"
    return circles.Circle(
        state=State(row.state),
        whom=whom,
        plan=_plan(row, whom, at),
        meets_on=days.local_day(row.starts_at) if row.starts_at else None,
        was_returned=bool(told["is_returned"]),
        asked=told["asked"] or "",
        own=own,
        leads=leads,
        administers=row.region_id in regions and row.requested_at is not None,
        told=_names(word for word in words if word.about != About.STAYS_AWAY),
        stay_away=_names(word for word in words if word.about == About.STAYS_AWAY),
        is_today=row.starts_at is not None and days.local_day(row.starts_at) == days.local_day(at),
    )


def _names(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(word.whose.name) for word in words))


SHOWN = Q(decision="", presented_at__isnull=False)


def _late(today: date) -> Subquery:
    rows = Task.objects.filter(family_conference=OuterRef("pk"), waits_on__lt=today).order_by()
    return Subquery(rows.values("family_conference").annotate(number=Count("pk")).values("number"))


def _plan(row: FamilyConference, whom: str, at: datetime) -> FamilyPlan:
    told = row.__dict__
    late = told["late"] or 0
    return FamilyPlan(State(row.state), whom, days.local_day(at), told["is_shown"], row.review_on, late)


@prepared
def _living(user: User, at: datetime, regions: tuple[str, ...]) -> QuerySet[FamilyConference]:
    own = relations.own_offers(user, at)
    asked = Offer.objects.filter(conference=OuterRef("pk"), state__in=ASKED_OFFERS)
    known = Q(pk__in=own.values("conference")) | Q(pk__in=relations.of_cases(user, at).values("pk"))
    if regions:
        known |= Q(region__in=regions, requested_at__isnull=False)
    rows = FamilyConference.objects.filter(known).exclude(state__in=ENDS).select_related("case__key", "office")
    name = Concat("user__first_name", Value(" "), "user__last_name", output_field=CharField())
    return rows.annotate(
        is_returned=Q(returned_reason__isnull=False),
        own_state=Subquery(own.filter(conference=OuterRef("pk"), state__in=LIVING_OFFERS).values("state")[:1]),
        my_roles=tables.roles(user, at),
        is_shown=Exists(Version.objects.filter(SHOWN, conference=OuterRef("pk"))),
        late=_late(days.local_day(at)),
        asked=Subquery(asked.annotate(whom=name).values("whom")[:1]),
    ).order_by("-state_since", "-id")


CIRCLES = Source((Role.SOCIAL_WORKER, Role.REGIONAL_ADMINISTRATOR, Role.COORDINATOR), _asked, _lines)
