"""Whose cases can be passed on, what there is to know of each, and how many cases everybody has."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.briefing import policies
from kruh.briefing.models import Handing
from kruh.briefing.rules import handing as rules
from kruh.cases.models import Case, TeamMember
from kruh.cases.vocabulary import CaseState, TeamRole
from kruh.conferences.models import Conference
from kruh.foundation import days, text
from kruh.method import queries as method
from kruh.plans.models import Task

NORM = "cases_per_worker"
HISTORY = 20


@dataclass(frozen=True)
class Worker:
    """A colleague and how many cases they lead."""

    user: User
    load: str
    substitutes: str


@dataclass(frozen=True)
class Held:
    """One case that can be passed on."""

    case: Case
    name: str
    words: str


def work(user: User, at: datetime) -> list[Worker]:
    """This will give the people whose cases the person may pass on, with how many they are."""
    norm = norm_on(days.local_day(at))
    rows = list(with_load(policies.workers(user, at), at))
    standing = _by_worker(rows, at)
    return [Worker(row, rules.load_words(row.led, norm), text.list_words(standing.get(row.pk, []))) for row in rows]


def _by_worker(rows: list[Any], at: datetime) -> dict[UUID, list[str]]:
    """Who stands in for each of them now, whichever of their cases it is."""
    leads = Q(case__team__role=TeamRole.KEY_WORKER, case__team__user__in=[row.pk for row in rows])
    leads &= Q(case__team__until=None) | Q(case__team__until__gt=at)
    living = _standing_in(at).filter(leads).annotate(leader=F("case__team__user"))
    found: dict[UUID, list[str]] = {}
    for one in living.select_related("user").order_by("user__sort_key", "user", "-until"):
        told = found.setdefault(one.leader, [])
        words = rules.substituted(one.user.name, _last_day(one))
        if words not in told:
            told.append(words)
    return found


def _last_day(one: TeamMember) -> date | None:
    """Access ends with the midnight after the last day."""
    return days.last_day(one.until) if one.until else None


def _standing_in(at: datetime) -> QuerySet[Any]:
    lasting = Q(until=None) | Q(until__gt=at)
    return TeamMember.objects.filter(lasting, role=TeamRole.SUBSTITUTE, since__lte=at, case__state=CaseState.OPEN)


def with_load(rows: QuerySet[User], at: datetime) -> QuerySet[Any]:
    """This will count the open cases that each leads."""
    living = TeamMember.objects.filter(
        Q(until=None) | Q(until__gt=at), user=OuterRef("pk"), since__lte=at, role=TeamRole.KEY_WORKER,
        case__state=CaseState.OPEN,
    )  # fmt: skip
    counted = living.order_by().values("user").annotate(number=Count("pk")).values("number")
    return rows.annotate(led=Coalesce(Subquery(counted), 0))


def norm_on(day: date) -> int | None:
    """This will give how many cases the method holds for the most of one worker, or None where it says nothing."""
    return method.parameters(day).get(NORM)


def held(leaving: User, user: User, at: datetime) -> list[Held]:
    """This will give the worker's cases as the one who passes them on has to know them, by name."""
    mine = policies.passable(user, at).filter(user=leaving).values("case")
    coming = Conference.objects.filter(case=OuterRef("pk"), starts_at__gte=at).order_by("starts_at", "pk")
    own = Task.objects.filter(Q(user=leaving) | Q(checker_user=leaving), case=OuterRef("pk"), waits_on__isnull=False)
    counted = own.order_by().values("case").annotate(number=Count("pk")).values("number")
    standing = _standing_in(at).filter(case=OuterRef("pk")).order_by("-until", "pk")
    standing = standing.annotate(called=Concat("user__first_name", Value(" "), "user__last_name"))
    rows: QuerySet[Any] = Case.objects.filter(pk__in=mine).annotate(
        next_at=Subquery(coming.values("starts_at")[:1]), own_tasks=Coalesce(Subquery(counted), 0),
        stands_in=Subquery(standing.values("called")[:1]), stands_until=Subquery(standing.values("until")[:1]),
    )  # fmt: skip
    return [_held(row) for row in rows.order_by("-changed_at", "-id")]


def _held(row: Any) -> Held:
    next_on = days.local_day(row.next_at) if row.next_at else None
    last_day = days.last_day(row.stands_until) if row.stands_until else None
    substitute = rules.substituted(row.stands_in, last_day) if row.stands_in else ""
    words = rules.case_words(row.get_state_display(), next_on, row.own_tasks, substitute)
    return Held(row, row.named or str(row), words)


def takers(leaving: User, units: set[UUID], at: datetime) -> list[Any]:
    """This will give who can take cases of these offices over, with how many they lead."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    here = Membership.objects.filter(lasting, unit__in=units, role=Role.SOCIAL_WORKER, valid_from__lte=at)
    rows = User.objects.filter(pk__in=here.values("user"), is_active=True).exclude(pk=leaving.pk)
    return list(with_load(rows, at).order_by("sort_key", "pk"))


def history(leaving: User, user: User, at: datetime) -> list[Handing]:
    """This will give what was passed on before, the newest first."""
    rows = Handing.objects.filter(leaving=leaving, unit__in=user.unit_ids(at=at)).select_related("key", "by")
    return list(rows.order_by("-at", "-id")[:HISTORY])


def led_now(leaving: User, cases: set[UUID], by: User, at: datetime) -> list[Case]:
    """This will give those of the cases that the worker still leads and the other may pass on."""
    mine = policies.passable(by, at).filter(user=leaving, case__in=cases).values("case")
    rows: QuerySet[Case] = Case.objects.filter(pk__in=mine).select_related("key", "unit").order_by(F("id").asc())
    return list(rows)
