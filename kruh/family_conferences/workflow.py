"""What can follow: the life of a family conference, and of an offer to a coordinator."""

from datetime import datetime
from typing import Any, Protocol

from kruh.family_conferences.rules import acceptance, circle, coordinators, day, plan, referral, statement
from kruh.family_conferences.vocabulary import (
    ASKED_OFFERS,
    BEFORE_MEETING,
    LIVING_OFFERS,
    WORKING_STAGES,
    OfferState,
    Stage,
    State,
    StatementState,
)
from kruh.foundation.workflow import Step, Workflow

FAMILY_CONFERENCE = Workflow(
    start=State.REFERRED,
    steps=(
        Step("record_consent", (State.REFERRED, State.AGREED), State.AGREED, referral.blockers_to_consent),
        Step("send_request", (State.AGREED,), State.REQUESTED, referral.blockers_to_send),
        Step("return_request", (State.REQUESTED,), State.AGREED),
        Step("accept_request", (State.REQUESTED,), State.SEEKING),
        Step("appoint", (State.SEEKING,), State.PREPARING),
        Step("free_coordinator", (State.PREPARING, State.PLANNED), State.SEEKING),
        Step("fix_date", (State.PREPARING, State.PLANNED), State.PLANNED, circle.blockers_to_fix),
        Step("record_not_held", (State.PLANNED,), State.PREPARING),
        Step("begin_information", (State.PLANNED,), State.INFORMATION, day.blockers_to_begin),
        Step("leave_family_alone", (State.INFORMATION,), State.PRIVATE_TIME, day.blockers_to_leave_alone),
        Step("come_back", (State.PRIVATE_TIME,), State.PRESENTED),
        Step("present_without_meeting", (State.PREPARING, State.PLANNED), State.PRESENTED),
        Step("accept_plan", (State.PRESENTED,), State.ACCEPTED, acceptance.blockers_to_decide),
        Step("return_plan_now", (State.PRESENTED,), State.PRIVATE_TIME, acceptance.blockers_to_decide),
        Step("return_plan_later", (State.PRESENTED,), State.PREPARING, acceptance.blockers_to_decide),
        Step("keep_plan", (State.ACCEPTED,), State.ACCEPTED, plan.blockers_to_keep),
        Step("amend_plan", (State.ACCEPTED,), State.PRESENTED, plan.blockers_to_amend),
        Step("close", (State.ACCEPTED,), State.CLOSED, plan.blockers_to_close),
        Step(
            "record_family_refusal",
            (State.REFERRED, *BEFORE_MEETING, State.INFORMATION, State.PRESENTED),
            State.FAMILY_REFUSED,
        ),
        Step("end_unsafe", (*BEFORE_MEETING, State.INFORMATION), State.UNSAFE, referral.blockers_to_end_unsafe),
    ),
    ends=(State.CLOSED, State.FAMILY_REFUSED, State.UNSAFE),
)

OFFER = Workflow(
    start=OfferState.OFFERED,
    steps=(
        Step("accept_offer", (OfferState.OFFERED,), OfferState.INFORMED),
        Step("confirm_offer", (OfferState.INFORMED,), OfferState.ACCEPTED),
        Step("decline_offer", ASKED_OFFERS, OfferState.DECLINED),
        Step("step_back", (OfferState.ACCEPTED,), OfferState.WITHDRAWN),
        Step("end_offer", LIVING_OFFERS, OfferState.ENDED),
    ),
    ends=(OfferState.DECLINED, OfferState.WITHDRAWN, OfferState.ENDED),
)

COORDINATING = Workflow(
    start=Stage.CANDIDATE,
    steps=(
        Step("take_to_training", (Stage.CANDIDATE,), Stage.TRAINING, coordinators.blockers_to_decide),
        Step("turn_down", (Stage.CANDIDATE,), Stage.TURNED_DOWN, coordinators.blockers_to_decide),
        Step("name_guide", (Stage.TRAINING, Stage.GUIDED), Stage.GUIDED, coordinators.blockers_to_guide),
        Step("confirm_independent", (Stage.GUIDED,), Stage.INDEPENDENT, coordinators.blockers_to_confirm),
        Step("pause", (Stage.GUIDED, Stage.INDEPENDENT), Stage.PAUSED),
        Step("resume_guided", (Stage.PAUSED,), Stage.GUIDED),
        Step("resume", (Stage.PAUSED,), Stage.INDEPENDENT),
        Step("end_coordinating", WORKING_STAGES, Stage.ENDED),
    ),
    ends=(Stage.TURNED_DOWN, Stage.ENDED),
)

STATEMENT = Workflow(
    start=StatementState.SENT,
    steps=(
        Step("return_statement", (StatementState.SENT,), StatementState.RETURNED, statement.blockers_to_return),
        Step("send_statement", (StatementState.RETURNED,), StatementState.SENT, statement.blockers_to_send),
        Step("approve_statement", (StatementState.SENT,), StatementState.APPROVED),
    ),
    ends=(StatementState.APPROVED,),
)


class Standing(Protocol):
    """Something that stands in a state since a moment."""

    state: str
    state_since: datetime
    version: int


def advance(standing: Standing, verb: str, at: datetime, facts: Any = None) -> None:
    """This will move a family conference by one step, in memory. Raises NotPossible with the reasons."""
    standing.state = FAMILY_CONFERENCE.next_state(State(standing.state), verb, facts)
    standing.state_since = at
    standing.version += 1
