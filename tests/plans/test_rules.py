"""When a promise is complete, who can carry it, which day suits it, and what may still change."""

from datetime import date

import pytest

from kruh.conferences.vocabulary import State
from kruh.plans import rules, workflow
from kruh.plans.rules import TaskFacts
from kruh.plans.vocabulary import TaskState

TODAY = date(2026, 3, 17)
WHOLE = TaskFacts("Chodit s Adamem do školy", True, date(2026, 3, 30), True, True)


def test_complete_task_lacks_nothing() -> None:
    assert rules.unfinished(WHOLE) == []


def test_empty_task_lacks_words_person_day_and_check() -> None:
    assert rules.unfinished(TaskFacts()) == [
        "Napište, co přesně se má stát.",
        "Vyberte jednoho člověka, který za úkol odpovídá. „Rodina“ není jeden člověk.",
        "Doplňte, do kdy.",
        "Napište, jak poznáte, že se to povedlo.",
    ]


def test_task_without_somebody_who_checks_is_complete_with_a_hint() -> None:
    task = TaskFacts(WHOLE.text, True, WHOLE.due_on, WHOLE.has_check)

    assert (rules.unfinished(task), rules.hints(task, TODAY)) == ([], ["Domluvte se, kdo to ověří."])


def test_task_that_checks_itself_is_advised_against() -> None:
    task = TaskFacts(WHOLE.text, True, WHOLE.due_on, WHOLE.has_check, True, checks_itself=True)

    assert rules.hints(task, TODAY) == ["Úkol ověřuje ten, kdo za něj odpovídá. Lepší je, když se podívá někdo jiný."]


@pytest.mark.parametrize("typed", ["rodina", "Rodina", "  RODINA ", "rodiče", "Škola", "všichni", "OSPOD"])
def test_group_is_not_one_person(typed: str) -> None:
    shown = " ".join(typed.split())

    assert rules.not_one_person(typed) == (
        f"„{shown}“ není jeden člověk. Vyberte, kdo z nich za úkol odpovídá; ostatní napište mezi pomocníky."
    )


def test_stranger_is_named_and_long_name_is_cut() -> None:
    assert rules.not_one_person("x" * 60) == (
        f"„{'x' * 40}…“ mezi lidmi u stolu není. Vyberte prosím člověka ze seznamu."
    )


@pytest.mark.parametrize(
    ("words", "is_group"),
    [("Rodina zajistí doučování", True), ("Rodiče: domluvit se", True), ("Jitka zavolá", False), ("", False)],
)
def test_sentence_with_a_group_as_its_subject_is_noticed(words: str, is_group: bool) -> None:
    assert rules.starts_with_group(words) is is_group


def test_day_before_the_meeting_is_refused() -> None:
    assert rules.blockers_to_due(date(2026, 3, 16), TODAY) == [
        "Termín 16.\u00a03.\u00a02026 je dřív než setkání 17.\u00a03.\u00a02026. Zvolte pozdější den."
    ]


@pytest.mark.parametrize(("due", "met"), [(TODAY, TODAY), (None, TODAY), (TODAY, None), (date(2026, 4, 1), TODAY)])
def test_day_of_the_meeting_and_later_is_fine(due: date | None, met: date | None) -> None:
    assert rules.blockers_to_due(due, met) == []


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, []),
        (date(2026, 3, 30), []),
        (date(2026, 4, 6), ["6.\u00a04.\u00a02026 je svátek (Velikonoční pondělí). Platí to i tak?"]),
        (
            date(2026, 3, 28),
            ["Sobota 28.\u00a0března\u00a02026: škola ani úřady nemají otevřeno. Platí to i tak?"],
        ),
        (date(2028, 3, 20), ["Termín je za víc než rok. Není to překlep?"]),
    ],
)
def test_day_off_and_far_day_are_warned_of(due: date | None, said: list[str]) -> None:
    assert rules.due_hints(due, TODAY) == said


@pytest.mark.parametrize(
    ("due", "met", "kept"),
    [
        (date(2026, 6, 9), date(2026, 6, 9), date(2026, 6, 9)),
        (date(2026, 6, 8), date(2026, 6, 9), None),
        (date(2026, 3, 16), None, None),
        (date(2026, 3, 18), None, date(2026, 3, 18)),
        (None, None, None),
    ],
)
def test_carried_task_keeps_a_day_that_has_not_passed(due: date | None, met: date | None, kept: date | None) -> None:
    assert rules.day_after_carrying(due, met, TODAY) == kept


def test_plan_is_written_from_the_date_to_the_closed_minutes() -> None:
    open_in = {state for state in State if not rules.blockers_to_add(state)}

    assert open_in == {State.SCHEDULED, State.HELD}


def test_closed_plan_says_that_results_can_still_be_written() -> None:
    assert rules.blockers_to_add(State.CONCLUDED) == [
        "Plán je uzavřený spolu se zápisem a jeho znění se už nemění. Jak úkol dopadl, zapsat můžete."
    ]


def test_reported_and_carried_tasks_cannot_disappear() -> None:
    assert rules.blockers_to_remove(State.HELD, was_reported=False, was_carried=False) == []
    assert len(rules.blockers_to_remove(State.HELD, was_reported=True, was_carried=True)) == 2


def test_reason_of_two_letters_is_no_reason() -> None:
    assert rules.blockers_without_reason(" ok ") == ["Napište aspoň pár slov proč. Za čas se na to někdo zeptá."]
    assert rules.blockers_without_reason("Přestěhovali se.") == []


def test_task_workflow_reaches_every_state() -> None:
    assert workflow.TASK.reachable() == frozenset(TaskState)


def test_carried_task_stays_carried() -> None:
    assert workflow.TASK.open_steps(TaskState.CARRIED) == ()
