"""What is true of the region's coordinators and of their statement of work, in milliseconds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kruh.family_conferences import workflow
from kruh.family_conferences.rules import coordinator, coordinators, statement
from kruh.family_conferences.vocabulary import Contact, HoursKind, Stage, State, StatementState
from kruh.foundation.workflow import NotPossible

TODAY = date(2026, 11, 22)
KNOWN = coordinator.Coordinator(stage=Stage.INDEPENDENT, held=2)


def offered(one: coordinator.Coordinator) -> list[str]:
    """Why the conference cannot be offered to somebody."""
    return coordinator.blockers_to_offer(State.SEEKING, one, ["cs"], is_taken=False)


# The way to coordinating ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [None, Stage.INDEPENDENT])
def test_who_coordinates_alone_is_offered(stage: Stage | None) -> None:
    assert offered(replace(KNOWN, stage=stage)) == []


@pytest.mark.parametrize("stage", coordinator.NOT_YET)
def test_who_is_not_there_yet_is_not_offered(stage: Stage) -> None:
    assert offered(replace(KNOWN, stage=stage)) == [coordinator.NOT_YET[stage]]


def test_first_conference_needs_a_guide_who_is_neutral_too() -> None:
    first = replace(KNOWN, stage=Stage.GUIDED)

    assert offered(first) == [coordinator.NO_GUIDE]
    assert offered(replace(first, guide=KNOWN)) == []
    tied = (replace(KNOWN, is_of_office=True), replace(KNOWN, is_in_case=True), replace(KNOWN, said_tie=True))
    for guide in (*tied, replace(KNOWN, stage=Stage.PAUSED)):
        assert len(offered(replace(first, guide=guide))) == 1


def test_hint_of_a_first_conference_is_for_those_without_a_stage() -> None:
    assert len(coordinator.hints(replace(KNOWN, held=0, stage=None), ["cs"])) == 1
    assert coordinator.hints(replace(KNOWN, held=0, stage=Stage.GUIDED), ["cs"]) == []


def test_decision_needs_a_talk_and_a_reason() -> None:
    assert coordinators.blockers_to_decide(coordinators.Decision(TODAY, "Umí naslouchat.")) == []
    assert len(coordinators.blockers_to_decide(coordinators.Decision(None, " ano "))) == 2


def test_talk_is_not_of_tomorrow() -> None:
    assert coordinators.blockers_to_talk(TODAY, TODAY) == []
    assert coordinators.blockers_to_talk(TODAY + timedelta(days=1), TODAY) == [coordinators.FUTURE_TALK]


def test_guide_is_somebody_experienced_and_else() -> None:
    ready = coordinators.Guidance(True, True, Stage.INDEPENDENT)

    assert coordinators.blockers_to_guide(ready) == []
    assert len(coordinators.blockers_to_guide(replace(ready, is_trained=False, has_account=False))) == 2
    assert len(coordinators.blockers_to_guide(replace(ready, is_same=True, guide_stage=Stage.GUIDED))) == 2
    assert len(coordinators.blockers_to_guide(replace(ready, guide_stage=None))) == 1


def test_alone_only_after_a_plan_was_accepted() -> None:
    assert coordinators.blockers_to_confirm(1) == []
    assert len(coordinators.blockers_to_confirm(0)) == 1


def test_who_has_a_family_in_hand_does_not_stop() -> None:
    assert coordinators.blockers_to_end("Stěhuje se jinam.", 0) == []
    assert len(coordinators.blockers_to_end("", 1)) == 2


@pytest.mark.parametrize(
    ("on", "minutes", "faults"),
    [(TODAY, 90, 0), (TODAY + timedelta(days=1), 90, 1), (TODAY, 0, 1), (TODAY, -30, 1), (TODAY, 13 * 60, 1)],
)
def test_hours_are_of_the_past_and_fit_into_a_day(on: date, minutes: int, faults: int) -> None:
    assert len(coordinators.blockers_to_hours(on, TODAY, minutes)) == faults


@pytest.mark.parametrize(
    ("until", "holds", "tone"),
    [
        (None, True, "ok"),
        (TODAY + timedelta(days=61), True, "ok"),
        (TODAY + timedelta(days=60), True, "warn"),
        (TODAY, True, "warn"),
        (TODAY - timedelta(days=1), False, "warn"),
    ],
)
def test_training_is_renewed_in_time(until: date | None, holds: bool, tone: str) -> None:
    found = coordinators.standing([coordinators.Training(date(2025, 1, 1), until)], TODAY)

    assert (found.holds, found.tone, found.until) == (holds, tone, until)
    assert found.ends_soon == (holds and tone == "warn")


def test_training_that_lasts_longest_counts_and_a_future_one_does_not() -> None:
    old = coordinators.Training(date(2024, 1, 1), date(2026, 1, 1))
    new = coordinators.Training(date(2026, 1, 1), date(2028, 1, 1))
    to_come = coordinators.Training(TODAY + timedelta(days=1))

    assert coordinators.standing([old, new, to_come], TODAY).until == date(2028, 1, 1)
    assert coordinators.standing([to_come], TODAY).words == "bez výcviku"


def test_hours_are_said_shortly() -> None:
    assert [coordinators.hours(minutes) for minutes in (0, 30, 60, 150)] == ["0 h", "30 min", "1 h", "2 h 30 min"]
    assert coordinators.talked_over({HoursKind.SUPERVISION: 90}) == "intervize 0 h, supervize 1 h 30 min"


def test_way_leads_from_interest_to_coordinating_alone() -> None:
    table, stage = workflow.COORDINATING, Stage.CANDIDATE
    facts = {
        "take_to_training": coordinators.Decision(TODAY, "Umí naslouchat."),
        "name_guide": coordinators.Guidance(True, True, Stage.INDEPENDENT),
        "confirm_independent": 1,
    }
    for verb in ("take_to_training", "name_guide", "confirm_independent", "pause", "resume"):
        stage = table.next_state(stage, verb, facts.get(verb))

    assert stage == Stage.INDEPENDENT
    with pytest.raises(NotPossible):
        table.next_state(Stage.TURNED_DOWN, "take_to_training", facts["take_to_training"])


# The statement of work ------------------------------------------------------------------------------------------------

LINES = [
    statement.Line(date(2026, 10, 2), Contact.CALL, minutes=25),
    statement.Line(date(2026, 10, 9), Contact.VISIT, minutes=90, km=18),
    statement.Line(date(2026, 10, 9), Contact.OTHER, costs=120_00),
    statement.Line(date(2026, 10, 30), Contact.MESSAGE, minutes=5),
]
OCTOBER = date(2026, 10, 1)


def test_statement_counts_contacts_visits_hours_kilometres_and_costs() -> None:
    assert statement.sums(LINES, 580) == statement.Sums(2, 1, 120, 18, 120_00, 18 * 580)
    assert statement.sums(LINES, 580).paid == 120_00 + 104_40
    assert statement.sums(LINES, None).travel == 0


def test_frozen_lines_read_back_the_same() -> None:
    assert [statement.line(one.kept()) for one in LINES] == LINES


def test_statement_leaves_when_the_month_or_the_work_is_over() -> None:
    ready = statement.Sending(OCTOBER, date(2026, 11, 1), lines=4)
    early = replace(ready, today=date(2026, 10, 31))

    assert statement.blockers_to_send(ready) == []
    assert statement.blockers_to_send(early) == ["Měsíc ještě neskončil. Výkaz pošlete od 1.\u00a011.\u00a02026."]
    assert statement.blockers_to_send(replace(early, is_over=True)) == []
    assert statement.blockers_to_send(replace(ready, lines=0)) == [statement.EMPTY]


@pytest.mark.parametrize(
    ("state", "faults"),
    [(None, 0), (StatementState.RETURNED, 0), (StatementState.SENT, 1), (StatementState.APPROVED, 1)],
)
def test_diary_is_closed_once_its_statement_left(state: StatementState | None, faults: int) -> None:
    assert len(statement.blockers_to_write(OCTOBER, state)) == faults


def test_returned_statement_says_what_to_mend() -> None:
    assert statement.blockers_to_return("Chybí cesta do Brodu.") == []
    assert len(statement.blockers_to_return(" ne ")) == 1


@pytest.mark.parametrize(
    "code", ["2026-13", "2026-00", "1999-01", "20261-1", "rok-00", "2026", "", "٢٠٢٦-10", "2026-1²"]
)
def test_what_is_no_month_is_refused(code: str) -> None:
    assert statement.month_named(code) is None


def test_months_are_named_and_written() -> None:
    assert statement.month_named("2026-10") == OCTOBER
    assert (statement.code_of(OCTOBER), statement.name_of(OCTOBER)) == ("2026-10", "říjen 2026")
    assert statement.following(date(2026, 12, 1)) == date(2027, 1, 1)
    assert statement.months([date(2026, 9, 3), OCTOBER, date(2026, 10, 30)]) == [OCTOBER, date(2026, 9, 1)]
