"""What waits because of handed-over work: one prepared query for both sides, and what its rows mean."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

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
from kruh.delegation.vocabulary import OVER, Light, OutputState, State
from kruh.foundation import days

MOST = 100


@prepared
def waiting_rows(user: User, at: datetime) -> QuerySet[Package]:
    """This will give offers to answer, what was declined, handed back or ended, and the running work of the person.

    Of the office it is for who leads the case; of the organisation for its consultants and for who works on it.
    """
    news = Q(ended_at__gt=at - rules.TOLD_FOR)
    office = Q(case__in=case_policies.led_cases(user, at)) & (
        Q(state__in=(State.DECLINED, State.RUNNING)) | news & Q(state=State.HANDED_BACK)
    )
    lives = Q(state__in=(State.OFFERED, State.RUNNING))
    taken_away = news & Q(state__in=(State.ENDED, State.REVOKED))
    answers = Q(organisation__in=user.unit_ids(Role.CONSULTANT, at=at)) & (lives | taken_away)
    lasting = Q(until=None) | Q(until__gt=at)
    working = Assignment.objects.filter(lasting, package=OuterRef("pk"), since__lte=at)
    own = Q(Exists(working.filter(user=user)), organisation__in=user.unit_ids(*WORKING, at=at))
    own &= Q(state=State.RUNNING) | news & Q(state__in=OVER)
    given = working.filter(user=user).exclude(assigned_by=user).order_by()
    rows: Any = Package.objects.filter(office | answers | own).annotate(
        is_led=Case(When(office, then=Value(1)), default=Value(0)),
        has_worker=Exists(working),
        assigned_at=Subquery(given.values("since")[:1]),
        **_outputs(),
    )
    found: QuerySet[Package] = rows.select_related("organisation__unit", "office", "key", "case__key").defer("told")
    return found.order_by(F("waits_on").asc(nulls_last=True), "id")[:MOST]


def needy() -> Subquery:
    """This will give, for each row of packages, the newest output whose need nobody of the office has answered."""
    is_corrected = Exists(Output.objects.filter(corrects=OuterRef("pk"), state=OutputState.HANDED_IN))
    rows = Output.objects.filter(~is_corrected, package=OuterRef("pk"), state=OutputState.HANDED_IN)
    return Subquery(rows.filter(needed__isnull=False, taken_at=None).order_by("-due_on", "-id").values("pk")[:1])


def _outputs() -> dict[str, Any]:
    """What is known of the outputs: the days that came, the newest with its lights, a need, a draft."""
    every = Output.objects.filter(package=OuterRef("pk"))
    done = every.filter(state=OutputState.HANDED_IN)
    days_in = done.order_by().annotate(on=Cast("due_on", CharField())).values("package")
    newest = done.order_by("-due_on", "-id")
    draft = every.filter(state=OutputState.DRAFT, corrects=None, due_on=OuterRef("waits_on"))
    return {
        "handed_in": Subquery(days_in.annotate(together=StringAgg("on", Value(","))).values("together")),
        "newest": Subquery(newest.values("pk")[:1]),
        "newest_taken": Subquery(newest.values("taken_at")[:1]),
        "newest_lights": Subquery(newest.annotate(told=Cast("lights", CharField())).values("told")[:1]),
        "needy": needy(),
        "is_begun": Exists(draft),
    }


def lines(rows: Iterable[Any], today: date) -> list[rules.Waiting]:
    """This will say what each of those rows means; some mean nothing yet."""
    return [line for row in rows for line in rules.of_package(facts(row), today)]


def facts(row: Any) -> rules.Facts:
    """This will give what the rule needs to know of one row."""
    is_office = bool(row.is_led)
    handed_in = frozenset(date.fromisoformat(day) for day in (row.handed_in or "").split(",") if day)
    is_red = Light.RED.value in (row.newest_lights or "") and row.newest_taken is None
    about = row.title if row.state == State.RUNNING else ""  # an offer may name the family, and afterwards it is hidden
    return rules.Facts(
        row.pk, row.number, row.state, (row.case.called if is_office else about) or "",
        row.organisation.name if row.organisation else "", row.office.name, is_office,
        due=tuple(row.due), handed_in=handed_in, red_in=_uuid(row.newest) if is_red else None,
        needed_in=_uuid(row.needy), ends_on=row.ends_on, has_worker=bool(row.has_worker),
        assigned_on=_day(row.assigned_at), is_begun=bool(row.is_begun), ended_on=_day(row.ended_at),
    )  # fmt: skip


def _day(at: datetime | None) -> date | None:
    return days.local_day(at) if at else None


def _uuid(told: Any) -> UUID | None:
    return UUID(str(told)) if told else None


def missing_soon(package: Package, handed_in: Iterable[date], today: date) -> list[date]:
    """This will give the days of a package of which its workers are to be reminded: soon due or late."""
    soon = days.add_working_days(today, rules.WRITE_AHEAD)
    return [day for day in rhythm.missing(package.due, set(handed_in)) if day <= soon]
