"""What can follow: a draft is written, signed by its author, and by somebody who does not know the family."""

from kruh.foundation.workflow import Step, Workflow
from kruh.retelling.rules import blockers_to_sign
from kruh.retelling.vocabulary import State

STORY = Workflow(
    start=State.WRITING,
    steps=(
        Step("submit", (State.WRITING,), State.WAITING, blockers_to_sign),
        Step("take_back", (State.WAITING,), State.WRITING),
        Step("send_back", (State.WAITING,), State.WRITING),
        Step("refuse", (State.WAITING,), State.REFUSED),
        Step("release", (State.WAITING,), State.RELEASED, blockers_to_sign),
    ),
    ends=(State.REFUSED, State.RELEASED),
)
