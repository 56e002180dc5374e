"""The family's plan from its first words to the tasks, the decision of the office, and the review."""

from datetime import timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.cases.models import CasePerson
from kruh.family_conferences.actions import acceptance, review
from kruh.family_conferences.actions import plan as actions
from kruh.family_conferences.models import Agreement, Offer, Promise, Version
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import plan as queries
from kruh.family_conferences.vocabulary import Again, Decision, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.plans import actions as tasks
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from tests.factories import people
from tests.family_conferences.conftest import AT, Table, later
from tests.family_conferences.plans import ALL_MET, DUE, REVIEW, Family, family, sits

RETURNED: dict[str, Any] = {"met": (False, True), "answers_question": True, "reason": "Chybí, kdo bude s dětmi v noci."}
YES: dict[str, Any] = {"decision": Decision.ACCEPTED, "met": ALL_MET, "answers_question": True}
TODAY = days.local_day(AT)


@pytest.fixture
def home(table: Table) -> Family:
    return family(table)


# Writing -----------------------------------------------------------------------------------------------------------


def test_a_plan_without_a_meeting_opens_its_first_version(home: Family) -> None:
    conference = home.fresh()
    assert (conference.state, conference.is_without_meeting, conference.starts_at) == (State.PRESENTED, True, None)
    assert (home.version().number, home.version().presented_at, home.version().tasks) == (1, None, [])


def test_write_plan_keeps_what_is_not_finished(home: Family) -> None:
    kept = actions.write_plan(home.fresh(), words={"decisions": "Děti budou"}, by=home.coordinator, at=AT)
    assert (kept.decisions, kept.plan_b, kept.monitor, home.version().decisions) == (
        "Děti budou",
        None,
        None,
        "Děti budou",
    )


def test_write_plan_never_overwrites_the_words_of_somebody_faster(home: Family) -> None:
    read = home.version().version
    actions.write_plan(home.fresh(), words=home.words(), version=read, by=home.coordinator, at=AT)
    slower = home.words(plan_b="Strýc")
    with pytest.raises(Conflict) as clash:
        actions.write_plan(home.fresh(), words=slower, version=read, by=home.coordinator, at=AT)
    assert (clash.value.theirs, clash.value.mine) == ({"Plán B": "Nastoupí teta."}, {"Plán B": "Strýc"})
    assert home.version().plan_b == "Nastoupí teta."


def test_a_child_does_not_watch_over_the_plan(home: Family) -> None:
    words = home.words(monitor=f"m:{home.child.pk}")
    with pytest.raises(NotPossible, match="Na plán dohlíží dospělý z rodiny"):
        actions.write_plan(home.fresh(), words=words, by=home.coordinator, at=AT)


def test_a_promise_changes_only_when_nobody_changed_it_meanwhile(home: Family) -> None:
    actions.write_promise(home.fresh(), words=home.promise(), by=home.coordinator, at=AT)
    (kept,) = home.version().tasks
    read = queries.mark_of(kept)
    first = home.promise(what="Vozit Elišku i Vojtu")
    actions.write_promise(home.fresh(), words=first, key=kept["id"], read=read, by=home.coordinator, at=AT)
    second = home.promise(what="Nevozit nikoho")
    with pytest.raises(Conflict) as clash:
        actions.write_promise(home.fresh(), words=second, key=kept["id"], read=read, by=home.coordinator, at=AT)
    assert clash.value.theirs == {"Co se má stát": "Vozit Elišku i Vojtu"}
    assert [row["what"] for row in home.version().tasks] == ["Vozit Elišku i Vojtu"]


def test_a_promise_of_a_stranger_is_refused(home: Family) -> None:
    words = home.promise(who="m:00000000-0000-0000-0000-000000000000")
    with pytest.raises(NotPossible, match="Tenhle člověk v kruhu rodiny není"):
        actions.write_promise(home.fresh(), words=words, by=home.coordinator, at=AT)


def test_a_promise_that_is_gone_can_neither_change_nor_go_again(home: Family) -> None:
    actions.write_promise(home.fresh(), words=home.promise(), by=home.coordinator, at=AT)
    key = home.version().tasks[0]["id"]
    actions.remove_promise(home.fresh(), key=key, by=home.coordinator, at=AT)
    with pytest.raises(NotPossible, match="Úkol už v plánu není"):
        actions.remove_promise(home.fresh(), key=key, by=home.coordinator, at=AT)
    with pytest.raises(NotPossible, match="Úkol už v plánu není"):
        actions.write_promise(home.fresh(), words=home.promise(), key=key, by=home.coordinator, at=AT)
    assert home.version().tasks == []


def test_agreements_are_kept_changed_and_taken_back(home: Family) -> None:
    said: dict[Any, Any] = {home.grandmother: (True, ""), home.father: (False, "Nechci střídání.")}
    actions.record_agreements(home.fresh(), said=said, by=home.coordinator, at=AT)
    back: dict[Any, Any] = {home.grandmother: (None, "")}
    actions.record_agreements(home.fresh(), said=back, by=home.coordinator, at=AT)
    assert [(row.member_id, row.agrees, row.words) for row in Agreement.objects.all()] == [
        (home.father.pk, False, "Nechci střídání.")
    ]


def test_the_plan_is_shown_to_the_office_only_whole(home: Family) -> None:
    home.written(plan_b="")
    with pytest.raises(NotPossible) as refusal:
        actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    assert refusal.value.reasons == [
        "Chybí plán B: co rodina udělá, když to nevyjde.",
        "Zapište, jestli s plánem souhlasí: Marie Dubinová.",
    ]
    assert home.version().presented_at is None


def test_what_the_office_has_is_not_rewritten(home: Family) -> None:
    conference = home.shown()
    with pytest.raises(NotPossible, match="Plán už má úřad k rozhodnutí"):
        actions.write_plan(conference, words=home.words(plan_b="jinak"), by=home.coordinator, at=AT)


def test_only_the_coordinator_writes_the_plan(home: Family) -> None:
    for somebody in (home.worker, people.fresh(home.table.administrator)):
        with pytest.raises(Denied):
            actions.write_plan(home.fresh(), words=home.words(), by=somebody, at=AT)


# From the tablet ---------------------------------------------------------------------------------------------------


def test_present_takes_the_words_of_the_family_and_finds_whom_it_meant(table: Table) -> None:
    home = family(table, meeting=TODAY)
    sits(table, State.PRIVATE_TIME)
    words = {
        "decisions": " Děti budou u babičky. ",
        "monitor": "marie dubinova",
        "tasks": [
            {"what": "Vozit Elišku", "who": "Libor Dubina", "due_on": "20. 12. 2026", "helpers": "teta"},
            {"what": "Vařit", "who": "kmotra", "due_on": "až bude čas"},
            {"what": "  "},
        ],
    }
    actions.present(home.fresh(), words=words, by=None, at=AT)
    kept, conference = home.version(), home.fresh()
    assert (conference.state, conference.back_at, kept.presented_at) == (State.PRESENTED, AT, None)
    assert (kept.decisions, kept.monitor_id, kept.review_on) == ("Děti budou u babičky.", home.grandmother.pk, REVIEW)
    assert [(row["what"], row["who"], row["due_on"], row["said"]) for row in kept.tasks] == [
        ("Vozit Elišku", f"m:{home.father.pk}", "2026-12-20", ""),
        ("Vařit", "", "", "kmotra, až bude čas"),
    ]


# The decision ------------------------------------------------------------------------------------------------------


def test_accepted_promises_become_tasks_of_the_case(home: Family) -> None:
    conference = home.accepted()
    (task,) = Task.objects.all()
    assert (conference.state, conference.review_on) == (State.ACCEPTED, REVIEW)
    assert (task.family_conference, task.conference, task.case_id, task.office_id) == (
        conference.pk, None, conference.case_id, conference.office_id,
    )  # fmt: skip
    assert (task.text, task.due_on, task.check_how, task.state) == (
        "Vozit Elišku do školy", DUE, "Je tam v osm.", TaskState.OPEN,
    )  # fmt: skip
    assert (
        task.person.full_name if task.person else "",
        task.checker_person.full_name if task.checker_person else "",
    ) == (
        "Marie Dubinová",
        "Libor Dubina",
    )
    assert [(row.task_id, row.of_id, row.member_id) for row in Promise.objects.all()] == [
        (task.pk, home.version().pk, home.grandmother.pk)
    ]


def test_the_office_learns_the_name_and_the_tie_of_who_promised_and_of_nobody_else(home: Family) -> None:
    before = set(CasePerson.objects.values_list("person", flat=True))
    home.accepted()
    places = CasePerson.objects.exclude(person__in=before).select_related("key", "person__key").order_by("id")
    assert sorted((place.person.full_name, place.note) for place in places) == [
        ("Libor Dubina", "táta"),
        ("Marie Dubinová", "babička"),
    ]


def test_somebody_whom_the_case_knows_is_not_there_twice(table: Table) -> None:
    home = family(table)
    actions.write_plan(home.fresh(), words=home.words(), by=home.coordinator, at=AT)
    beside = {"who": f"m:{home.child.pk}", "beside": f"m:{home.grandmother.pk}"}
    actions.write_promise(home.fresh(), words=home.promise(**beside), by=home.coordinator, at=AT)
    home.agreed()
    actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    acceptance.accept_plan(home.fresh(), by=home.worker, at=AT, **YES)
    (task,) = Task.objects.select_related("person__key", "key")
    assert task.person is not None
    assert (task.person.full_name, task.helpers) == ("Eliška Dubinová", "spolu: Marie Dubinová")


def test_only_who_leads_the_case_decides(home: Family) -> None:
    conference = home.shown()
    for somebody in (home.coordinator, people.fresh(home.table.administrator)):
        with pytest.raises(Denied):
            acceptance.accept_plan(conference, by=somebody, at=AT, **YES)


def test_nothing_is_decided_about_a_plan_that_was_not_shown(home: Family) -> None:
    home.written()
    with pytest.raises(NotPossible, match="Plán ještě není u vás"):
        acceptance.accept_plan(home.fresh(), by=home.worker, at=AT, **YES)


def test_a_plan_that_misses_a_bottom_line_is_not_accepted(home: Family) -> None:
    with pytest.raises(NotPossible, match="Plán nesplňuje podmínku „Děti nejsou v noci samy"):
        acceptance.accept_plan(home.shown(), by=home.worker, at=AT, **{**YES, "met": (False, True)})
    assert (home.fresh().state, home.version().decision) == (State.PRESENTED, "")


def test_a_bottom_line_that_nobody_weighed_counts_as_missed(home: Family) -> None:
    with pytest.raises(NotPossible, match="Při předání nikdo nepije"):
        acceptance.accept_plan(home.shown(), by=home.worker, at=AT, **{**YES, "met": (True,)})


def test_a_returned_plan_keeps_the_reason_and_the_next_version_begins_with_its_words(home: Family) -> None:
    acceptance.return_plan(home.shown(), again=Again.LATER, by=home.worker, at=AT, **RETURNED)
    first = home.version()
    assert (home.fresh().state, first.decision, first.again, first.reason, first.met) == (
        State.PREPARING, Decision.RETURNED, Again.LATER, "Chybí, kdo bude s dětmi v noci.", [False, True],
    )  # fmt: skip
    actions.present_without_meeting(home.fresh(), by=home.coordinator, at=AT)
    second = home.version()
    assert (second.number, second.decisions, second.tasks, second.decision) == (2, first.decisions, first.tasks, "")
    assert Version.objects.count() == 2


def test_a_plan_comes_back_at_once_only_while_the_family_sits_together(table: Table) -> None:
    home = family(table, meeting=TODAY)
    acceptance.return_plan(home.shown(), again=Again.NOW, by=home.worker, at=later(minutes=5), **RETURNED)
    conference = home.fresh()
    assert (conference.state, conference.private_at, conference.back_at) == (
        State.PRIVATE_TIME, later(minutes=5), None,
    )  # fmt: skip


def test_a_family_that_does_not_sit_together_gets_no_time_at_once(home: Family) -> None:
    with pytest.raises(NotPossible, match="Rodina teď spolu nesedí"):
        acceptance.return_plan(home.shown(), again=Again.NOW, by=home.worker, at=AT, **RETURNED)


def test_somebody_who_declines_the_plan_carries_nothing_and_stops_nobody(home: Family) -> None:
    home.written()
    home.agreed(father="Nechci to.")
    actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    acceptance.accept_plan(home.fresh(), by=home.worker, at=AT, **YES)
    assert home.fresh().state == State.ACCEPTED


def test_who_declines_the_plan_cannot_be_made_to_carry_a_promise(home: Family) -> None:
    actions.write_plan(home.fresh(), words=home.words(), by=home.coordinator, at=AT)
    words = home.promise(who=f"m:{home.father.pk}")
    actions.write_promise(home.fresh(), words=words, by=home.coordinator, at=AT)
    home.agreed(father="Nechci to.")
    with pytest.raises(NotPossible, match="Libor Dubina s plánem nesouhlasí, úkol nést nemůže"):
        actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)


# The review --------------------------------------------------------------------------------------------------------


def test_keep_plan_moves_the_review(home: Family) -> None:
    told: dict[str, Any] = {"on": TODAY, "words": "Daří se nám to.", "next_on": REVIEW + timedelta(days=90)}
    review.keep_plan(home.accepted(), by=home.coordinator, at=AT, **told)
    assert (home.fresh().state, home.fresh().review_on) == (State.ACCEPTED, REVIEW + timedelta(days=90))


def test_an_amended_plan_keeps_the_tasks_that_stay_and_ends_the_others(home: Family) -> None:
    home.accepted()
    (kept,) = Task.objects.all()
    review.amend_plan(home.fresh(), on=TODAY, words="Potřebujeme pomoc i s Vojtou.", by=home.coordinator, at=AT)
    new = home.promise(what="Vyzvedávat Vojtu")
    actions.write_promise(home.fresh(), words=new, by=home.coordinator, at=AT)
    home.agreed()
    actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    acceptance.accept_plan(home.fresh(), by=home.worker, at=AT, **YES)
    rows = {task.text: (task.pk, task.state) for task in Task.objects.select_related("key")}
    assert rows["Vozit Elišku do školy"] == (kept.pk, TaskState.OPEN)
    assert sorted(rows) == ["Vozit Elišku do školy", "Vyzvedávat Vojtu"]
    assert set(Promise.objects.values_list("of", flat=True)) == {home.version().pk}


def test_a_promise_worded_anew_ends_the_old_task_with_a_reason(home: Family) -> None:
    home.accepted()
    review.amend_plan(home.fresh(), on=TODAY, words="Teta bude vozit děti.", by=home.coordinator, at=AT)
    (promised,) = home.version().tasks
    words = home.promise(what="Vozit obě děti")
    actions.write_promise(home.fresh(), words=words, key=promised["id"], by=home.coordinator, at=AT)
    home.agreed()
    actions.hand_over_plan(home.fresh(), by=home.coordinator, at=AT)
    acceptance.accept_plan(home.fresh(), by=home.worker, at=AT, **YES)
    found = Task.objects.select_related("key").order_by("made_at", "id")
    assert sorted((task.text, task.state) for task in found) == [
        ("Vozit Elišku do školy", TaskState.DROPPED),
        ("Vozit obě děti", TaskState.OPEN),
    ]
    (old,) = Task.objects.filter(state=TaskState.DROPPED)
    assert [event.note for event in old.events.select_related("key")] == ["Rodina úkol v novém plánu změnila."]


def test_close_ends_it_and_the_access_of_the_coordinator_a_month_later(home: Family) -> None:
    told: dict[str, Any] = {"on": TODAY, "words": "Zvládáme to sami.", "changed": "Bydlíš u babičky, jak sis přála."}
    review.close(home.accepted(), by=home.coordinator, at=AT, **told)
    offer = Offer.objects.get()
    assert (home.fresh().state, offer.ends_at) == (State.CLOSED, later(days=30))
    before, after = later(days=29), later(days=30)
    assert relations.coordinates(home.coordinator, home.fresh(), before) is True
    assert relations.coordinates(home.coordinator, home.fresh(), after) is False
    assert list(relations.visible_conferences(home.coordinator, after)) == []


def test_it_does_not_close_while_the_child_knows_nothing(home: Family) -> None:
    with pytest.raises(NotPossible, match="Napište dítěti, co se díky němu změnilo"):
        review.close(home.accepted(), on=TODAY, words="Zvládáme to sami.", by=home.coordinator, at=AT)
    assert home.fresh().state == State.ACCEPTED


def test_the_office_reports_on_a_task_of_the_family(home: Family) -> None:
    home.accepted()
    task = Task.objects.get()
    tasks.report_done(task, note="Jezdí spolu.", by=home.worker, at=AT)
    assert Task.objects.get().state == TaskState.DONE
