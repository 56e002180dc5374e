"""Who may do what after a meeting: links and wishes are the key worker's, the overview is everybody's own."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate, works_somewhere
from kruh.cases import policies as case_policies
from kruh.conferences.policies import relations
from kruh.monitoring.models import TaskLink
from kruh.plans.models import Task


def led_tasks(user: User, at: datetime) -> QuerySet[Task]:
    """This will give the tasks of the cases of whose team the person is."""
    rows = Task.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk"))
    joined = ("key", "case__key", "conference__case__key", "conference__key", "person__key", "checker_person__key")
    return rows.select_related(*joined)


def visible_links(user: User, at: datetime) -> QuerySet[TaskLink]:
    """This will give the living links to those tasks."""
    own = case_policies.visible_cases(user, at).values("pk")
    rows: QuerySet[TaskLink] = TaskLink.objects.filter(task__case__in=own, revoked_at=None)
    return rows.select_related("task__key", "task__case__key", "task__conference__key", "person__key")


@predicate("nikdo s účtem, jen noční běh na serveru")
def by_night(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: the night has no account."""
    return False


HANDS_OUT = Rule(relations.organises, "odkaz dostane jen ten, kdo úkol má nebo ověřuje a nemá účet")
POLICY: dict[str, Rule] = {
    "monitoring.see_reach": Rule(relations.organises),
    "monitoring.make_link": HANDS_OUT,
    "monitoring.give_link": HANDS_OUT,
    "monitoring.revoke_link": HANDS_OUT,
    "monitoring.change_wish": Rule(relations.organises, "člověk si vybírá sám, pracovnice to jen zapíše"),
    "monitoring.choose_overview": Rule(works_somewhere, "každý jen sám sobě"),
    "monitoring.begin_night": Rule(by_night),
    "monitoring.go_on": Rule(by_night),
}
