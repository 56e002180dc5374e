"""What is shown of a plan: its tasks with what they lack, their steps and what became of them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences import policies as conference_policies
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.vocabulary import AFTER_THE_DAY, State
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.plans import rules, workflow
from kruh.plans.models import Task, TaskEvent
from kruh.plans.queries import keeping
from kruh.plans.rules import reports
from kruh.plans.vocabulary import TaskState

# The tasks of one plan -----------------------------------------------------------------------------------------------


def told(rows: QuerySet[Task]) -> QuerySet[Task]:
    """This will bring along everybody whom a task names, without another query."""
    return rows.select_related("key", "person__key", "user", "checker_person__key", "checker_user")


def with_history(rows: QuerySet[Task]) -> QuerySet[Task]:
    """This will bring along what was reported, in one more query."""
    return rows.prefetch_related(Prefetch("events", TaskEvent.objects.select_related("key", "by", "reporter__key")))


def next_place(conference: Conference) -> int:
    """This will give the place after the last task of a plan."""
    last = Task.objects.filter(conference=conference).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def tasks_of(conference: Conference) -> list[Task]:
    """This will give the tasks of a plan in their order, with everybody whom they name, in one query."""
    return list(told(Task.objects.filter(conference=conference)).order_by("order", "id"))


def facts(task: Task) -> rules.TaskFacts:
    """This will give the task as the rules see it."""
    carrier = task.person_id or task.user_id
    checker = task.checker_person_id or task.checker_user_id
    return rules.TaskFacts(
        text=task.text,
        has_accountable=carrier is not None,
        due_on=task.due_on,
        has_check=bool(task.check_how),
        has_checker=checker is not None,
        checks_itself=carrier is not None and carrier == checker,
    )


def carrier(task: Task) -> str:
    """This will name the one person who answers for the task, or nothing."""
    return task.person.full_name if task.person else task.user.short_name if task.user else ""


def checker(task: Task) -> str:
    """This will name who looks whether it worked, or nothing."""
    who = task.checker_person.full_name if task.checker_person else ""
    return who or (task.checker_user.short_name if task.checker_user else "")


def as_table(tasks: Iterable[Task]) -> tuple[paper.Block, ...]:
    """This will give the tasks as a table, or one sentence when there are none."""
    rows = [
        (
            f"{number}.",
            _what(task),
            carrier(task) or "chybí",
            task.helpers or "–",
            days.day(task.due_on) if task.due_on else "chybí",
            task.check_how or "chybí",
            checker(task) or "–",
        )
        for number, task in enumerate(tasks, 1)
        if task.state != TaskState.DROPPED
    ]
    if not rows:
        return (paper.Paragraph("V plánu zatím není žádný úkol."),)
    head = ("Č.", "Co", "Kdo", "S čí pomocí", "Do kdy", "Jak se to pozná", "Kdo to ověří")
    return (paper.Table(head=head, rows=tuple(rows), widths=(0.7, 4.2, 2.3, 2.1, 2.4, 2.8, 2.2)),)


def _what(task: Task) -> str:
    rhythm = f"Jak často: {task.rhythm}" if task.rhythm else ""
    plan_b = f"Plán B: {task.plan_b}" if task.plan_b else ""
    return "\n".join(filter(None, [task.text, rhythm, plan_b]))


# The page of one plan ------------------------------------------------------------------------------------------------


def for_plan(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences with the number of tasks left open in the one before."""
    before = Task.objects.filter(conference=OuterRef("previous"), state__in=workflow.LIVING)
    counted = before.order_by().values("conference").annotate(number=Count("pk")).values("number")
    rows = conference_policies.visible_conferences(user, at).select_related("case__key", "previous")
    rows = relations.with_seat(relations.with_relations(rows, user, at), user, at)
    return rows.annotate(left_before=Coalesce(Subquery(counted), 0))


def plan(conference: Conference, at: datetime) -> dict[str, Any]:
    """This will give the plan as the person may see and change it."""
    found = keeping.with_part(with_history(told(Task.objects.filter(conference=conference))))
    rows = list(found.order_by("order", "id"))
    for task in rows:
        task.conference = conference
    today = days.local_day(at)
    incomplete = sum(bool(rules.unfinished(facts(task))) for task in rows if task.state in workflow.LIVING)
    return {
        "conference": conference,
        "cards": [card(task, number, today) for number, task in enumerate(rows, 1)],
        "incomplete": incomplete,
        "kept": keeping.by_kind(rows, today) if State(conference.state) in AFTER_THE_DAY else [],
        "cannot_add": rules.blockers_to_add(State(conference.state)),
        "is_closed": bool(rules.blockers_to_change(State(conference.state))),
        "carry_url": _carry_url(conference),
        "documents": [{"title": "Plán", "note": "Pro tisk a do spisu.", "links": _files(conference)}] if rows else [],
    }


def _files(conference: Conference) -> list[tuple[str, str]]:
    def url(ending: str) -> str:
        return reverse("plans:plan-file", args=[conference.pk, ending])

    return [("PDF", url("pdf")), ("Word (DOCX)", url("docx"))]


def _carry_url(conference: Conference) -> str:
    waits = getattr(conference, "left_before", 0) and not rules.blockers_to_change(State(conference.state))
    return reverse("plans:carry-open-tasks", args=[conference.pk]) if waits else ""


OF_FAMILY = ["Plán si napsala rodina. Mění se na kontrolním setkání."]
OF_CHILD = ["Úkol patří k individuálnímu plánu. Jeho znění se mění tam."]


def plan_url(task: Task) -> str:
    """This will give the page of the whole plan: a case conference's, a family's, or the child's own."""
    if task.protection_plan:
        return reverse("protection_plans:plan", args=[task.protection_plan])
    if task.family_conference:
        return reverse("family_conferences:plan", args=[task.family_conference])
    return reverse("plans:plan", args=[task.conference_id])


def one(task: Task, at: datetime) -> dict[str, Any]:
    """This will give one task with its history and the steps that are open."""
    elsewhere = OF_FAMILY if task.family_conference else OF_CHILD
    shown = {**card(task, task.order + 1, days.local_day(at)), "cannot_change": elsewhere, "plan_url": plan_url(task)}
    if task.conference is None:
        return {"task": task, "card": shown}
    state, was_carried = State(task.conference.state), task.carried_from_id is not None
    shown["cannot_change"] = rules.blockers_to_change(state)
    was_reported = bool(shown["history"])
    shown["cannot_remove"] = rules.blockers_to_remove(state, was_reported=was_reported, was_carried=was_carried)
    return {"task": task, "card": shown, "conference": task.conference}


def _steps(task: Task) -> list[tuple[str, str]]:
    labels = {
        "report_done": "Splněno",
        "report_partly": "Splněno zčásti",
        "drop_task": "Už neplatí",
        "reopen_task": "Otevřít znovu",
    }
    open_verbs = [step.verb for step in workflow.TASK.open_steps(TaskState(task.state)) if step.verb in labels]
    return [(labels[verb], reverse(f"plans:{verb.replace('_', '-')}", args=[task.pk])) for verb in open_verbs]


TONES = {
    TaskState.OPEN: "info",
    TaskState.PARTLY: "warm",
    TaskState.DONE: "ok",
    TaskState.DROPPED: "blocked",
    TaskState.CARRIED: "blocked",
}


def card(task: Task, number: int, today: date) -> dict[str, Any]:
    """This will give one task as its card shows it."""
    seen = facts(task)
    is_living = task.state in workflow.LIVING
    return {
        "pk": task.pk,
        "number": number,
        "text": task.text,
        "person": carrier(task),
        "due": task.due_on,
        "check": task.check_how or "",
        "missing": rules.unfinished(seen) if is_living else [],
        "hints": rules.hints(seen, today) if is_living else [],
        "facts": _further(task),
        "tone": TONES[TaskState(task.state)],
        "state": task.get_state_display(),
        "is_done": not is_living,
        "is_open": task.state == TaskState.OPEN,
        "steps": _steps(task),
        "history": _events(task),
        "said": reports.told_words(task.said),
        "version": task.version,
        "was_carried": task.carried_from_id is not None,
    }


def _further(task: Task) -> list[tuple[str, str]]:
    rows = (
        ("S čí pomocí", task.helpers),
        ("Jak často", task.rhythm),
        ("Kdo to ověří", checker(task)),
        ("Plán B", task.plan_b),
    )
    return [(label, words) for label, words in rows if words]


def teller(event: TaskEvent) -> str:
    """This will name who reported: a person without an account always with the way how it came."""
    if event.reporter:
        return f"{event.reporter.full_name}, {event.get_way_display()}"
    return event.by.short_name if event.by else "Kruh sám"


def _events(task: Task) -> list[dict[str, Any]]:
    found, before = [], TaskState.OPEN.value
    for event in task.events.all():
        is_note = not event.said and event.state == before
        word = "poznámka" if is_note else "znovu běží" if event.state == TaskState.OPEN else event.get_state_display()
        word = reports.told_words(event.said) or word
        found.append({"word": word, "note": event.note or "", "by": teller(event), "at": event.at})
        before = event.state
    return found


# Carrying over -------------------------------------------------------------------------------------------------------


def left_open(conference: UUID | None) -> list[Task]:
    """This will give the unfinished tasks of a conference."""
    rows = Task.objects.filter(conference=conference, state__in=workflow.LIVING)
    return list(told(rows).select_related("conference").order_by("order", "id"))


def numbered(tasks: Iterable[Task]) -> list[tuple[str, str]]:
    """This will offer tasks to tick, by their text and the person who carries them."""
    return [(str(task.pk), ": ".join(filter(None, [carrier(task), task.text]))) for task in tasks]
