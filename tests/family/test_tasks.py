"""Own tasks on the own page: the person says how they go, and what somebody else said meanwhile is shown."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.plans import actions as plans
from kruh.plans.models import Task, TaskEvent
from tests.factories import minutes as factory
from tests.factories import pages
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.pages import Owner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NEXT_DAY, tick=False) as travelled:
        yield travelled


@pytest.fixture
def told() -> Told:
    return factory.held()


@pytest.fixture
def task(told: Told) -> Task:
    factory.add_task(told, checker_user=told.worker)
    found: Task = Task.objects.get()
    return found


@pytest.fixture
def phone(told: Told) -> Client:
    owner: Owner = pages.owner(told.rows["Vlasta"], told.worker)
    return owner.opened()


def send(phone: Client, **words: object) -> Any:
    return phone.post(reverse("family:tasks"), words)


def kept(task: Task) -> tuple[str, str, int]:
    row = Task.objects.get(pk=task.pk)
    return row.state, row.said, TaskEvent.objects.filter(task=task).count()


def test_own_task_is_reported_by_one_tap(task: Task, phone: Client) -> None:
    answer = send(phone, task=task.pk, said="done", note="", version=1)

    assert (answer.status_code, answer.headers["Location"]) == (
        302, f"{reverse('family:tasks')}?ulozeno=1#ukol-{task.pk}",
    )  # fmt: skip
    assert kept(task) == ("open", "done", 1)
    assert "Tohle už máme zapsané:" in phone.get(reverse("family:tasks")).content.decode().replace("\xa0", " ")
    assert TaskEvent.objects.get().get_way_display() == "hlášeno na stránce pro rodinu"


def test_slower_one_sees_what_was_said_meanwhile_and_keeps_the_typed_words(
    told: Told, task: Task, phone: Client
) -> None:
    plans.report_partly(task, note="Tajná poznámka.", by=told.worker, at=NEXT_DAY)

    answer = send(phone, task=task.pk, said="done", note="Chodíme spolu.", version=1)
    body = answer.content.decode().replace("\xa0", " ")

    assert (answer.status_code, kept(task)) == (409, ("partly", "", 1))
    words = ("Mezitím to někdo zapsal:", "splněno zčásti", "Chodíme spolu.", "Tajná poznámka.")
    assert [one in body for one in words] == [True, True, True, False]


@pytest.mark.parametrize("whose", ["somebody else's", "nobody's"])
def test_task_of_somebody_else_cannot_be_reported(told: Told, task: Task, phone: Client, whose: str) -> None:
    factory.add_task(told, person=told.rows["Radek"].person)
    pk = Task.objects.exclude(pk=task.pk).get().pk if whose == "somebody else's" else uuid4()

    answer = send(phone, task=pk, said="done", note="")

    assert (answer.status_code, TaskEvent.objects.count()) == (422, 0)


def test_bad_input_is_said_and_kept(task: Task, phone: Client) -> None:
    answer = send(phone, task=task.pk, said="partly", note="x")

    body = answer.content.decode().replace("\xa0", " ")
    assert (answer.status_code, "Napište prosím pár slov" in body, ">x</textarea>" in body) == (422, True, True)
    assert kept(task) == ("open", "", 0)
