"""What is done: an assessment is written and closed, a plan is made, worded, approved, and its tasks kept."""

from kruh.protection_plans.actions.assessments import (
    close_assessment,
    discard_assessment,
    start_assessment,
    write_assessment,
    write_section,
)
from kruh.protection_plans.actions.goals import add_goal, change_goal, remove_goal
from kruh.protection_plans.actions.tasks import add_plan_task, change_plan_task, remove_plan_task
from kruh.protection_plans.actions.versions import (
    approve_version,
    ask_update,
    discard_version,
    record_entry,
    start_version,
    write_version,
)

__all__ = [
    "add_goal",
    "add_plan_task",
    "approve_version",
    "ask_update",
    "change_goal",
    "change_plan_task",
    "close_assessment",
    "discard_assessment",
    "discard_version",
    "record_entry",
    "remove_goal",
    "remove_plan_task",
    "start_assessment",
    "start_version",
    "write_assessment",
    "write_section",
    "write_version",
]
