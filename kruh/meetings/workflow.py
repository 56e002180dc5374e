"""What can follow for the minutes: a draft, a look of colleagues, comments, an end, then revisions with a reason."""

from kruh.foundation.workflow import Step, Workflow
from kruh.meetings.vocabulary import MinutesState

MINUTES = Workflow(
    start=MinutesState.DRAFT,
    steps=(
        Step("submit_minutes", (MinutesState.DRAFT,), MinutesState.REVIEW),
        Step("take_back_minutes", (MinutesState.REVIEW,), MinutesState.DRAFT),
        Step("deliver_minutes", (MinutesState.DRAFT, MinutesState.REVIEW), MinutesState.COMMENTS),
        Step("close_minutes", (MinutesState.COMMENTS,), MinutesState.CLOSED),
        Step("amend_minutes", (MinutesState.CLOSED,), MinutesState.AMENDING),
        Step("close_amendment", (MinutesState.AMENDING,), MinutesState.CLOSED),
        Step("drop_amendment", (MinutesState.AMENDING,), MinutesState.CLOSED),
    ),
)
