"""Who may do what with the plan, and whose tasks one may see."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.vocabulary import SeatState
from kruh.plans.models import Evidence, Task


def case_tasks(user: User, at: datetime, *, each: bool = False) -> QuerySet[Task]:
    """This will give the tasks of the cases in whose team the person is.

    A head, who belongs to nearly every case of the office, asks of `each` task in the order of a list, as for cases.
    """
    if each:
        own = case_policies.team_rows(user, at).filter(case=OuterRef("case"))
        return Task.objects.filter(Exists(own), office__in=user.unit_ids(at=at))
    return Task.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk"))


def visible_tasks(user: User, at: datetime) -> QuerySet[Task]:
    """This will give the tasks that the person may read: of own cases, and of conferences where the person sits."""
    own = Conference.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk")).values("pk")
    seats = relations.open_seats(user, at).filter(state=SeatState.ACCEPTED).values("conference")
    elsewhere = Q(conference=None, case__in=case_policies.visible_cases(user, at).values("pk"))
    rows: QuerySet[Task] = Task.objects.filter(Q(conference__in=own) | Q(conference__in=seats) | elsewhere)
    return rows.select_related("conference__case__key", "conference__key", "case__key")


@predicate("za úkol odpovídá nebo ho ověřuje")
def has_part_in(user: User, task: Task, at: datetime) -> bool:
    """This will tell whether the person carries the task or checks it."""
    return user.pk in {task.user_id, task.checker_user_id}


@predicate("je v týmu konference")
def sits(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person sits in the conference; nobody does where the plan is not a conference's."""
    return not _elsewhere(subject) and relations.sits(user, subject, at)


@predicate("plán vznikl na případové konferenci")
def of_table(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the plan is a case conference's; other plans are worded elsewhere."""
    return not _elsewhere(subject)


def _elsewhere(subject: Any) -> bool:
    """Of a family conference, or of the protection plan of a child."""
    return isinstance(subject, Task) and subject.conference_id is None


@predicate("nikdo s účtem, jen člověk, který má úkol na starosti nebo ho ověřuje")
def on_own_link(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody with an account: what a person says of a task comes from that person alone."""
    return False


def visible_evidence(user: User, at: datetime) -> QuerySet[Evidence]:
    """This will give the files of the cases in whose team the person is; who only sat at the table sees none."""
    own = case_policies.visible_cases(user, at).values("pk")
    rows: QuerySet[Evidence] = Evidence.objects.filter(task__case__in=own)
    return rows.select_related("key", "task__key", "task__case__key", "task__conference__key", "added_by", "struck_by")


reads = relations.on_case_team | sits
writes = of_table & (relations.organises | sits)
reports = relations.organises | (relations.on_case_team & has_part_in)

WRITES = Rule(writes, note="dokud není zápis uzavřený")
REPORTS = Rule(reports)
POLICY: dict[str, Rule] = {
    "plans.read": Rule(reads),
    "plans.tasks": Rule(has_role(Role.SOCIAL_WORKER, Role.HEAD), note="jen úkoly z případů, v jejichž týmu člověk je"),
    "plans.add_task": WRITES,
    "plans.change_task": WRITES,
    "plans.move_task": WRITES,
    "plans.remove_task": WRITES,
    "plans.read_back": WRITES,
    "plans.report_done": REPORTS,
    "plans.report_partly": REPORTS,
    "plans.drop_task": REPORTS,
    "plans.reopen_task": REPORTS,
    "plans.add_note": REPORTS,
    "plans.note_report": Rule(relations.organises),
    "plans.pass_task_on": Rule(relations.organises, note="i po uzavření zápisu, vždy s důvodem"),
    "plans.tell_task": Rule(on_own_link),
    "plans.add_evidence": REPORTS,
    "plans.see_evidence": Rule(relations.on_case_team, note="lidé od stolu doložení nevidí"),
    "plans.strike_evidence": Rule(relations.organises, note="nic se nemaže, soubor zůstane s důvodem"),
    "plans.carry_task_over": Rule(of_table & relations.organises),
    "plans.carry_open_tasks": Rule(relations.organises),
}
