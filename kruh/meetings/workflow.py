"""What can follow for the minutes: a draft, a round of comments, an end, and after it only revisions with a reason."""

from kruh.foundation.workflow import Step, Workflow
from kruh.meetings.vocabulary import MinutesState

MINUTES = Workflow(
    start=MinutesState.DRAFT,
    steps=(
        Step("deliver_minutes", (MinutesState.DRAFT,), MinutesState.COMMENTS),
        Step("close_minutes", (MinutesState.COMMENTS,), MinutesState.CLOSED),
        Step("amend_minutes", (MinutesState.CLOSED,), MinutesState.AMENDING),
        Step("close_amendment", (MinutesState.AMENDING,), MinutesState.CLOSED),
        Step("drop_amendment", (MinutesState.AMENDING,), MinutesState.CLOSED),
    ),
)
