"""What can follow for the minutes: a draft, a round of comments, and an end that cannot be undone."""

from kruh.foundation.workflow import Step, Workflow
from kruh.meetings.vocabulary import MinutesState

MINUTES = Workflow(
    start=MinutesState.DRAFT,
    steps=(
        Step("deliver_minutes", (MinutesState.DRAFT,), MinutesState.COMMENTS),
        Step("close_minutes", (MinutesState.COMMENTS,), MinutesState.CLOSED),
    ),
)
