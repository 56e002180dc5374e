"""The head's numbers: how the office keeps its dates, counted only over cases in whose team the head is."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.billing.queries import listing as billing
from kruh.cases import policies as case_policies
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference, Request
from kruh.conferences.vocabulary import State
from kruh.desk.rules import numbers
from kruh.foundation import days
from kruh.meetings.models import Delivery, Minutes
from kruh.meetings.vocabulary import MinutesState
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from kruh.plans.workflow import LIVING
from kruh.web import addresses

YEAR = timedelta(days=365)
MOST_LATE = 20


def _led(user: User, at: datetime) -> QuerySet[Any, Any]:
    return case_policies.team_rows(user, at).filter(role=TeamRole.HEAD).values("case")


def own_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the conferences of the cases that the person heads."""
    return Conference.objects.filter(case__in=_led(user, at))


def own_minutes(user: User, at: datetime) -> QuerySet[Minutes]:
    """This will give the minutes due within the last year, of the same cases."""
    rows = Minutes.objects.filter(conference__case__in=_led(user, at))
    return rows.filter(due_on__gt=days.local_day(at) - YEAR)


def minutes_on_time(user: User, at: datetime) -> numbers.Share:
    """This will count the minutes whose first copies were all with people by their day, of those whose day has come."""
    return _on_time(_handed(user, at), at)


def _on_time(rows: Iterable[Any], at: datetime) -> numbers.Share:
    done = [(due, None if is_waiting else _day(last or sent)) for due, sent, is_waiting, last, *_ in rows]
    return numbers.on_time(done, days.local_day(at))


@prepared
def _handed(user: User, at: datetime) -> QuerySet[Minutes, Any]:
    """Everybody who was to have the first copy counts by the first that they had, be it a later wording."""
    same = Delivery.objects.filter(minutes=OuterRef("minutes"), participant=OuterRef("participant"))
    had = same.filter(Q(handed_at__isnull=False) | Q(message__isnull=False)).annotate(
        on=Coalesce("handed_at", "made_at")
    )
    first = Delivery.objects.filter(minutes=OuterRef("pk"), is_final=False, made_at=OuterRef("delivered_at"))
    first = first.exclude(participant=None).annotate(had_at=Subquery(had.order_by("on").values("on")[:1]))
    told = own_minutes(user, at).annotate(
        is_waiting=Exists(first.filter(had_at=None)),
        handed_at=Subquery(first.exclude(had_at=None).order_by("-had_at").values("had_at")[:1]),
    )
    return told.values_list(
        "due_on", "delivered_at", "is_waiting", "handed_at", "state", "conference", "conference__number"
    )


def _day(moment: datetime | None) -> date | None:
    return days.local_day(moment) if moment else None


def overview(user: User, at: datetime) -> dict[str, Any]:
    """This will give the head's page: the way to the meeting, the minutes, the plans, and how conferences end."""
    today, handed = days.local_day(at), _handed(user, at)
    return {
        "since": today - YEAR,
        "meetings": _meetings(user, at),
        "minutes": _on_time(handed, at),
        "late_minutes": _late_minutes(handed, today),
        "tasks": _tasks(user, at),
        "ends": _ends(user, at),
        "bills": billing.sums(user, at),
    }


def _meetings(user: User, at: datetime) -> dict[str, Any]:
    sent = Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")
    met = own_conferences(user, at).filter(state__in=[State.HELD, State.CONCLUDED], starts_at__gt=at - YEAR)
    rows = met.annotate(
        asked_at=Subquery(sent.values("sent_at")[:1]), met_at=Coalesce(F("meeting__began_at"), F("starts_at"))
    ).values_list("asked_at", "met_at")
    pairs = [(days.local_day(asked), days.local_day(met)) for asked, met in rows if asked and met]
    lengths = [(met - asked).days for asked, met in pairs]
    return {
        "share": numbers.within_a_month(pairs),
        "median": round(median(lengths)) if lengths else None,
        "longest": max(lengths, default=None),
    }


def _late_minutes(rows: Iterable[Any], today: date) -> list[dict[str, Any]]:
    late = sorted(
        (due, number, conference)
        for due, _, _, _, state, conference, number in rows
        if state in (MinutesState.DRAFT, MinutesState.REVIEW) and due < today
    )
    return [
        {"label": f"Zápis PK {number}", "url": addresses.of("meetings:minutes", conference), "due": due}
        for due, number, conference in late[:MOST_LATE]
    ]


def _tasks(user: User, at: datetime) -> dict[str, int]:
    today = days.local_day(at)
    rows = Task.objects.filter(case__in=_led(user, at), made_at__gt=at - YEAR)
    return rows.aggregate(
        all=Count("pk"),
        done=Count("pk", filter=Q(state=TaskState.DONE)),
        partly=Count("pk", filter=Q(state=TaskState.PARTLY)),
        late=Count("pk", filter=Q(state__in=LIVING, due_on__lt=today)),
    )


ENDS = (
    (State.CONCLUDED, "Proběhla a je uzavřená"),
    (State.OTHER_TOOL, "Zvolili jsme vhodnější nástroj"),
    (State.FAMILY_REFUSED, "Rodina konferenci nechtěla"),
    (State.CANCELLED, "Zrušená"),
)


def _ends(user: User, at: datetime) -> list[dict[str, Any]]:
    rows = own_conferences(user, at).filter(state_since__gt=at - YEAR, state__in=[state for state, _ in ENDS])
    counted = dict(rows.order_by().values_list("state").annotate(number=Count("pk")))
    return [{"label": label, "value": str(counted.get(state, 0))} for state, label in ENDS]
