"""Promises written, rewritten, reported, and carried to the conference that follows."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import AuditEntry
from kruh.access.policy import Denied
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole, State
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.plans import actions, rules
from kruh.plans.models import Task
from kruh.plans.queries import plan as queries
from kruh.plans.vocabulary import TaskState
from tests.factories import cases, people
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told

pytestmark = pytest.mark.django_db
WHOLE: dict[str, Any] = {"text": "Chodit s Adamem do školy", "due_on": date(2026, 3, 30), "check_how": "Je ve třídě."}


def add(told: Told, **words: Any) -> Task:
    known: Any = {**WHOLE, **words}
    return actions.add_task(told.world.fresh(), words=known, by=told.worker, at=NEXT_DAY)


def concluded(told: Told) -> None:
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)


# Writing -----------------------------------------------------------------------------------------------------------


def test_add_task_keeps_one_that_is_not_finished() -> None:
    told = factory.held()

    task = actions.add_task(told.world.fresh(), words={"text": "Doučování"}, by=told.worker, at=NEXT_DAY)

    assert Task.objects.get(pk=task.pk).text == "Doučování"
    assert rules.unfinished(queries.facts(task)) != []


def test_add_task_is_done_by_the_facilitator_and_the_minute_taker_too() -> None:
    told = factory.held()

    for role in SeatRole:
        actions.add_task(told.world.fresh(), words={"text": role.label}, by=told.sent(role), at=NEXT_DAY)

    assert [task.text for task in queries.tasks_of(told.world.fresh())] == ["facilitátor", "zapisovatel"]


def test_add_task_is_refused_to_the_consultant() -> None:
    told = factory.held()

    with pytest.raises(Denied):
        actions.add_task(told.world.fresh(), words={"text": "x"}, by=people.fresh(told.world.consultant), at=NEXT_DAY)


def test_add_task_refuses_a_day_before_the_meeting() -> None:
    with pytest.raises(NotPossible) as refusal:
        add(factory.held(), due_on=date(2026, 3, 16))

    assert refusal.value.reasons[0].startswith("Termín 16.")


def test_add_task_refuses_somebody_who_was_not_at_the_table() -> None:
    told, elsewhere = factory.held(), cases.case(cases.worker(cases.office("Jinde")))
    stranger = cases.child_of(elsewhere)

    with pytest.raises(NotPossible) as refusal:
        add(told, person=stranger)

    assert refusal.value.reasons == ["„Adam Havlín“ mezi lidmi u stolu není. Vyberte prosím člověka ze seznamu."]
    assert not Task.objects.exists()


def test_add_task_refuses_a_colleague_outside_the_case_team() -> None:
    told = factory.held()

    with pytest.raises(NotPossible):
        add(told, user=told.sent())


def test_change_task_by_two_people_shows_both_wordings() -> None:
    told = factory.held()
    task = add(told)
    actions.change_task(task, words={"text": "Chodit spolu"}, version=1, by=told.sent(), at=NEXT_DAY)

    with pytest.raises(Conflict) as conflict:
        actions.change_task(task, words={"text": "Jezdit tramvají"}, version=1, by=told.worker, at=NEXT_DAY)

    assert (conflict.value.theirs, conflict.value.mine, conflict.value.version) == (
        {"Co": "Chodit spolu"}, {"Co": "Jezdit tramvají"}, 2,
    )  # fmt: skip
    assert Task.objects.get(pk=task.pk).text == "Chodit spolu"


def test_change_task_keeps_a_day_that_was_there_before() -> None:
    told = factory.held()
    task = add(told)
    Task.objects.filter(pk=task.pk).update(due_on=date(2026, 3, 1))

    actions.change_task(task, words={"text": "Jinak", "due_on": date(2026, 3, 1)}, by=told.worker, at=NEXT_DAY)

    assert Task.objects.get(pk=task.pk).text == "Jinak"


def test_closed_plan_cannot_be_rewritten_but_results_can() -> None:
    told = factory.held()
    task = add(told)
    concluded(told)

    for change in (
        lambda: actions.change_task(task, words={"text": "Jinak"}, by=told.worker, at=NEXT_DAY),
        lambda: actions.remove_task(task, by=told.worker, at=NEXT_DAY),
        lambda: actions.move_task(task, up=True, by=told.worker, at=NEXT_DAY),
        lambda: add(told),
    ):
        with pytest.raises(NotPossible):
            change()
    actions.report_done(task, note="Chodí.", by=told.worker, at=NEXT_DAY)

    assert Task.objects.get(pk=task.pk).state == TaskState.DONE


def test_move_task_changes_the_order_and_stops_at_the_end() -> None:
    told = factory.held()
    first, second = add(told, text="první"), add(told, text="druhý")

    actions.move_task(second, up=True, by=told.worker, at=NEXT_DAY)
    actions.move_task(second, up=True, by=told.worker, at=NEXT_DAY)

    assert queries.tasks_of(told.world.fresh()) == [second, first]


def test_remove_task_takes_back_a_slip_of_the_pen() -> None:
    told = factory.held()

    actions.remove_task(add(told), by=told.worker, at=NEXT_DAY)

    assert not Task.objects.exists()


# What became of it -------------------------------------------------------------------------------------------------


def test_reports_leave_a_history_with_who_and_when() -> None:
    told = factory.held()
    task = add(told)

    actions.report_partly(task, note="Dva dny z pěti.", by=told.worker, at=NEXT_DAY)
    actions.report_partly(task, note="Čtyři dny z pěti.", by=told.worker, at=NEXT_DAY + timedelta(days=7))
    actions.report_done(task, by=told.worker, at=NEXT_DAY + timedelta(days=14))
    actions.reopen_task(task, note="Zase nechodí.", by=told.worker, at=NEXT_DAY + timedelta(days=21))

    events = list(task.events.all())
    assert [event.state for event in events] == ["partly", "partly", "done", "open"]
    assert [event.note for event in events] == ["Dva dny z pěti.", "Čtyři dny z pěti.", None, "Zase nechodí."]
    assert {event.by for event in events} == {told.worker}


def test_dropping_needs_a_reason() -> None:
    told = factory.held()
    task = add(told)

    with pytest.raises(NotPossible):
        actions.drop_task(task, note=" ", by=told.worker, at=NEXT_DAY)

    assert Task.objects.get(pk=task.pk).state == TaskState.OPEN


def test_done_task_cannot_be_done_twice() -> None:
    told = factory.held()
    task = add(told)
    actions.report_done(task, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible):
        actions.report_done(task, by=told.worker, at=NEXT_DAY)

    assert task.events.count() == 1


def test_reports_are_not_written_by_the_facilitator() -> None:
    told = factory.held()
    task = add(told)

    with pytest.raises(Denied):
        actions.report_done(task, by=told.sent(SeatRole.FACILITATOR), at=NEXT_DAY)


def test_act_on_a_task_is_in_the_trail_of_its_case() -> None:
    told = factory.held()
    task = add(told)
    actions.report_done(task, by=told.worker, at=NEXT_DAY)

    entry = AuditEntry.objects.order_by("-id")[0]
    assert (entry.verb, entry.case, entry.subject) == ("plans.report_done", told.world.case.pk, task.pk)


# To the next conference --------------------------------------------------------------------------------------------


def test_carry_open_tasks_moves_only_the_unfinished_ones() -> None:
    told = factory.held()
    done, open_one = add(told, text="hotové"), add(told, person=told.rows["Vlasta"].person)
    actions.report_done(done, by=told.worker, at=NEXT_DAY)
    later = NEXT_DAY + timedelta(days=60)
    following = conference_actions.follow_up(told.world.fresh(), by=told.worker, at=later)

    carried = actions.carry_open_tasks(told.world.fresh(), follow_up=following, by=told.worker, at=later)

    assert [task.carried_from for task in carried] == [open_one]
    copy = queries.tasks_of(following)[0]
    assert (copy.text, queries.carrier(copy), copy.due_on) == (WHOLE["text"], "Vlasta Havlínová", None)
    assert Task.objects.get(pk=open_one.pk).state == TaskState.CARRIED


def test_carry_open_tasks_twice_finds_nothing_more() -> None:
    told = factory.held()
    add(told)
    following = conference_actions.follow_up(told.world.fresh(), by=told.worker, at=NEXT_DAY)
    actions.carry_open_tasks(told.world.fresh(), follow_up=following, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible) as refusal:
        actions.carry_open_tasks(told.world.fresh(), follow_up=following, by=told.worker, at=NEXT_DAY)

    assert refusal.value.reasons == ["Není co převzít. Vyberte aspoň jeden nedokončený úkol."]
    assert Task.objects.filter(conference=following).count() == 1


def test_carry_task_over_goes_only_to_the_conference_that_follows() -> None:
    told = factory.held()
    task = add(told)
    other = conference_actions.open_conference(told.world.case, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible):
        actions.carry_task_over(task, to=other, by=told.worker, at=NEXT_DAY)

    assert Task.objects.get(pk=task.pk).state == TaskState.OPEN


# On paper ----------------------------------------------------------------------------------------------------------


def test_as_table_gives_a_row_for_each_task_that_still_holds() -> None:
    told = factory.held()
    dropped = add(told, text="zrušené")
    add(told, person=told.rows["Vlasta"].person, checker_user=told.worker, rhythm="denně", plan_b="Zavolá trenér.")
    actions.drop_task(dropped, note="Přestěhovali se.", by=told.worker, at=NEXT_DAY)

    (table,) = queries.as_table(queries.tasks_of(told.world.fresh()))

    assert table.rows == (  # type: ignore[union-attr]
        (
            "2.",
            "Chodit s Adamem do školy\nJak často: denně\nPlán B: Zavolá trenér.",
            "Vlasta Havlínová",
            "–",
            "30.\u00a03.\u00a02026",
            "Je ve třídě.",
            "Renata Olšová",
        ),
    )


def test_as_table_of_an_empty_plan_is_a_sentence() -> None:
    (line,) = queries.as_table(queries.tasks_of(factory.held().world.fresh()))

    assert line.text == "V plánu zatím není žádný úkol."  # type: ignore[union-attr]
