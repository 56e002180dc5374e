"""The table of a conference's life: everything reachable, every end named, every step with its rule, act and page."""

import pytest

from kruh.access import actions, checks, policy
from kruh.conferences import workflow
from kruh.conferences.vocabulary import State
from kruh.foundation.workflow import NotPossible, Workflow

TABLES = [workflow.CASE_CONFERENCE, workflow.SEAT]
# Steps of the day and of the end are taken on pages of higher contexts.
TAKEN_ABOVE = {"record_held", "record_not_held", "conclude"}


@pytest.mark.parametrize("table", TABLES)
def test_workflow_reaches_every_state_and_names_every_end(table: Workflow[str]) -> None:
    assert set(table.states) == table.reachable()
    assert {state for state in table.states if not table.open_steps(state)} == set(table.ends)


def test_workflow_knows_every_word_of_the_vocabulary() -> None:
    assert set(workflow.CASE_CONFERENCE.states) == set(State)


@pytest.mark.parametrize("verb", workflow.CASE_CONFERENCE.verbs)
def test_step_has_a_rule_an_act_and_a_page(verb: str) -> None:
    name = f"conferences.{verb}"
    pages = {
        value for kind, value in (checks.permission_of(pattern) for _, pattern in checks.routes()) if kind == "verb"
    }

    assert name in policy.REGISTRY
    assert name in actions.VERBS
    assert name in pages or verb in TAKEN_ABOVE


def test_ended_conference_goes_nowhere() -> None:
    for end in workflow.CASE_CONFERENCE.ends:
        with pytest.raises(NotPossible):
            workflow.CASE_CONFERENCE.next_state(end, "cancel")
