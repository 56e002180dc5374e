"""What can follow: the life of a workshop from the first words to the closing report."""

from kruh.foundation.workflow import Step, Workflow
from kruh.training.rules import announcement, day
from kruh.training.vocabulary import State

WORKSHOP = Workflow(
    start=State.DRAFT,
    steps=(
        Step("announce", (State.DRAFT,), State.ANNOUNCED, announcement.blockers_to_announce),
        Step("cancel", (State.DRAFT, State.ANNOUNCED), State.CANCELLED, announcement.blockers_to_cancel),
        Step("hold", (State.ANNOUNCED,), State.HELD, day.blockers_to_hold),
        Step("close", (State.HELD,), State.CLOSED, day.blockers_to_close),
        Step("reopen", (State.CLOSED,), State.HELD),
    ),
    ends=(State.CANCELLED,),
)
