"""The tables of a family conference's life and of an offer."""

import pytest

from kruh.family_conferences import workflow
from kruh.family_conferences.vocabulary import ENDS, OfferState, State
from kruh.foundation.workflow import NotPossible, Workflow

TABLES = [workflow.FAMILY_CONFERENCE, workflow.OFFER]


@pytest.mark.parametrize("table", TABLES)
def test_workflow_reaches_every_state_and_names_every_end(table: Workflow[str]) -> None:
    assert set(table.states) == table.reachable()
    assert {state for state in table.states if not table.open_steps(state)} == set(table.ends)


def test_workflow_knows_every_word_of_the_vocabulary() -> None:
    assert set(workflow.FAMILY_CONFERENCE.states) == set(State)
    assert set(workflow.FAMILY_CONFERENCE.ends) == set(ENDS)
    assert set(workflow.OFFER.states) == set(OfferState)


def test_nothing_but_the_family_ends_the_private_time() -> None:
    assert [step.verb for step in workflow.FAMILY_CONFERENCE.open_steps(State.PRIVATE_TIME)] == ["come_back"]


@pytest.mark.parametrize("end", ENDS)
def test_ended_conference_goes_nowhere(end: State) -> None:
    with pytest.raises(NotPossible):
        workflow.FAMILY_CONFERENCE.next_state(end, "record_family_refusal")
