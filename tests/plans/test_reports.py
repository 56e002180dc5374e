"""What people without an account say of a task, two reports at the same moment, and what proves a task."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.cases.models import CasePerson
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole, State
from kruh.foundation import uploads
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.plans import actions
from kruh.plans.models import Evidence, EvidenceContent, Task, TaskEvent
from kruh.plans.queries import carriers
from kruh.plans.queries import keeping as keeping_queries
from kruh.plans.queries import plan as queries
from kruh.plans.rules import keeping, reports
from kruh.plans.rules.keeping import Promise
from kruh.plans.vocabulary import Carrying, Kept, Report, TaskState, Way
from tests.factories import minutes as factory
from tests.factories import pictures
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 30)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NEXT_DAY, tick=False) as stopped:
        yield stopped


def made(told: Told, **words: Any) -> Task:
    factory.add_task(told, **words)
    task: Task = Task.objects.order_by("-id")[0]
    return task


def tell(task: Task, told: Told, said: str, note: str = "", who: str = "Vlasta", **words: Any) -> bool:
    person = told.rows[who].person
    return actions.tell_task(task, said=said, note=note, person=person, way=Way.LINK, by=None, at=NEXT_DAY, **words)


def kept(task: Task) -> tuple[str, str, int]:
    row = Task.objects.get(pk=task.pk)
    return row.state, row.said, TaskEvent.objects.filter(task=task).count()


# Told without an account -------------------------------------------------------------------------------------------


def test_kept_promise_that_nobody_checks_is_kept() -> None:
    told = factory.held()
    task = made(told)

    assert tell(task, told, "done") is True
    assert kept(task) == ("done", "", 1)
    assert Task.objects.get(pk=task.pk).ended_on == NEXT_DAY.date()


def test_kept_promise_waits_for_the_one_who_checks_it() -> None:
    told = factory.held()
    task = made(told, checker_person=told.rows["Jitka"].person)

    tell(task, told, "done")
    assert kept(task) == ("open", "done", 1)
    assert queries.card(queries.tasks_of(told.world.fresh())[0], 1, DAY)["said"] == "hlásí: splněno"

    tell(task, told, "done", who="Jitka")
    assert kept(task) == ("done", "", 2)


def test_what_does_not_work_waits_to_be_noted_and_changes_nothing() -> None:
    told = factory.held()
    task = made(told)

    tell(task, told, "cannot", "Nemám odvoz.")
    assert kept(task) == ("open", "cannot", 1)

    actions.note_report(task, by=told.worker, at=NEXT_DAY)
    assert kept(task) == ("open", "", 1)
    with pytest.raises(NotPossible):
        actions.note_report(task, by=told.worker, at=NEXT_DAY)


def test_report_of_the_office_answers_what_waited() -> None:
    told = factory.held()
    task = made(told)
    tell(task, told, "partly", "Půlku týdne.")
    assert kept(task) == ("partly", "partly", 1)

    actions.report_done(task, by=told.worker, at=NEXT_DAY)

    assert kept(task) == ("done", "", 2)


def test_same_words_sent_twice_are_one_report() -> None:
    told = factory.held()
    task = made(told)

    assert [tell(task, told, "done", version=1), tell(task, told, "done", version=1)] == [True, False]
    assert kept(task) == ("done", "", 1)


def test_stranger_to_the_task_is_refused_and_so_is_everybody_with_an_account() -> None:
    told = factory.held()
    task = made(told)

    with pytest.raises(NotPossible):
        tell(task, told, "done", who="Radek")
    with pytest.raises(Denied):
        actions.tell_task(
            task, said="done", person=told.rows["Vlasta"].person, way=Way.LINK, by=told.worker, at=NEXT_DAY
        )
    assert kept(task) == ("open", "", 0)


def test_ended_task_takes_a_note_and_no_report() -> None:
    told = factory.held()
    task = made(told)
    actions.report_done(task, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible):
        tell(task, told, "cannot")
    tell(task, told, "", "Ještě v pátek přijdu.")

    assert kept(task) == ("done", "", 2)
    assert [one["word"] for one in queries.one(_read(task), NEXT_DAY)["card"]["history"]] == ["splněno", "poznámka"]


def _read(task: Task) -> Task:
    return queries.with_history(queries.told(Task.objects.filter(pk=task.pk))).get()


@pytest.mark.parametrize(
    ("said", "note", "is_living", "is_possible"),
    [
        (Report.DONE, "", True, True),
        (Report.CANNOT, "", True, True),
        (Report.PARTLY, "", True, False),
        (Report.PARTLY, "Půlku.", True, True),
        ("", "", True, False),
        ("", "Vzkaz.", False, True),
        (Report.DONE, "", False, False),
        (Report.DONE, "x" * (reports.LONGEST + 1), True, False),
    ],
)
def test_words_that_may_be_told(said: Report | str, note: str, is_living: bool, is_possible: bool) -> None:
    assert (reports.blockers_to_tell(reports.Words(said, note, is_living=is_living)) == []) is is_possible


# Two at the same moment --------------------------------------------------------------------------------------------


def test_second_of_two_without_an_account_sees_the_state_and_not_the_other_ones_note() -> None:
    told = factory.held()
    task = made(told, checker_person=told.rows["Jitka"].person)
    tell(task, told, "partly", "Bez úterka, mám doktora.", version=1)

    with pytest.raises(Conflict) as conflict:
        tell(task, told, "done", "Bylo to tak.", who="Jitka", version=1)

    assert conflict.value.theirs == {"Jak to dopadlo": "splněno zčásti", "Poznámka": ""}
    assert (conflict.value.version, kept(task)) == (2, ("partly", "partly", 1))
    tell(task, told, "done", "Bylo to tak.", who="Jitka", version=2)
    assert kept(task) == ("done", "", 2)


def send(user: User, address: str, /, **typed: object) -> HttpResponse:
    answer: HttpResponse = signed_in(user).post(address, typed)  # type: ignore[assignment]
    return answer


def test_second_of_two_colleagues_sees_what_the_first_wrote_and_may_write_over_it_knowingly() -> None:
    told = factory.held()
    task = made(told)
    address = f"/ukol/{task.pk}/zcasti/"
    assert 'name="version" value="1"' in html(told.worker, address)

    first = send(told.worker, address, note="Chodí tři dny z pěti.", version="1")
    second = send(told.worker, f"/ukol/{task.pk}/splneno/", note="Chodí každý den.", version="1")

    assert (first.status_code, second.status_code) == (302, 409)
    shown = second.content.decode().replace("\xa0", " ")
    assert [words in shown for words in ("Chodí tři dny z pěti.", "Chodí každý den.", told.worker.short_name)] == [
        True
    ] * 3
    assert kept(task) == ("partly", "", 1)
    assert send(told.worker, f"/ukol/{task.pk}/splneno/", note="Chodí každý den.", version="2").status_code == 302
    assert kept(task) == ("done", "", 2)


def test_note_can_be_put_to_a_task_whatever_became_of_it() -> None:
    told = factory.held()
    task = made(told)
    actions.report_done(task, by=told.worker, at=NEXT_DAY)

    answer = send(told.worker, f"/ukol/{task.pk}/poznamka/", note="Potvrdila to i škola.")

    assert (answer.status_code, kept(task)) == (302, ("done", "", 2))


# Somebody else -----------------------------------------------------------------------------------------------------


def test_task_goes_to_somebody_else_with_a_reason_even_after_the_plan_is_closed() -> None:
    told = factory.held()
    task = made(told)
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)
    tell(task, told, "cannot", "Stěhuju se.")

    actions.pass_task_on(
        task, person=told.rows["Jitka"].person, note="Babička se stěhuje.", by=told.worker, at=NEXT_DAY
    )

    row = Task.objects.get(pk=task.pk)
    assert (row.person_id, row.said, row.state) == (told.rows["Jitka"].person_id, "", "open")
    assert "Jitka Havlínová" in (TaskEvent.objects.order_by("-at", "-id")[0].note or "")


@pytest.mark.parametrize("why", ["nobody", "same", "ended", "gone", "no reason"])
def test_task_does_not_go_to_who_cannot_take_it(why: str) -> None:
    told = factory.held()
    task, jitka = made(told), told.rows["Jitka"].person
    who = {"nobody": None, "same": told.rows["Vlasta"].person}.get(why, jitka)
    if why == "ended":
        actions.report_done(task, by=told.worker, at=NEXT_DAY)
    if why == "gone":
        CasePerson.objects.filter(case=told.world.case, person=jitka).update(ended_on=NEXT_DAY.date())

    note = "" if why == "no reason" else "Je nemocná."
    with pytest.raises(NotPossible):
        actions.pass_task_on(task, person=who, note=note, by=told.worker, at=NEXT_DAY)


def test_task_of_somebody_who_died_or_left_says_so_on_its_page() -> None:
    told = factory.held()
    task, worker = made(told), made(told, person=None, user=told.worker)
    assert "Úkol nemá kdo splnit" not in html(told.worker, f"/ukol/{task.pk}/")

    vlasta = told.rows["Vlasta"].person
    vlasta.died_on = DAY
    vlasta.save()

    assert "Úkol nemá kdo splnit" in html(told.worker, f"/ukol/{task.pk}/")
    mine = carriers.with_gone(Task.objects.filter(pk=worker.pk), NEXT_DAY)
    assert carriers.gone(mine.get()) == ""
    told.worker.memberships.update(valid_to=NEXT_DAY)
    assert "ve službě není" in carriers.gone(mine.get())


# What proves it ----------------------------------------------------------------------------------------------------


def test_evidence_is_kept_sealed_and_shown_to_the_case_team_alone() -> None:
    told = factory.held()
    task = made(told)
    file = uploads.receive("dopis.jpg", pictures.photo())

    row = actions.add_evidence(task, file=file, description="Dopis školy", by=told.worker, at=NEXT_DAY)

    address = f"/ukol/dolozeni/{row.pk}/"
    assert signed_in(told.worker).get(address).content == file.content
    assert "Dopis školy" in html(told.worker, f"/ukol/{task.pk}/")
    minute_taker = told.sent(SeatRole.MINUTE_TAKER)
    assert signed_in(minute_taker).get(address).status_code == 404
    assert "Dopis školy" not in html(minute_taker, f"/ukol/{task.pk}/")
    stored = EvidenceContent.objects.filter(evidence=row).values_list("content", flat=True)[0]
    assert file.content not in stored.blob


def test_same_evidence_is_kept_once_and_struck_with_a_reason() -> None:
    told = factory.held()
    task = made(told)
    file = uploads.receive("dopis.jpg", pictures.photo())
    row = actions.add_evidence(task, file=file, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible):
        actions.add_evidence(task, file=file, by=told.worker, at=NEXT_DAY)
    with pytest.raises(NotPossible):
        actions.strike_evidence(row, reason="ne", by=told.worker, at=NEXT_DAY)
    actions.strike_evidence(row, reason="Patří k jinému úkolu.", by=told.worker, at=NEXT_DAY)

    assert actions.add_evidence(task, file=file, by=told.worker, at=NEXT_DAY).pk != row.pk
    assert Evidence.objects.filter(struck_at=None).count() == 1


# How promises are kept ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "due_on", "ended_on", "found"),
    [
        (TaskState.DONE, DAY, DAY, Kept.IN_TIME),
        (TaskState.DONE, DAY, DAY + timedelta(days=1), Kept.LATE),
        (TaskState.DONE, None, DAY, Kept.IN_TIME),
        (TaskState.PARTLY, DAY, None, Kept.PARTLY),
        (TaskState.PARTLY, DAY - timedelta(days=1), None, Kept.OVERDUE),
        (TaskState.OPEN, DAY, None, Kept.OPEN),
        (TaskState.DROPPED, DAY, DAY, Kept.DROPPED),
        (TaskState.CARRIED, DAY, DAY, None),
    ],
)
def test_what_became_of_a_promise(
    state: TaskState, due_on: date | None, ended_on: date | None, found: Kept | None
) -> None:
    assert keeping.kept(Promise(state, due_on, ended_on, Carrying.FAMILY), DAY) == found


def test_promises_are_counted_by_who_carries_them() -> None:
    told = factory.held()
    done, late = made(told), made(told, due_on=date(2026, 3, 18))
    made(told, person=told.rows["Adam"].person)
    made(told, person=None, user=told.worker)
    for task in (done, late):
        actions.report_done(task, by=told.worker, at=NEXT_DAY + timedelta(days=3))

    rows = keeping_queries.with_part(Task.objects.order_by("id"))

    assert keeping_queries.by_kind(rows, NEXT_DAY.date()) == [
        ("dítě", "1\xa0běží"),
        ("rodina", "1\xa0splněno včas, 1\xa0splněno později"),
        ("OSPOD", "1\xa0běží"),
    ]
