"""What waits for a key worker after meetings: one prepared query, and what its rows mean."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kruh.access.models import Membership, User
from kruh.access.prepared import prepared
from kruh.cases import policies as case_policies
from kruh.cases.models import CasePerson
from kruh.foundation import days
from kruh.method.models import Parameter
from kruh.monitoring.rules import reminders
from kruh.monitoring.rules import waiting as rules
from kruh.plans.models import Task

MOST = 100
KEY = ("parent", "master", "wrapped")
TOLD = (
    "text", "plan_b", "due_on", "said", "case__called", "person__first_name", "person__last_name", "person__died_on",
    "user__first_name", "user__last_name",
    *(f"{whose}key__{column}" for whose in ("", "person__", "case__") for column in KEY),
)  # fmt: skip


@prepared
def waiting_rows(user: User, at: datetime) -> QuerySet[Task]:
    """This will give the running tasks of the led cases about which something may have to be done."""
    today = days.local_day(at)
    held = Membership.objects.filter(user=OuterRef("user"), valid_from__lte=at).exclude(valid_to__lte=at)
    left = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person"), ended_on__lte=today)
    number = Parameter.objects.on(today).filter(code=reminders.ASK).order_by().values("value")[:1]
    user_is_gone = Q(user__isnull=False) & (Q(user__is_active=False) | ~Exists(held))
    rows: Any = Task.objects.filter(case__in=case_policies.led_cases(user, at), waits_on__isnull=False)
    rows = rows.annotate(is_gone=user_is_gone | Exists(left), ask_after=Subquery(number))
    rows = rows.filter(~Q(said="") | Q(waits_on__lt=today) | Q(is_gone=True) | Q(person__died_on__isnull=False))
    found: QuerySet[Task] = rows.select_related("key", "person__key", "user", "case__key").only(*TOLD)
    return found.order_by("waits_on", "id")[:MOST]


def lines(rows: Iterable[Any], today: date) -> list[rules.Waiting]:
    """This will say what each of those rows means; some mean nothing yet."""
    told = (rules.of_task(_facts(row), today) for row in rows)
    return [line for line in told if line is not None]


def _facts(task: Any) -> rules.Facts:
    carrier = task.person.full_name if task.person else task.user.short_name if task.user else ""
    return rules.Facts(
        task.pk, task.text, task.case.called or "", carrier, task.due_on, task.said, task.plan_b or "",
        int(task.ask_after or 0), is_dead=bool(task.person and task.person.died_on), is_gone=task.is_gone,
    )  # fmt: skip
