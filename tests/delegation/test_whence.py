"""Where goals of a package come from, of which outputs one is reminded at night, and a case that cannot end."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry
from kruh.cases.actions import close_case
from kruh.cases.models import Case
from kruh.delegation import actions
from kruh.delegation.models import Goal
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from kruh.monitoring import night
from kruh.monitoring.models import Night
from tests.factories import packages, protection
from tests.factories.packages import FIRST, NOW, Told

pytestmark = pytest.mark.django_db
PLAN_GOAL = protection.GOAL


def goals_page(told: Told, words: dict[str, str | list[str]] | None = None) -> Any:
    client = Client()
    client.force_login(told.key_worker)
    address = reverse("delegation:write-package", args=[told.package.pk, "cile"])
    with time_machine.travel(NOW, tick=False):
        return client.get(address) if words is None else client.post(address, words)


def goals(told: Told) -> list[tuple[str, bool, bool]]:
    rows = Goal.objects.filter(package=told.package).order_by("order")
    return [(goal.text, goal.task is not None, goal.plan_goal is not None) for goal in rows]


def at_night(day: int) -> datetime:
    return days.start_of_day(FIRST + timedelta(days=day)) + timedelta(hours=2)


def ran(moment: datetime) -> int:
    for _ in night.run(moment):
        pass
    return Night.objects.get(day=days.local_day(moment)).reminders


def asked_for_outputs() -> list[Message]:
    rows = Message.objects.select_related("key").order_by("queued_at", "pk")
    return [row for row in rows if row.subject == "Blíží se výstup v Kruhu"]


def test_goal_of_the_plan_is_taken_with_its_measure_and_stays_its_own() -> None:
    told = packages.draft(goals=[])
    root = protection.approved(told.case, told.key_worker, NOW).goals.get().root

    offered = goals_page(told).content.decode()
    goals_page(told, {"plan_goals": [str(root)], "version": str(told.fresh().version)})
    again = goals_page(told)
    form = {name: str(value) for name, value in again.context["form"].initial.items()}
    goals_page(told, {**form, "goal_2": "Maminka má s kým mluvit."})

    assert f"{told.child.first_name}: {PLAN_GOAL['text']}" in offered.replace("\u00a0", " ")
    assert "plan_goals" not in again.context["form"].fields
    assert goals(told) == [(PLAN_GOAL["text"], False, True), ("Maminka má s kým mluvit.", False, False)]
    assert (Goal.objects.get(order=1).plan_goal, Goal.objects.get(order=1).measure) == (root, PLAN_GOAL["measure"])


def test_goal_written_in_other_words_comes_from_nowhere() -> None:
    told = packages.draft(goals=[])
    root = protection.approved(told.case, told.key_worker, NOW).goals.get().root
    goals_page(told, {"plan_goals": [str(root)], "version": str(told.fresh().version)})

    goals_page(told, {"goal_1": "Něco docela jiného.", "version": str(told.fresh().version)})

    assert goals(told) == [("Něco docela jiného.", False, False)]


def test_page_without_a_plan_says_so() -> None:
    told = packages.draft()

    assert "V plánu ochrany dítěte teď není žádný cíl, který by šel vzít." in goals_page(told).content.decode()


def test_organisation_is_reminded_of_an_output_once() -> None:
    told = packages.running()

    counts = [ran(at_night(day)) for day in (-6, -4, -3, -1, 0, 1)]

    (message,) = asked_for_outputs()
    assert (sum(counts), message.recipient_ref, message.case) == (1, told.helper.pk, told.case.pk)
    assert message.due_at.hour >= 7
    assert AuditEntry.objects.filter(verb="delegation.remind_output").count() == 1


def test_killed_night_reminds_nobody_twice() -> None:
    packages.running()
    ran(at_night(-1))
    Night.objects.update(stage="outputs", place="", ended_at=None)

    assert (ran(at_night(-1)), len(asked_for_outputs())) == (1, 1)


def test_work_that_ended_or_was_handed_in_is_not_reminded_of() -> None:
    told = packages.running()
    packages.handed_in(told, FIRST)

    ran(at_night(-1))

    assert asked_for_outputs() == []


def test_case_with_running_or_offered_work_is_not_closed() -> None:
    told = packages.running()
    case = Case.objects.get(pk=told.case.pk)

    with pytest.raises(NotPossible) as refusal:
        close_case(case, by=told.key_worker, at=NOW)
    actions.answer.revoke(told.fresh(), reason="Rodina se stěhuje.", by=told.key_worker, at=NOW)
    close_case(Case.objects.get(pk=case.pk), by=told.key_worker, at=NOW)

    assert refusal.value.reasons == [
        f"Práce {told.fresh()} je u organizace {told.organisation.name}. Nejdřív ji ukončete nebo odvolejte."
    ]
    assert not Case.objects.get(pk=case.pk).is_open
