"""What is shown to a worker of all promises that wait: one page of tasks, the most urgent first."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.safestring import SafeString

from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.access.roles import Role
from kruh.cases.models import Case, Person
from kruh.conferences.rules import conference as conference_rules
from kruh.foundation import days
from kruh.plans import policies, rules
from kruh.plans.models import Task
from kruh.plans.queries import plan
from kruh.plans.vocabulary import TaskState
from kruh.plans.workflow import LIVING
from kruh.vault.fields import Opener
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

PAGE = 50
type Open = Callable[..., Sequence[Any]]
URGENT = (F("due_on").asc(nulls_last=True), "id")
FILTERS: tuple[tuple[str, str], ...] = (
    ("", "Otevřené"),
    ("moje", "Moje"),
    ("po-terminu", "Po termínu"),
    ("bez-terminu", "Neúplné"),
    ("dokoncene", "Dokončené"),
)


PERSON = ("first_name", "last_name", *Opener.KEY)
USER = ("first_name", "last_name")
LISTED = (
    "pk", "text", "check_how", "due_on", "state", "conference__number", *Opener.KEY,
    "case", "case__called", *Opener.key_of("case"), "person", "user", "checker_person", "checker_user",
    *(f"{who}__{name}" for who in ("person", "checker_person") for name in PERSON),
    *(f"{who}__{name}" for who in ("user", "checker_user") for name in USER),
)  # fmt: skip
_task, _case, _person = Opener(Task, "text"), Opener(Case, "called"), Opener(Person, *USER)


class Listed(NamedTuple):
    """A task as the list says it."""

    pk: UUID
    facts: rules.TaskFacts
    state: str
    number: int | None  # of the case conference; a family's plan has none
    children: str
    carrier: str
    checker: str


OF_FAMILY = "plán rodiny"
COLUMNS = (Column("Co"), Column("Kdo"), Column("Do kdy"), Column("O koho jde"), Column("Stav"))
MISSING, UNFINISHED = SafeString("<em>chybí</em>"), tables.tag("neúplný", "warn")


def page(user: User, at: datetime, wanted: str = "", number: int = 1) -> dict[str, Any]:
    """This will give one page of the tasks of all plans that the worker follows, the most urgent first."""
    found = _listed(user, at, Choice(wanted), (number - 1) * PAGE)
    case, person, today = _case.once(), _person.once(), days.local_day(at)
    rows = [_cells(_told(row, case, person), today) for row in found[:PAGE]]
    return {
        "table": Table("Úkoly z plánů podle termínu", COLUMNS, rows) if rows else None,
        "filters": [_filter(key, label, current=key == wanted) for key, label in FILTERS],
        "newer": _address(wanted, number - 1) if number > 1 else "",
        "older": _address(wanted, number + 1) if len(found) > PAGE else "",
    }


def _filtered(rows: QuerySet[Task], user: User, today: date, wanted: str) -> QuerySet[Task]:
    if wanted == "dokoncene":
        return rows.exclude(state__in=LIVING).exclude(state=TaskState.CARRIED)
    rows = rows.filter(waits_on__isnull=False)
    if wanted == "moje":
        return rows.filter(Q(user=user) | Q(checker_user=user))
    if wanted == "po-terminu":
        return rows.filter(waits_on__lt=today)
    if wanted == "bez-terminu":
        return rows.filter(Q(due_on=None) | Q(person=None, user=None))
    return rows


@prepared
def _listed(user: User, at: datetime, wanted: Choice, start: int) -> QuerySet[Task, tuple[Any, ...]]:
    """The page is chosen first: the texts of a head's other tasks need not be read to know which fifty come first."""
    mine = policies.case_tasks(user, at, each=user.has_role(Role.HEAD, at=at))
    order = URGENT if wanted == "dokoncene" else ("waits_on", "id")
    chosen = _filtered(mine, user, days.local_day(at), wanted).order_by(*order).values("pk")[start : start + PAGE + 1]
    return Task.objects.filter(pk__in=chosen).order_by(*order).values_list(*LISTED)


def _told(row: tuple[Any, ...], open_case: Open, open_person: Open) -> Listed:
    """This will open what lies sealed; everything on the list is for the team of the case."""
    pk, text, check_how, due_on, state, number, *rest = row
    key, case, called, case_key, (person, user, checker_person, checker_user) = (
        rest[:4], rest[4], rest[5], rest[6:10], rest[10:14],
    )  # fmt: skip
    carrier, checker = person or user, checker_person or checker_user
    (words,), (children,) = _task(pk, key, text), open_case(case, case_key, called)
    has_check = check_how is not None and not check_how.is_empty
    return Listed(
        pk,
        rules.TaskFacts(words, carrier is not None, due_on, has_check, checker is not None, carrier == checker),
        state,
        number,
        children or "",
        _named(open_person(person, rest[16:20], *rest[14:16]) if person else rest[26:28]),
        _named(open_person(checker_person, rest[22:26], *rest[20:22]) if checker_person else rest[28:30]),
    )


def _named(names: Sequence[str | None]) -> str:
    first, last = names
    return f"{first or ''} {last or ''}".strip()


def _cells(task: Listed, today: date) -> tuple[str, ...]:
    name, is_living = conference_rules.name_of(task.number) if task.number else OF_FAMILY, task.state in LIVING
    is_unfinished = is_living and bool(rules.unfinished(task.facts))
    due_on = task.facts.due_on
    return (
        tables.link(tables.typo(task.facts.text), addresses.of("plans:task", task.pk)),
        tables.block(task.carrier or MISSING, tables.below(f"ověří {task.checker}") if task.checker else ""),
        tables.due(due_on, today, done=not is_living) if due_on else MISSING,
        tables.block(task.children or name, tables.below(name)),
        UNFINISHED if is_unfinished else _state(task.state),
    )


@cache
def _state(state: str) -> SafeString:
    return tables.tag(str(TaskState(state).label), plan.TONES[TaskState(state)])


def _filter(key: str, label: str, *, current: bool) -> dict[str, Any]:
    return {"url": _address(key, 1), "label": label, "current": current, "count": None}


def _address(wanted: str, number: int) -> str:
    pairs = [("jen", wanted), ("strana", str(number) if number > 1 else "")]
    asked = "&".join(f"{name}={value}" for name, value in pairs if value)
    return addresses.page("plans:tasks") + (f"?{asked}" if asked else "")
