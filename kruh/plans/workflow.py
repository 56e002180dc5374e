"""What can follow for one task."""

from kruh.foundation.workflow import Step, Workflow
from kruh.plans.vocabulary import TaskState

LIVING = (TaskState.OPEN, TaskState.PARTLY)

TASK = Workflow(
    start=TaskState.OPEN,
    steps=(
        Step("report_done", LIVING, TaskState.DONE),
        Step("report_partly", LIVING, TaskState.PARTLY),
        Step("drop_task", LIVING, TaskState.DROPPED),
        Step("carry_task_over", LIVING, TaskState.CARRIED),
        Step("reopen_task", (TaskState.DONE, TaskState.DROPPED), TaskState.OPEN),
    ),
)
