"""Life cycles as tables: open steps, refusals with reasons, drawing."""

from enum import StrEnum

import pytest

from kruh.foundation.workflow import Conflict, NotPossible, Step, Workflow, refuse_if


class State(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {"draft": "Rozepsáno", "sent": "Odesláno", "closed": "Uzavřeno"}[self.value]


def missing(facts: set[str]) -> list[str]:
    return [f"Chybí {fact}." for fact in sorted(facts)]


LETTER = Workflow(
    start=State.DRAFT,
    steps=(
        Step("send", (State.DRAFT,), State.SENT, missing),
        Step("close", (State.DRAFT, State.SENT), State.CLOSED),
    ),
    ends=(State.CLOSED,),
)


def test_open_steps_are_those_of_the_state() -> None:
    assert [step.verb for step in LETTER.open_steps(State.DRAFT)] == ["send", "close"]
    assert [step.verb for step in LETTER.open_steps(State.SENT)] == ["close"]
    assert LETTER.open_steps(State.CLOSED) == ()


def test_is_open_ignores_blockers() -> None:
    assert LETTER.is_open(State.DRAFT, "send") is True
    assert LETTER.is_open(State.CLOSED, "send") is False


def test_next_state_is_the_target_when_nothing_blocks() -> None:
    assert LETTER.next_state(State.DRAFT, "send", set()) is State.SENT
    assert LETTER.next_state(State.SENT, "close") is State.CLOSED


def test_next_state_refuses_with_every_reason() -> None:
    with pytest.raises(NotPossible) as refusal:
        LETTER.next_state(State.DRAFT, "send", {"adresa", "datum"})

    assert refusal.value.reasons == ["Chybí adresa.", "Chybí datum."]
    assert str(refusal.value) == "Chybí adresa. Chybí datum."


def test_next_state_of_a_closed_step_names_the_state() -> None:
    with pytest.raises(NotPossible) as refusal:
        LETTER.next_state(State.CLOSED, "send", set())

    assert refusal.value.reasons == ["Tenhle krok teď udělat nejde, protože stav je „Uzavřeno“."]


def test_blockers_list_reasons_without_raising() -> None:
    assert LETTER.blockers(State.DRAFT, "send", {"datum"}) == ["Chybí datum."]
    assert LETTER.blockers(State.DRAFT, "close") == []


def test_unknown_verb_is_a_programming_error() -> None:
    with pytest.raises(LookupError):
        LETTER.next_state(State.DRAFT, "fly")


def test_states_given_as_plain_text_are_understood() -> None:
    """The database returns plain strings for enumerated columns."""
    assert LETTER.next_state("draft", "close") is State.CLOSED  # type: ignore[arg-type]


def test_states_and_verbs_keep_the_order_of_the_table() -> None:
    assert LETTER.states == (State.DRAFT, State.SENT, State.CLOSED)
    assert LETTER.verbs == ("send", "close")
    assert LETTER.reachable() == {State.DRAFT, State.SENT, State.CLOSED}


def test_table_with_an_unreachable_state_is_refused() -> None:
    with pytest.raises(ValueError, match="sent"):
        Workflow(State.DRAFT, (Step("close", (State.DRAFT, State.SENT), State.CLOSED),))


def test_table_with_an_unnamed_end_is_refused() -> None:
    steps = (Step("send", (State.DRAFT,), State.SENT), Step("close", (State.DRAFT,), State.CLOSED))

    with pytest.raises(ValueError, match="sent"):
        Workflow(State.DRAFT, steps, ends=(State.CLOSED,))


def test_table_with_one_verb_twice_from_a_state_is_refused() -> None:
    steps = (Step("close", (State.DRAFT,), State.SENT), Step("close", (State.DRAFT,), State.CLOSED))

    with pytest.raises(ValueError, match="close"):
        Workflow(State.DRAFT, steps)


def test_as_mermaid_draws_every_arrow() -> None:
    assert LETTER.as_mermaid({"send": "odeslat"}) == (
        "stateDiagram-v2\n"
        '    state "Rozepsáno" as draft\n'
        '    state "Odesláno" as sent\n'
        '    state "Uzavřeno" as closed\n'
        "    [*] --> draft\n"
        "    draft --> sent: odeslat\n"
        "    draft --> closed: close\n"
        "    sent --> closed: close\n"
        "    closed --> [*]\n"
    )


def test_conflict_keeps_both_texts() -> None:
    conflict = Conflict(theirs={"goal": "A"}, mine={"goal": "B"}, version=2)

    assert (conflict.theirs, conflict.mine, conflict.version) == ({"goal": "A"}, {"goal": "B"}, 2)


def test_conflict_between_two_wholes_names_what_differs() -> None:
    conflict = Conflict.between({"goal": "A", "note": "x"}, {"goal": "B", "note": "x"}, version=2)

    assert (conflict.theirs, conflict.mine) == ({"goal": "A"}, {"goal": "B"})


def test_refuse_if_raises_only_with_reasons() -> None:
    refuse_if([])

    with pytest.raises(NotPossible) as refusal:
        refuse_if(["Chybí datum."])
    assert refusal.value.reasons == ["Chybí datum."]
