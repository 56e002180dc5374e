"""The list of all promises: whose they are, in which order they are waited for, and what a line says."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from kruh.access.models import User
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.actions import conference as conference_actions
from kruh.plans import actions, policies
from kruh.plans.models import SOME_DAY, Task
from kruh.plans.queries import follow_up
from kruh.plans.vocabulary import TaskState
from kruh.plans.workflow import LIVING
from tests.factories import cases, people
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NEXT_DAY, tick=False):
        yield


def add(told: Told, **words: Any) -> Task:
    return actions.add_task(told.world.fresh(), words={"text": "Doučování", **words}, by=told.worker, at=NEXT_DAY)  # type: ignore[typeddict-item]  # what the test names


def lines(user: User, wanted: str = "") -> list[list[str]]:
    """The words of the cells."""
    table = follow_up.page(people.fresh(user), NEXT_DAY, wanted)["table"]
    rows = re.findall(r"(?s)<tr>(.*?)</tr>", str(table).split("<tbody>")[1]) if table else []
    cells = [re.findall(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).replace("\xa0", " ").split()) for cell in row] for row in cells]


def strays() -> list[Task]:
    """The tasks in which something kept of others is not what they say."""
    return [
        task
        for task in Task.objects.select_related("conference").order_by("pk")
        if (task.case_id, task.office_id) != (task.at_table.case_id, task.at_table.office_id)
        or task.waits_on != ((task.due_on or SOME_DAY) if task.state in LIVING else None)
    ]


def head_of(told: Told) -> User:
    head = cases.head(told.world.case.unit)
    TeamMember.objects.create(case=told.world.case, user=head, role=TeamRole.HEAD, since=people.LONG_AGO)
    return head


def test_task_keeps_whose_it_is_and_until_when_it_is_waited_for() -> None:
    told = factory.held()
    task = add(told)
    assert strays() == []
    task = actions.change_task(task, words={"due_on": date(2026, 4, 30)}, by=told.worker, at=NEXT_DAY)
    assert strays() == []
    actions.report_partly(task, note="Kousek.", by=told.worker, at=NEXT_DAY)
    assert strays() == []
    actions.report_done(task, by=told.worker, at=NEXT_DAY)
    assert strays() == []
    actions.reopen_task(task, note="Nevydrželo to.", by=told.worker, at=NEXT_DAY)
    assert strays() == []
    actions.drop_task(task, note="Už to není potřeba.", by=told.worker, at=NEXT_DAY)
    add(told, due_on=date(2026, 5, 1))
    following = conference_actions.follow_up(told.world.fresh(), by=told.worker, at=NEXT_DAY)
    actions.carry_open_tasks(told.world.fresh(), follow_up=following, by=told.worker, at=NEXT_DAY)
    assert strays() == []

    assert sorted(Task.objects.values_list("state", flat=True)) == [
        TaskState.CARRIED, TaskState.DROPPED, TaskState.OPEN,
    ]  # fmt: skip


def test_day_changed_past_the_model_is_known_as_well() -> None:
    task = add(factory.held())

    Task.objects.filter(pk=task.pk).update(due_on=date(2026, 3, 1))
    assert strays() == []
    Task.objects.filter(pk=task.pk).update(state=TaskState.DONE)
    assert strays() == []


def test_both_ways_of_asking_find_the_same_tasks() -> None:
    told = factory.held()
    task = add(told)
    head, stranger = head_of(told), cases.head(told.world.case.unit)
    elsewhere = cases.head(cases.office("OSPOD Zálesí"))
    seen = {}
    for name, who in (("head", head), ("worker", told.worker), ("stranger", stranger), ("elsewhere", elsewhere)):
        seen[name] = [
            [row.pk for row in policies.case_tasks(people.fresh(who), NEXT_DAY, each=each)] for each in (True, False)
        ]

    assert seen == {
        "head": [[task.pk]] * 2, "worker": [[task.pk]] * 2, "stranger": [[]] * 2, "elsewhere": [[]] * 2,
    }  # fmt: skip


def test_head_and_worker_read_the_same_list() -> None:
    told = factory.held()
    add(told, text="bez dne")
    add(told, text="druhý", due_on=date(2026, 4, 2))
    add(told, text="první", due_on=date(2026, 4, 1), person=told.rows["Vlasta"].person)
    actions.report_done(add(told, text="hotový", due_on=date(2026, 4, 3)), by=told.worker, at=NEXT_DAY)
    head = head_of(told)

    assert [line[0] for line in lines(head)] == ["první", "druhý", "bez dne"]
    for wanted, _ in follow_up.FILTERS:
        assert wanted == "moje" or lines(head, wanted) == lines(told.worker, wanted)


@pytest.mark.parametrize(("how", "state"), [("Je ve třídě.", "běží"), ("", "neúplný"), (None, "neúplný")])
def test_line_without_a_check_is_unfinished(how: str | None, state: str) -> None:
    told = factory.held()
    add(told, user=told.worker, due_on=date(2026, 4, 1), check_how=how)

    assert [line[4] for line in lines(told.worker)] == [state]


def test_line_says_who_promised_who_checks_and_what_is_missing() -> None:
    told = factory.held()
    whole = {"due_on": date(2026, 4, 1), "check_how": "Je ve třídě."}
    add(told, text="celý", person=told.rows["Vlasta"].person, checker_user=told.worker, **whole)
    add(told, text="neúplný", user=told.worker, checker_person=told.rows["Vlasta"].person)
    name, number = told.worker.short_name, str(told.world.conference)

    first, second = lines(told.worker)

    assert (first[0], first[1], first[3], first[4]) == (
        "celý",
        f"Vlasta Havlínová ověří {name}",
        f"Adam {number}",
        "běží",
    )
    assert (second[0], second[1], second[2]) == ("neúplný", f"{name} ověří Vlasta Havlínová", "chybí")
    assert second[4] == "neúplný"
