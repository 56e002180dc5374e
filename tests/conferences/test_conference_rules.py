"""Where a conference stands, what is next, and who may sit at the table: pure rules."""

from datetime import date
from typing import Any

import pytest

from kruh.cases.vocabulary import Part, TieKind
from kruh.conferences.rules import conference as rules
from kruh.conferences.rules import participants
from kruh.conferences.vocabulary import ParticipantRole, State, Type
from kruh.web.vocabulary import WorkState

R = ParticipantRole


def states(**words: object) -> dict[str, WorkState]:
    return {line.label: line.state for line in rules.tasks(rules.Standing(**words))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "ties", "role"),
    [
        (Part.CHILD, [TieKind.SIBLING], R.CHILD),
        (Part.FAMILY, [TieKind.SPOUSE, TieKind.PARENT], R.PARENT),
        (Part.FAMILY, [TieKind.GUARDIAN, TieKind.GRANDPARENT], R.CARER),
        (Part.FAMILY, [TieKind.GRANDPARENT], R.RELATIVE),
        (Part.FAMILY, [], R.CLOSE_PERSON),
        (Part.NETWORK, [TieKind.FRIEND], R.CLOSE_PERSON),
        (Part.PROFESSIONAL, [TieKind.PROFESSIONAL], R.EXPERT),
    ],
)
def test_suggested_role_follows_the_ties(part: Part, ties: list[TieKind], role: R) -> None:
    assert participants.suggested_role(part, ties) == role


@pytest.mark.parametrize("kind", [Type.METHODICAL, Type.EXPERT])
def test_family_has_no_seat_among_professionals_only(kind: Type) -> None:
    assert len(participants.blockers_to_seat(kind, R.PARENT)) == 1
    assert participants.blockers_to_seat(kind, R.SCHOOL) == []


def test_leaving_out_needs_a_reason_and_a_decision_about_a_legal_parent() -> None:
    def reasons(reason: str, *, legal: bool, decided: bool) -> int:
        found = participants.blockers_to_leave_out(reason, has_responsibility=legal, decided_by_key_worker=decided)
        return len(found)

    assert reasons("", legal=True, decided=False) == 2
    assert reasons("Tereza si to nepřeje.", legal=True, decided=False) == 1
    assert reasons("Tereza si to nepřeje.", legal=True, decided=True) == 0
    assert reasons("Tereza si to nepřeje.", legal=False, decided=False) == 0


def test_hints_ask_about_the_child_the_ratio_and_the_support() -> None:
    sitter = participants.Sitter
    alone = [sitter(R.PARENT), *[sitter(R.SCHOOL)] * 3]
    away = [sitter(R.CHILD, is_invited=False, age=13)]
    small = [sitter(R.CHILD, is_invited=False, age=11)]
    calm = [sitter(R.CHILD, has_support=True), sitter(R.PARENT), sitter(R.SCHOOL)]

    assert len(participants.hints(Type.CLASSIC, alone)) == 2
    assert "13" in participants.hints(Type.CLASSIC, away)[0]
    assert participants.hints(Type.CLASSIC, small) == []
    assert participants.hints(Type.CLASSIC, calm) == []
    assert participants.hints(Type.CLASSIC, [sitter(R.CHILD)]) == [
        "Dítě zatím nemá podpůrnou osobu. Koho by u sebe chtělo?"
    ]
    assert participants.hints(Type.EXPERT, alone) == []


def test_hint_names_the_children_without_support() -> None:
    adam, ella = (participants.Sitter(R.CHILD, name=name) for name in ("Adam", "Ella"))
    held = participants.Sitter(R.CHILD, name="Ota", has_support=True)

    assert participants.hints(Type.CLASSIC, [adam, held]) == [
        "Adam zatím nemá podpůrnou osobu. Dítě si ji vybírá samo, zeptejte se ho."
    ]
    assert participants.hints(Type.CLASSIC, [adam, ella]) == [
        "Adam a Ella zatím nemají podpůrnou osobu. Dítě si ji vybírá samo, zeptejte se ho."
    ]


def test_phases_mark_what_is_done_and_what_is_now() -> None:
    assert [phase["state"] for phase in rules.phases(State.ACCEPTED)] == ["done", "done", "now", "todo", "todo", "todo"]
    assert [phase["state"] for phase in rules.phases(State.CONCLUDED)] == ["done"] * 6
    assert "now" not in [phase["state"] for phase in rules.phases(State.OTHER_TOOL)]


def test_phases_go_back_to_the_team_when_a_seat_fell_free() -> None:
    bar = rules.phases(State.SCHEDULED, is_seat_free=True)

    assert [phase["state"] for phase in bar] == ["done", "done", "now", "todo", "todo", "todo"]
    assert bar[2]["note"] == "někdo v týmu chybí"
    assert rules.phases(State.HELD, is_seat_free=True) == rules.phases(State.HELD)


@pytest.mark.parametrize(
    ("state", "held", "sent", "due"),
    [
        (State.SCHEDULED, date(2026, 3, 10), None, rules.Due("setkání", date(2026, 3, 10))),
        (State.HELD, date(2026, 4, 1), None, rules.Due("zápis do", date(2026, 4, 10))),
        (State.REQUESTED, None, date(2026, 2, 2), rules.Due("setkání nejpozději", date(2026, 3, 2))),
        (State.CONSIDERED, None, None, None),
        (State.CONCLUDED, date(2026, 3, 10), date(2026, 2, 2), None),
    ],
)
def test_next_date_is_the_one_that_matters(
    state: State, held: date | None, sent: date | None, due: rules.Due | None
) -> None:
    assert rules.next_date(state, held_on=held, sent_on=sent) == due


def test_parents_are_added_before_the_others_are_asked() -> None:
    def note(**facts: Any) -> str:
        found = rules.tasks(rules.Standing(state=State.CONSIDERED, people=3, **facts))
        return next(line.note for line in found if line.label == "Kdo u toho bude")

    assert note(unasked=2, is_without_parents=True) == "nejdřív přidejte, kdo má rodičovskou odpovědnost"
    assert note(unasked=2).replace("\u00a0", " ") == "ještě se zeptat 2 lidí z rodiny"


def test_tasks_begin_with_suitability_and_people() -> None:
    found = states(state=State.CONSIDERED)

    assert found["Je konference vhodná?"] == WorkState.NOT_STARTED
    assert found["Kdo u toho bude"] == WorkState.NOT_STARTED
    assert found["Žádost organizaci"] == WorkState.BLOCKED
    assert states(state=State.CONSIDERED, answers=3)["Je konference vhodná?"] == WorkState.IN_PROGRESS


def test_tasks_wait_for_whoever_is_to_answer() -> None:
    requested = states(state=State.REQUESTED, people=4, request_to="Most", sent_on=date(2026, 3, 2))
    accepted = states(state=State.ACCEPTED, people=4, unasked=1, request_to="Most", sent_on=date(2026, 3, 2))

    assert requested["Žádost organizaci"] == WorkState.WAITING
    assert accepted["Facilitátor a zapisovatel"] == WorkState.WAITING
    assert accepted["Termín a místo"] == WorkState.NOT_STARTED
    assert accepted["Kdo u toho bude"] == WorkState.IN_PROGRESS


def test_work_that_nobody_began_is_not_said_to_be_under_way() -> None:
    words = {"state": State.SCHEDULED, "people": 4, "held_on": date(2026, 3, 17)}
    fresh, begun = states(**words), states(**words, is_preparing=True, invited=1)

    assert (fresh["Příprava lidí a místnosti"], fresh["Pozvánky"]) == (
        WorkState.NOT_STARTED,
        WorkState.NOT_STARTED,
    )
    assert (begun["Příprava lidí a místnosti"], begun["Pozvánky"]) == (
        WorkState.IN_PROGRESS,
        WorkState.IN_PROGRESS,
    )


def test_tasks_are_none_after_an_early_end() -> None:
    assert states(state=State.FAMILY_REFUSED, people=2) == {}
    assert len(states(state=State.CONCLUDED, people=2, held_on=date(2026, 3, 10))) == 10


def test_what_was_left_before_the_meeting_and_the_running_plan_are_not_said_to_be_done() -> None:
    words = {"state": State.CONCLUDED, "people": 4, "held_on": date(2026, 3, 17)}
    whole, left = states(**words), states(**words, unprepared=2, uninvited=1)

    assert (whole["Příprava lidí a místnosti"], whole["Pozvánky"]) == (WorkState.DONE, WorkState.DONE)
    assert (left["Příprava lidí a místnosti"], left["Pozvánky"]) == (
        WorkState.IN_PROGRESS,
        WorkState.IN_PROGRESS,
    )
    assert whole["Plán a úkoly"] == WorkState.WAITING


def test_consultant_answers_first_and_then_finds_the_team() -> None:
    def found(**words: object) -> list[WorkState]:
        return [line.state for line in rules.consultant_tasks(rules.Standing(**words))][:2]  # type: ignore[arg-type]

    assert found(state=State.REQUESTED) == [WorkState.NOT_STARTED, WorkState.BLOCKED]
    assert found(state=State.ACCEPTED) == [WorkState.DONE, WorkState.NOT_STARTED]
    assert found(state=State.ACCEPTED, seats_offered=1) == [WorkState.DONE, WorkState.IN_PROGRESS]
    assert found(state=State.ACCEPTED, seats_accepted=2) == [WorkState.DONE, WorkState.DONE]
    assert found(state=State.HELD) == [WorkState.DONE, WorkState.DONE]


def test_team_sees_the_date_the_day_and_the_minutes() -> None:
    lines = rules.team_tasks(rules.Standing(State.HELD, held_on=date(2026, 4, 1)))

    assert [line.due for line in lines] == [None, None, None, date(2026, 4, 10)]


@pytest.mark.parametrize("state", list(State))
def test_tasks_say_why_something_cannot_be_done_yet(state: State) -> None:
    lines = rules.tasks(rules.Standing(state, held_on=date(2026, 3, 10), sent_on=date(2026, 2, 2)))

    assert [line.label for line in lines if line.state == WorkState.BLOCKED and (line.page or not line.note)] == []
