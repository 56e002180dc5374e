"""What is shown to a worker of all promises that wait: one page of tasks, the most urgent first."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import Part
from kruh.foundation import days, text
from kruh.plans import policies, rules, workflow
from kruh.plans.models import Task
from kruh.plans.queries import plan
from kruh.plans.vocabulary import TaskState
from kruh.web import addresses

PAGE = 50
FILTERS: tuple[tuple[str, str], ...] = (
    ("", "Otevřené"),
    ("moje", "Moje"),
    ("po-terminu", "Po termínu"),
    ("bez-terminu", "Neúplné"),
    ("dokoncene", "Dokončené"),
)


def _key_of(way: str) -> tuple[str, ...]:
    return tuple(f"{way}__{name}" for name in ("parent", "master", "wrapped"))


def _person_of(way: str) -> tuple[str, ...]:
    return f"{way}__first_name", f"{way}__last_name", *_key_of(f"{way}__key")


LISTED = (
    "text", "check_how", "due_on", "state", "conference__number", "conference__case__state", *_key_of("key"),
    *_person_of("person"), *_person_of("checker_person"),
    "user__first_name", "user__last_name", "checker_user__first_name", "checker_user__last_name",
)  # fmt: skip


def page(user: User, at: datetime, wanted: str = "", number: int = 1) -> dict[str, Any]:
    """This will give one page of the tasks of all plans that the worker follows, the most urgent first."""
    rows = _for_list(_filtered(policies.case_tasks(user, at), user, days.local_day(at), wanted))
    start = (number - 1) * PAGE
    found = list(rows[start : start + PAGE + 1])
    return {
        "rows": [_row(task) for task in found[:PAGE]],
        "filters": [_filter(key, label, current=key == wanted) for key, label in FILTERS],
        "newer": _address(wanted, number - 1) if number > 1 else "",
        "older": _address(wanted, number + 1) if len(found) > PAGE else "",
    }


def _filtered(rows: QuerySet[Task], user: User, today: date, wanted: str) -> QuerySet[Task]:
    if wanted == "dokoncene":
        return rows.exclude(state__in=workflow.LIVING).exclude(state=TaskState.CARRIED)
    rows = rows.filter(state__in=workflow.LIVING)
    if wanted == "moje":
        return rows.filter(Q(user=user) | Q(checker_user=user))
    if wanted == "po-terminu":
        return rows.filter(due_on__lt=today)
    if wanted == "bez-terminu":
        return rows.filter(Q(due_on=None) | Q(person=None, user=None))
    return rows


def _for_list(rows: QuerySet[Task]) -> QuerySet[Task]:
    children = CasePerson.objects.filter(part=Part.CHILD, ended_on=None).select_related(None)
    children = children.select_related("person__key").only("case", "person__first_name", *_key_of("person__key"))
    listed = plan.told(rows).select_related("conference__case").only(*LISTED)
    return listed.prefetch_related(
        Prefetch("conference__case__places", children.order_by("added_at", "id"), to_attr="children")
    ).order_by(F("due_on").asc(nulls_last=True), "id")


def _row(task: Task) -> dict[str, Any]:
    names = [place.person.first_name for place in task.conference.case.children]  # type: ignore[attr-defined]
    is_living = task.state in workflow.LIVING
    return {
        "url": addresses.of("plans:task", task.pk),
        "text": task.text,
        "person": plan.carrier(task),
        "due": task.due_on,
        "check": plan.checker(task),
        "about": text.list_words(names) or str(task.conference),
        "conference": str(task.conference),
        "tone": plan.TONES[TaskState(task.state)],
        "state": task.get_state_display(),
        "is_done": not is_living,
        "missing": len(rules.unfinished(plan.facts(task))) if is_living else 0,
    }


def _filter(key: str, label: str, *, current: bool) -> dict[str, Any]:
    return {"url": _address(key, 1), "label": label, "current": current, "count": None}


def _address(wanted: str, number: int) -> str:
    pairs = [("jen", wanted), ("strana", str(number) if number > 1 else "")]
    asked = "&".join(f"{name}={value}" for name, value in pairs if value)
    return reverse("plans:tasks") + (f"?{asked}" if asked else "")
