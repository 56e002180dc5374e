"""A conference whose team is complete, and what the tests of its date share."""

from typing import Any

import pytest

from kruh.conferences.actions import participants
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Candidate, Conference, Participant
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, teams
from tests.factories.conferences import World
from tests.factories.people import NOW

TODAY = days.local_day(NOW)
REASON = "Jitka pošle vyjádření písemně."


@pytest.fixture
def world() -> World:
    return teams.complete()


def reasons(act: Any, *args: Any, **words: Any) -> list[str]:
    with pytest.raises(NotPossible) as refusal:
        act(*args, **words)
    return [reason.replace("\u00a0", " ") for reason in refusal.value.reasons]


def mother(world: World, *, is_required: bool = True) -> Participant:
    person = cases.parent(world.case, world.worker)
    role = ParticipantRole.PARENT
    return participants.add_participant(
        world.fresh(), person=person, role=role, is_required=is_required, by=world.worker, at=NOW
    )


def fix(world: World, candidate: Candidate, **words: Any) -> Conference:
    known: dict[str, Any] = {"venue": candidate.venue, **words}
    actions.fix_date(world.fresh(), candidate=candidate, by=world.worker, at=NOW, **known)
    return world.fresh()
