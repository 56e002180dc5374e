"""What can follow for one task.

`tell_task` is what a person without an account says. It moves nothing by itself while somebody else is to check the
task: `Task.said` holds it until the one who checks, or the key worker, reports or notes it.
"""

from kruh.foundation.workflow import Step, Workflow
from kruh.plans.vocabulary import TaskState

LIVING = (TaskState.OPEN, TaskState.PARTLY)

TASK = Workflow(
    start=TaskState.OPEN,
    steps=(
        Step("tell_task", (TaskState.OPEN,), TaskState.OPEN),
        Step("tell_task", (TaskState.PARTLY,), TaskState.PARTLY),
        Step("report_done", LIVING, TaskState.DONE),
        Step("report_partly", LIVING, TaskState.PARTLY),
        Step("drop_task", LIVING, TaskState.DROPPED),
        Step("carry_task_over", LIVING, TaskState.CARRIED),
        Step("reopen_task", (TaskState.DONE, TaskState.DROPPED), TaskState.OPEN),
    ),
)
