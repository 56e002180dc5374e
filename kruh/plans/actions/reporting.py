"""What became of a promise: said by the office, or by a person without an account who holds or checks the task.

What was not finished goes with the conference that follows.
"""

from collections.abc import Collection
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.plans import rules, workflow
from kruh.plans.models import Task, TaskEvent
from kruh.plans.queries import carriers
from kruh.plans.queries import plan as queries
from kruh.plans.rules import reports
from kruh.plans.vocabulary import Report, TaskState, Way

STATE, NOTE = "Jak to dopadlo", "Poznámka"


@action
def report_done(task: Task, *, note: str = "", version: int | None = None, by: User, at: datetime) -> None:
    """This will say that the promise was kept. Raises Conflict when somebody reported meanwhile."""
    _refuse_unseen(task, version, TaskState.DONE.label, note)
    _report(task, "report_done", note, by, at)


@action
def report_partly(task: Task, *, note: str, version: int | None = None, by: User, at: datetime) -> None:
    """This will say how far it is; what is left is part of the note."""
    refuse_if(rules.blockers_without_reason(note))
    _refuse_unseen(task, version, TaskState.PARTLY.label, note)
    _report(task, "report_partly", note, by, at)


@action
def drop_task(task: Task, *, note: str, version: int | None = None, by: User, at: datetime) -> None:
    """This will say that the promise no longer holds, and why."""
    refuse_if(rules.blockers_without_reason(note))
    _refuse_unseen(task, version, TaskState.DROPPED.label, note)
    _report(task, "drop_task", note, by, at)


@action
def reopen_task(task: Task, *, note: str, by: User, at: datetime) -> None:
    """This will open a promise again that was reported as kept or dropped, and say why."""
    refuse_if(rules.blockers_without_reason(note))
    _report(task, "reopen_task", note, by, at)


@action
def add_note(task: Task, *, note: str, by: User, at: datetime) -> None:
    """This will put a note to the task, whatever became of it; nothing else changes."""
    refuse_if(rules.blockers_without_reason(note))
    _keep(TaskEvent(task=task, key=task.key, state=task.state, note=note.strip(), by=by, at=at))


@action
def pass_task_on(
    task: Task, *, person: Person | None = None, user: User | None = None, note: str, by: User, at: datetime
) -> None:
    """This will give a task to somebody else of the case or of its team, whenever that is, and say why."""
    refuse_if(rules.blockers_without_reason(note))
    who = carriers.chosen(person.pk if person else None, user.pk if user else None)
    offered = dict(carriers.of_case(task.case_id, at))
    refuse_if(reports.blockers_to_pass_on(
        is_living=task.state in workflow.LIVING, is_of_family=task.family_conference is not None,
        is_known=who in offered, is_same=who == carriers.chosen(task.person_id, task.user_id),
    ))  # fmt: skip
    task.person, task.user, task.said = person, user, ""
    task.version += 1
    task.save()
    words = f"Úkol teď má {offered[who]}. {note.strip()}"
    _keep(TaskEvent(task=task, key=task.key, state=task.state, note=words, by=by, at=at))


@action
def note_report(task: Task, *, by: User, at: datetime) -> None:
    """This will say that somebody of the office has read what a person said about the task and leaves it as it is."""
    refuse_if(reports.blockers_to_note(task.said))
    task.said = ""
    task.version += 1
    task.save()


@action(system=True)
def tell_task(
    task: Task, *, said: Report | str, note: str = "", person: Person, way: Way, version: int | None = None,
    by: User | None, at: datetime,
) -> bool:  # fmt: skip
    """This will keep what a person without an account says, and tell whether it is anything new.

    An empty `said` is a mere note. Raises Conflict when somebody reported after the person had read the task; the same
    words sent twice are one report.
    """
    told = Report(said) if said else ""
    is_checker = task.checker_person_id == person.pk
    has_part, is_living = is_checker or task.person_id == person.pk, task.state in workflow.LIVING
    if _is_told(task, told, note, person):
        return False
    if told and version not in (None, task.version):
        raise Conflict(_told_last(task, person), _words(Report(told).label, note), task.version)
    refuse_if(reports.blockers_to_tell(reports.Words(told, note, has_part=has_part, is_living=is_living)))
    is_checked = bool(task.checker_person_id or task.checker_user_id) and not is_checker
    state, waits = reports.outcome(told, TaskState(task.state), is_checked=is_checked)
    if told:
        if state != task.state:
            workflow.TASK.next_state(TaskState(task.state), f"report_{state.value}")
        task.state, task.said, task.version = state, waits, task.version + 1
        task.ended_on = days.local_day(at) if state not in workflow.LIVING else None
        task.save()
    _keep(TaskEvent(
        task=task, key=task.key, state=state, note=note.strip() or None, reporter=person, said=told, way=way, at=at,
    ))  # fmt: skip
    return True


def _report(task: Task, verb: str, note: str, by: User | None, at: datetime) -> None:
    task.state = workflow.TASK.next_state(TaskState(task.state), verb)
    task.ended_on = None if task.state in workflow.LIVING else days.local_day(at)
    task.said = ""
    task.version += 1
    task.save()
    _keep(TaskEvent(task=task, key=task.key, state=task.state, note=note.strip() or None, by=by, at=at))


def _told_last(task: Task, person: Person | None = None) -> dict[str, str]:
    last = _last(task)
    if last is None:
        return _words(task.get_state_display(), "")
    state = Report(last.said).label if last.said else last.get_state_display()
    is_open = person is None or last.reporter_id == person.pk
    return _words(state, (last.note or "") if is_open else "")


def _words(state: object, note: str) -> dict[str, str]:
    return {STATE: str(state), NOTE: note.strip()}


def _refuse_unseen(task: Task, version: int | None, state: object, note: str) -> None:
    if version in (None, task.version):
        return
    last = _last(task)
    who = queries.teller(last) if last else ""
    saved = f"{who}, {days.day(days.local_day(last.at))} {days.clock(days.local(last.at))}" if last else ""
    raise Conflict(_told_last(task), _words(state, note), task.version, saved)


def _last(task: Task) -> TaskEvent | None:
    rows = TaskEvent.objects.filter(task=task).select_related("key", "by", "reporter__key")
    last: TaskEvent | None = rows.order_by("-at", "-id").first()
    return last


def _is_told(task: Task, said: str, note: str, person: Person) -> bool:
    last = _last(task)
    if last is None or last.reporter_id != person.pk:
        return False
    return (last.said, last.note or "") == (said, note.strip())


def _keep(event: TaskEvent) -> None:
    event.save(force_insert=True)


# To the next conference --------------------------------------------------------------------------------------------


@action
def carry_task_over(task: Task, *, to: Conference, by: User, at: datetime) -> Task:
    """This will copy an unfinished task into the plan of the conference that follows, and close it here."""
    is_follow_up = to.previous_id == task.conference_id
    refuse_if(rules.blockers_to_carry(is_follow_up=is_follow_up, target=State(to.state)))
    _report(task, "carry_task_over", "", by, at)
    met_on = days.local_day(to.starts_at) if to.starts_at else None
    kept = ("text", "person", "user", "helpers", "rhythm", "check_how", "checker_person", "checker_user", "plan_b")
    copy = Task(conference=to, key=to.key, carried_from=task, made_at=at, order=queries.next_place(to))
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
