"""What was not finished goes with the conference that follows."""

from collections.abc import Collection
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.plans import rules, workflow
from kruh.plans.actions.reporting import report
from kruh.plans.actions.writing import next_place
from kruh.plans.models import Task


@action
def carry_task_over(task: Task, *, to: Conference, by: User, at: datetime) -> Task:
    """This will copy an unfinished task into the plan of the conference that follows, and close it here."""
    is_follow_up = to.previous_id == task.conference_id
    refuse_if(rules.blockers_to_carry(is_follow_up=is_follow_up, target=State(to.state)))
    report(task, "carry_task_over", "", by, at)
    met_on = days.local_day(to.starts_at) if to.starts_at else None
    kept = ("text", "person", "user", "helpers", "rhythm", "check_how", "checker_person", "checker_user", "plan_b")
    copy = Task(conference=to, key=to.key, carried_from=task, made_at=at, order=next_place(to))
    for name in kept:
        setattr(copy, name, getattr(task, name))
    copy.due_on = rules.day_after_carrying(task.due_on, met_on, days.local_day(at))
    copy.save(force_insert=True)
    return copy


@action
def carry_open_tasks(
    conference: Conference, *, follow_up: Conference, tasks: Collection[Task] | None = None, by: User, at: datetime
) -> list[Task]:
    """This will carry the unfinished tasks (or the chosen ones of them) to the conference that follows."""
    rows = Task.objects.filter(conference=conference, state__in=workflow.LIVING).order_by("order", "id")
    if tasks is not None:
        rows = rows.filter(pk__in=[task.pk for task in tasks])
    chosen = list(rows)
    if not chosen:
        raise NotPossible(["Není co převzít. Vyberte aspoň jeden nedokončený úkol."])
    return [carry_task_over(task, to=follow_up, by=by, at=at) for task in chosen]
