"""What can follow in the life of a hand-over, and of an archive that was brought."""

from kruh.archive.vocabulary import Landing, State
from kruh.foundation.workflow import Step, Workflow

HAND_OVER = Workflow(
    start=State.ASKED,
    steps=(
        Step("agree", (State.ASKED,), State.AGREED),
        Step("withdraw", (State.ASKED, State.AGREED), State.WITHDRAWN),
        Step("issue", (State.AGREED, State.ISSUED), State.ISSUED),
    ),
    ends=(State.ISSUED, State.WITHDRAWN),
)
ARRIVAL = Workflow(
    start=Landing.READ,
    steps=(
        Step("take_in", (Landing.READ,), Landing.DONE),
        Step("discard", (Landing.READ,), Landing.DISCARDED),
    ),
    ends=(Landing.DONE, Landing.DISCARDED),
)
