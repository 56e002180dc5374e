"""What can follow in the life of a case: it is worked on, closed, and sometimes opened again."""

from kruh.cases.vocabulary import CaseState
from kruh.foundation.workflow import Step, Workflow

CASE = Workflow(
    start=CaseState.OPEN,
    steps=(
        Step("close_case", (CaseState.OPEN,), CaseState.CLOSED),
        Step("reopen_case", (CaseState.CLOSED,), CaseState.OPEN),
    ),
)
