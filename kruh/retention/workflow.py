"""What can follow in the life of a proposal for disposal."""

from kruh.foundation.workflow import Step, Workflow
from kruh.retention.vocabulary import State

PROPOSAL = Workflow(
    start=State.PROPOSED,
    steps=(
        Step("approve", (State.PROPOSED,), State.APPROVED),
        Step("withdraw", (State.PROPOSED,), State.WITHDRAWN),
        Step("finish", (State.APPROVED,), State.DONE),
    ),
    ends=(State.DONE, State.WITHDRAWN),
)
