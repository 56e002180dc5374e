"""What can follow: a wording waits, is released or not, and its family may withdraw it at any time."""

from kruh.foundation.workflow import Step, Workflow
from kruh.voice.rules import blockers_to_refuse
from kruh.voice.vocabulary import State

QUOTATION = Workflow(
    start=State.WAITING,
    steps=(
        Step("release", (State.WAITING,), State.RELEASED),
        Step("refuse", (State.WAITING,), State.REFUSED, blockers_to_refuse),
        Step("withdraw", (State.WAITING, State.RELEASED), State.WITHDRAWN),
    ),
    ends=(State.REFUSED, State.WITHDRAWN),
)
