"""What can follow: the life of a case conference from the first thought to its end."""

from datetime import datetime
from typing import Any, Protocol

from kruh.conferences.rules import request, scheduling, suitability
from kruh.conferences.vocabulary import ASKED_SEATS, LIVING_SEATS, SeatState, State
from kruh.foundation.workflow import Step, Workflow

UNDECIDED = (State.CONSIDERED, State.NOT_NOW)
BEFORE_MEETING = (State.REQUESTING, State.REQUESTED, State.ACCEPTED, State.SCHEDULED)

CASE_CONFERENCE = Workflow(
    start=State.CONSIDERED,
    steps=(
        Step("decide_suitable", UNDECIDED, State.REQUESTING, suitability.blockers_to_decide),
        Step("decide_not_now", UNDECIDED, State.NOT_NOW),
        Step("decide_other_tool", UNDECIDED, State.OTHER_TOOL),
        Step("record_refusal", (*UNDECIDED, *BEFORE_MEETING), State.FAMILY_REFUSED),
        Step("send_request", (State.REQUESTING,), State.REQUESTED, request.blockers_to_send),
        Step("withdraw_request", (State.REQUESTED,), State.REQUESTING),
        Step("decline_request", (State.REQUESTED,), State.REQUESTING),
        Step("accept_request", (State.REQUESTED,), State.ACCEPTED),
        Step("return_request", (State.ACCEPTED,), State.REQUESTING),
        Step("fix_date", (State.ACCEPTED,), State.SCHEDULED, scheduling.blockers_to_fix),
        Step("move_date", (State.SCHEDULED,), State.SCHEDULED, scheduling.blockers_to_fix),
        Step("cancel", (*UNDECIDED, *BEFORE_MEETING, State.NOT_HELD), State.CANCELLED),
        Step("record_held", (State.SCHEDULED,), State.HELD),
        Step("record_not_held", (State.SCHEDULED,), State.NOT_HELD),
        Step("try_again", (State.NOT_HELD,), State.ACCEPTED),
        Step("conclude", (State.HELD,), State.CONCLUDED),
    ),
    ends=(State.CONCLUDED, State.CANCELLED, State.FAMILY_REFUSED, State.OTHER_TOOL),
)

SEAT = Workflow(
    start=SeatState.OFFERED,
    steps=(
        Step("accept_seat", (SeatState.OFFERED,), SeatState.INFORMED),
        Step("confirm_seat", (SeatState.INFORMED,), SeatState.ACCEPTED),
        Step("decline_seat", ASKED_SEATS, SeatState.DECLINED),
        Step("step_back", (SeatState.ACCEPTED,), SeatState.WITHDRAWN),
        Step("end_seat", LIVING_SEATS, SeatState.ENDED),
    ),
    ends=(SeatState.DECLINED, SeatState.WITHDRAWN, SeatState.ENDED),
)


class Standing(Protocol):
    """Something that stands in a state since a moment."""

    state: str
    state_since: datetime
    version: int


def advance(standing: Standing, verb: str, at: datetime, facts: Any = None) -> None:
    """This will move a conference by one step, in memory. Raises NotPossible with the reasons."""
    standing.state = CASE_CONFERENCE.next_state(State(standing.state), verb, facts)
    standing.state_since = at
    standing.version += 1
