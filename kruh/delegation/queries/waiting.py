"""What waits because of handed-over work: one prepared query for both sides, and what its rows mean."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, StringAgg, Subquery, Value, When
from django.db.models.functions import Cast

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.delegation.models import Assignment, Output, Package
from kruh.delegation.policies import WORKING
from kruh.delegation.rules import rhythm
from kruh.delegation.rules import waiting as rules
from kruh.delegation.vocabulary import Light, OutputState, State
from kruh.foundation import days

MOST = 100


@prepared
def waiting_rows(user: User, at: datetime) -> QuerySet[Package]:
    """This will give offers to answer, what was declined, and the running work of the person, with what was handed in.

    Of the office it is for who leads the case; of the organisation for its consultants and for who works on it.
    """
    led = Q(case__in=case_policies.led_cases(user, at))
    office = led & Q(state__in=(State.DECLINED, State.RUNNING))
    answers = Q(organisation__in=user.unit_ids(Role.CONSULTANT, at=at), state__in=(State.OFFERED, State.RUNNING))
    lasting = Q(until=None) | Q(until__gt=at)
    working = Assignment.objects.filter(lasting, package=OuterRef("pk"), since__lte=at)
    own = Q(Exists(working.filter(user=user)), organisation__in=user.unit_ids(*WORKING, at=at), state=State.RUNNING)
    done = Output.objects.filter(package=OuterRef("pk"), state=OutputState.HANDED_IN).order_by()
    days_in = done.annotate(on=Cast("due_on", CharField())).values("package")
    newest = Output.objects.filter(package=OuterRef("pk"), state=OutputState.HANDED_IN).order_by("-due_on", "-id")
    rows: Any = Package.objects.filter(office | answers | own).annotate(
        is_led=Case(When(office, then=Value(1)), default=Value(0)),
        has_worker=Exists(working),
        handed_in=Subquery(days_in.annotate(together=StringAgg("on", Value(","))).values("together")),
        newest_on=Subquery(newest.values("due_on")[:1]),
        newest_lights=Subquery(newest.annotate(told=Cast("lights", CharField())).values("told")[:1]),
    )
    found: QuerySet[Package] = rows.select_related("organisation__unit", "office", "case__key").defer("told")
    return found.order_by(F("waits_on").asc(nulls_last=True), "id")[:MOST]


def lines(rows: Iterable[Any], today: date) -> list[rules.Waiting]:
    """This will say what each of those rows means; some mean nothing yet."""
    return [line for row in rows for line in rules.of_package(facts(row), today)]


def facts(row: Any) -> rules.Facts:
    """This will give what the rule needs to know of one row."""
    is_office = bool(row.is_led)
    handed_in = frozenset(date.fromisoformat(day) for day in (row.handed_in or "").split(",") if day)
    is_red = Light.RED.value in (row.newest_lights or "")
    return rules.Facts(
        row.pk, row.number, row.state, (row.case.called or "") if is_office else "",
        row.organisation.name if row.organisation else "", row.office.name, is_office,
        due=tuple(row.due), handed_in=handed_in, red_since=row.newest_on if is_red else None,
        ends_on=row.ends_on, has_worker=bool(row.has_worker),
    )  # fmt: skip


def missing_soon(package: Package, handed_in: Iterable[date], today: date) -> list[date]:
    """This will give the days of a package of which its workers are to be reminded: soon due or late."""
    soon = days.add_working_days(today, rules.WRITE_AHEAD)
    return [day for day in rhythm.missing(package.due, set(handed_in)) if day <= soon]
