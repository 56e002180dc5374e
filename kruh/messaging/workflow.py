"""The life of a message. Sending may end in doubt; from doubt only a person leads out."""

from kruh.foundation.workflow import Step, Workflow
from kruh.messaging import rules
from kruh.messaging.vocabulary import State

MESSAGE = Workflow(
    start=State.WAITING,
    steps=(
        Step("take", (State.WAITING,), State.SENDING),
        Step("confirm_sent", (State.SENDING, State.UNSURE), State.SENT),
        Step("postpone", (State.WAITING, State.SENDING), State.WAITING),
        Step("give_up", (State.WAITING, State.SENDING), State.FAILED),
        Step("doubt", (State.WAITING, State.SENDING), State.UNSURE),
        Step("bounce", (State.SENDING, State.SENT, State.UNSURE), State.BOUNCED),
        Step("resend", (State.FAILED, State.BOUNCED, State.UNSURE), State.WAITING),
        Step("treat_as_sent", (State.UNSURE,), State.SENT),
        Step(
            "hand_over",
            (State.WAITING, State.FAILED, State.BOUNCED, State.CANCELLED),
            State.HANDED_OVER,
            rules.blockers_to_hand_over,
        ),
        Step("cancel", (State.WAITING, State.FAILED, State.BOUNCED, State.UNSURE), State.CANCELLED),
    ),
    ends=(State.HANDED_OVER,),
)
