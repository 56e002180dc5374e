"""What is shown to a worker of all promises that wait: one page of tasks, the most urgent first."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.safestring import SafeString

from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.foundation import days
from kruh.plans import policies, rules, workflow
from kruh.plans.models import Task
from kruh.plans.queries import plan
from kruh.plans.vocabulary import TaskState
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

PAGE = 50
URGENT = (F("due_on").asc(nulls_last=True), "id")
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
    "text", "check_how", "due_on", "state", "conference__number", *_key_of("key"),
    "conference__case__state", "conference__case__called", *_key_of("conference__case__key"),
    *_person_of("person"), *_person_of("checker_person"),
    "user__first_name", "user__last_name", "checker_user__first_name", "checker_user__last_name",
)  # fmt: skip


COLUMNS = (Column("Co"), Column("Kdo"), Column("Do kdy"), Column("O koho jde"), Column("Stav"))
MISSING = SafeString("<em>chybí</em>")


def page(user: User, at: datetime, wanted: str = "", number: int = 1) -> dict[str, Any]:
    """This will give one page of the tasks of all plans that the worker follows, the most urgent first."""
    found = _listed(user, at, Choice(wanted), (number - 1) * PAGE)
    tasks = found[:PAGE]
    rows = [_cells(task, task.conference.case.called or "", days.local_day(at)) for task in tasks]
    return {
        "table": Table("Úkoly z plánů podle termínu", COLUMNS, rows) if rows else None,
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


@prepared
def _listed(user: User, at: datetime, wanted: Choice, start: int) -> QuerySet[Task]:
    """The page is chosen first: the texts of a head's other tasks need not be read to know which fifty come first."""
    mine = _filtered(policies.case_tasks(user, at), user, days.local_day(at), wanted)
    chosen = mine.order_by(*URGENT).values("pk")[start : start + PAGE + 1]
    rows = plan.told(Task.objects.filter(pk__in=chosen)).select_related("conference__case__key").only(*LISTED)
    return rows.order_by(*URGENT)


def _cells(task: Task, children: str, today: date) -> tuple[str, ...]:
    person, check = plan.carrier(task), plan.checker(task)
    is_living = task.state in workflow.LIVING
    is_unfinished = is_living and bool(rules.unfinished(plan.facts(task)))
    return (
        tables.link(tables.typo(task.text), addresses.of("plans:task", task.pk)),
        tables.block(person or MISSING, tables.below(f"ověří {check}") if check else ""),
        tables.due(task.due_on, today, done=not is_living) if task.due_on else MISSING,
        tables.block(children or str(task.conference), tables.below(str(task.conference))),
        tables.tag("neúplný", "warn")
        if is_unfinished
        else tables.tag(task.get_state_display(), plan.TONES[TaskState(task.state)]),
    )


def _filter(key: str, label: str, *, current: bool) -> dict[str, Any]:
    return {"url": _address(key, 1), "label": label, "current": current, "count": None}


def _address(wanted: str, number: int) -> str:
    pairs = [("jen", wanted), ("strana", str(number) if number > 1 else "")]
    asked = "&".join(f"{name}={value}" for name, value in pairs if value)
    return addresses.page("plans:tasks") + (f"?{asked}" if asked else "")
