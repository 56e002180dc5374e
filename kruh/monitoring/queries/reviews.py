"""Review conferences propose themselves: the meeting is long enough ago and nothing follows it yet."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.cases import policies as case_policies
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.method.models import Parameter
from kruh.monitoring.rules import waiting as rules
from kruh.plans.models import Task
from kruh.plans.workflow import LIVING

FROM = "follow_up_from"
EARLY, LONGEST = timedelta(days=14), timedelta(days=366)
MOST = 50


def proposed(today: date, months: int) -> QuerySet[Conference]:
    """This will give the conferences after so many months, a fortnight ahead, that nothing follows."""
    latest = days.start_of_day(days.months_after(today, -months) + EARLY)
    rows = Conference.objects.filter(state=State.CONCLUDED, starts_at__lte=latest, starts_at__gte=latest - LONGEST)
    return rows.filter(~Exists(Conference.objects.filter(previous=OuterRef("pk"))))


@prepared
def waiting_reviews(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the concluded conferences of the led cases that nothing follows; the rule says which are due.

    The number of months and of the tasks left open come along.
    """
    today = days.local_day(at)
    number = Parameter.objects.on(today).filter(code=FROM).order_by().values("value")[:1]
    left = Task.objects.filter(conference=OuterRef("pk"), state__in=LIVING).order_by()
    open_ = left.values("conference").annotate(number=Count("pk")).values("number")
    rows = Conference.objects.filter(
        Q(starts_at__gte=at - 2 * LONGEST), case__in=case_policies.led_cases(user, at), state=State.CONCLUDED
    )
    told: Any = rows.filter(~Exists(Conference.objects.filter(previous=OuterRef("pk"))))
    told = told.annotate(months=Subquery(number), left_open=Coalesce(Subquery(open_), 0))
    found: QuerySet[Conference] = told.select_related(None).select_related("case__key")
    return found.only("number", "starts_at", "case__called", *KEYS).order_by("starts_at", "pk")[:MOST]


KEYS = ("case__key__parent", "case__key__master", "case__key__wrapped")


def due(rows: list[Any], today: date) -> list[rules.Review]:
    """This will say which of those reviews it is time to propose, and what is open to carry over."""
    told = [
        rules.Review(
            row.pk, row.case.called or str(row), days.local_day(row.starts_at), int(row.months or 0), row.left_open
        )
        for row in rows
    ]
    return [one for one in told if rules.is_due(one, today)]
