"""Reading aloud: what people say to a task is kept for its words; other words have to be read again."""

from datetime import timedelta
from typing import Any

import pytest

from kruh.access.models import AuditEntry
from kruh.access.policy import Denied
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import Presence
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import NotPossible
from kruh.plans import actions, documents, rules
from kruh.plans.actions import Said
from kruh.plans.models import Task, TaskReading
from kruh.plans.queries import plan, reading
from kruh.plans.vocabulary import Understood
from tests.factories import cases, minutes
from tests.factories.minutes import MET, Told

YES, CHANGE = Understood.YES, Understood.CHANGE


@pytest.fixture
def told() -> Told:
    told = minutes.held()
    minutes.add_task(told)
    minutes.add_task(told, text="Zavolat trenérovi")
    return told


def first(told: Told) -> Task:
    return Task.objects.filter(conference=told.world.conference).order_by("order")[0]


def say(told: Told, *answers: Said, task: Task | None = None) -> list[TaskReading]:
    return actions.read_back(task or first(told), answers=answers, by=told.sent(), at=MET)


def lines(told: Told) -> list[str]:
    conference = told.world.fresh()
    return reading.confirmed(conference, plan.tasks_of(conference))


@pytest.mark.parametrize(
    ("understood", "otherwise", "number", "words"),
    [
        ([1, 2, 3], [], 3, "všechny úkoly"),
        ([1], [], 1, "úkol 1"),
        ([1, 3], [2], 3, "úkol 1 a 3; chce upravit úkol 2"),
        ([], [2], 2, "chce upravit úkol 2"),
        ([], [], 2, ""),
    ],
)
def test_paper_says_who_understood_what(understood: list[int], otherwise: list[int], number: int, words: str) -> None:
    assert rules.confirmed_words(understood, otherwise, number) == words


@pytest.mark.django_db
def test_answers_are_kept_by_person_and_the_newest_counts(told: Told) -> None:
    jitka, radek = told.rows["Jitka"], told.rows["Radek"]

    say(told, Said(jitka, YES), Said(radek, CHANGE, " Nestihne to. "))
    say(told, Said(radek, YES))

    found = reading.said_to(first(told))
    assert {who: (row.said, row.note) for who, row in found.items()} == {jitka.pk: (YES, None), radek.pk: (YES, None)}
    assert list(TaskReading.objects.values_list("said", flat=True)) == [YES, CHANGE, YES]


@pytest.mark.django_db
def test_same_answer_twice_is_kept_once(told: Told) -> None:
    say(told, Said(told.rows["Jitka"], YES))

    assert (say(told, Said(told.rows["Jitka"], YES)), TaskReading.objects.count()) == ([], 1)


@pytest.mark.django_db
@pytest.mark.parametrize("words", [{"text": "Chodit do školy"}, {"check_how": "Je tam."}, {"helpers": "Adam"}])
def test_other_words_have_to_be_read_again(told: Told, words: Any) -> None:
    say(told, Said(told.rows["Jitka"], YES))

    actions.change_task(first(told), words=words, by=told.worker, at=MET)

    assert (reading.said_to(first(told)), lines(told)) == ({}, [])


@pytest.mark.django_db
def test_order_and_outcome_of_a_task_change_nothing_about_who_understood(told: Told) -> None:
    say(told, Said(told.rows["Jitka"], YES))

    actions.move_task(first(told), up=False, by=told.worker, at=MET)
    actions.report_partly(Task.objects.get(text__isnull=False, order=1), note="Zatím dvakrát.", by=told.worker, at=MET)

    assert lines(told) == ["Jitka Havlínová: úkol 2"]


@pytest.mark.django_db
def test_colleague_of_the_office_answers_too(told: Told) -> None:
    actions.change_task(first(told), words={"checker_user": told.worker}, by=told.worker, at=MET)
    say(told, Said(told.worker, YES), Said(told.rows["Adam"], YES))
    say(told, Said(told.worker, YES), task=Task.objects.get(conference=told.world.conference, order=1))

    assert lines(told) == [f"{told.worker.short_name}: všechny úkoly", "Adam Havlín: úkol 1"]


@pytest.mark.django_db
def test_paper_does_not_keep_the_answer_of_who_is_no_longer_asked(told: Told) -> None:
    say(told, Said(told.rows["Jitka"], YES), Said(told.rows["Adam"], YES), Said(told.rows["Vlasta"], YES))
    say(told, Said(told.worker, YES))  # who has no task any more
    Participant.objects.filter(pk=told.rows["Adam"].pk).update(presence=Presence.NOT_INVITED)
    conference = told.world.fresh()

    kept = reading.confirmed(conference, plan.tasks_of(conference), {told.rows["Jitka"].pk})

    assert kept == ["Vlasta Havlínová: úkol 1"]


@pytest.mark.django_db
def test_stranger_cannot_answer_and_nothing_of_the_batch_is_kept(told: Told) -> None:
    stranger = minutes.held().rows["Jitka"]

    with pytest.raises(NotPossible, match="nepatří"):
        say(told, Said(told.rows["Jitka"], YES), Said(stranger, YES))
    with pytest.raises(NotPossible, match="nepatří"):
        say(told, Said(cases.worker(cases.office("Jinde")), YES))

    assert TaskReading.objects.count() == 0


@pytest.mark.django_db
def test_note_of_a_novel_is_refused_with_a_sentence(told: Told) -> None:
    with pytest.raises(NotPossible, match="delší než 1000 znaků"):
        say(told, Said(told.rows["Jitka"], CHANGE, "ř" * 1001))


@pytest.mark.django_db
def test_closed_plan_is_not_read_any_more(told: Told) -> None:
    Conference.objects.filter(pk=told.world.conference.pk).update(state="concluded")

    with pytest.raises(NotPossible, match="Plán je uzavřený"):
        say(told, Said(told.rows["Jitka"], YES))


@pytest.mark.django_db
def test_only_who_runs_the_meeting_writes_down_what_people_say(told: Told) -> None:
    with pytest.raises(Denied):
        actions.read_back(first(told), answers=[], by=told.world.consultant, at=MET + timedelta(hours=1))


@pytest.mark.django_db
def test_note_is_sealed_and_the_reading_is_in_the_trail(told: Told) -> None:
    (row,) = say(told, Said(told.rows["Radek"], CHANGE, "Nestihne to."))

    stored = TaskReading.objects.filter(pk=row.pk).values_list("note", flat=True).get()
    assert (type(stored).__name__, row.note) == ("Closed", "Nestihne to.")
    assert AuditEntry.objects.filter(verb="plans.read_back", outcome="done").count() == 1


@pytest.mark.django_db
def test_plan_on_paper_names_who_understood(told: Told) -> None:
    before = documents.plan(told.world.fresh(), dated=MET.date())
    say(told, Said(told.rows["Jitka"], YES))

    after = documents.plan(told.world.fresh(), dated=MET.date())

    assert after.blocks[len(before.blocks) :] == (
        paper.Heading(2, "Kdo úkolům rozumí"),
        paper.Paragraph(documents.READ_ALOUD),
        paper.Bullets(("Jitka Havlínová: úkol 1",)),
    )
