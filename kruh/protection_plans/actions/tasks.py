"""The tasks of a protection plan, written while a version of it is; they live like any other promise."""

from datetime import datetime

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if
from kruh.plans.actions import TaskWords
from kruh.plans.models import Task
from kruh.protection_plans.models import PlanVersion
from kruh.protection_plans.queries import carriers, children
from kruh.protection_plans.rules import approving
from kruh.protection_plans.rules.conflicts import refuse_unseen

LABELS = {"text": "Co", "helpers": "S čí pomocí", "check_how": "Jak se to pozná", "plan_b": "Plán B"}
NOT_WRITTEN = "Úkoly IPOD se mění, jen když je rozepsaná jeho verze. Začněte novou verzi."
REPORTED = "K úkolu už je zapsané, jak dopadl. Když neplatí, označte ho „už neplatí“ a napište proč."


@action
def add_plan_task(version: PlanVersion, *, words: TaskWords, by: User, at: datetime) -> Task:
    """This will add a task to the plan, complete or not; it is followed from now on."""
    refuse_if([*approving.blockers_to_write(is_approved=version.is_approved), *_faults(version, words, at)])
    plan = version.plan
    last = Task.objects.filter(protection_plan=plan.pk).aggregate(last=Max("order"))["last"]
    task = Task(protection_plan=plan.pk, key=version.key, case_id=plan.case_id, office_id=plan.office_id, made_at=at)
    task.order = 0 if last is None else last + 1
    _put(task, words)
    task.save(force_insert=True)
    return task


@action
def change_plan_task(task: Task, *, words: TaskWords, version: int | None = None, by: User, at: datetime) -> Task:
    """This will reword a task. Raises Conflict when somebody else was faster."""
    draft = _draft(task)
    refuse_if([NOT_WRITTEN] if draft is None else _faults(draft, words, at, task))
    refuse_unseen(task, words, LABELS, version)
    _put(task, words)
    task.version += 1
    task.save()
    return task


@action
def remove_plan_task(task: Task, *, by: User, at: datetime) -> None:
    """This will take back a task written by mistake; what was reported about stays."""
    refuse_if([NOT_WRITTEN] if _draft(task) is None else [REPORTED] if task.events.exists() else [])
    Task.objects.filter(pk=task.pk).delete()


def _draft(task: Task) -> PlanVersion | None:
    return children.draft_version(task.protection_plan) if task.protection_plan else None


def _put(task: Task, words: TaskWords) -> None:
    for name, value in words.items():
        setattr(task, name, value or None if name != "text" else value)


def _faults(version: PlanVersion, words: TaskWords, at: datetime, task: Task | None = None) -> list[str]:
    """The day may not have passed, and whoever carries the task belongs to the case."""
    due_on, today = words.get("due_on"), days.local_day(at)
    is_kept = task is not None and task.due_on == due_on
    late = [f"Termín {days.day(due_on)} už minul. Zvolte pozdější den."] if due_on and due_on < today else []
    known = carriers.known(version.plan.case_id, at)
    named = [row for row in (words.get("person"), words.get("checker_person")) if row and row.pk not in known]
    workers = [row for row in (words.get("user"), words.get("checker_user")) if row and row.pk not in known]
    kept = {task.person_id, task.checker_person_id, task.user_id, task.checker_user_id} if task else set()
    strangers = [row.full_name for row in named if row.pk not in kept]
    strangers += [row.short_name for row in workers if row.pk not in kept]
    return [
        *([] if is_kept else late),
        *(f"„{name}“ do případu nepatří. Vyberte prosím člověka ze seznamu." for name in strangers),
    ]
