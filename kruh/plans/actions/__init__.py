"""What is done with a plan: promises written down, kept, dropped with a reason, or carried to the next conference."""

from kruh.plans.actions.evidence import add_evidence, strike_evidence
from kruh.plans.actions.reporting import (
    add_note,
    carry_open_tasks,
    carry_task_over,
    drop_task,
    note_report,
    pass_task_on,
    reopen_task,
    report_done,
    report_partly,
    tell_task,
)
from kruh.plans.actions.writing import Said, TaskWords, add_task, change_task, move_task, read_back, remove_task

__all__ = [
    "Said",
    "TaskWords",
    "add_evidence",
    "add_note",
    "add_task",
    "carry_open_tasks",
    "carry_task_over",
    "change_task",
    "drop_task",
    "move_task",
    "note_report",
    "pass_task_on",
    "read_back",
    "remove_task",
    "reopen_task",
    "report_done",
    "report_partly",
    "strike_evidence",
    "tell_task",
]
