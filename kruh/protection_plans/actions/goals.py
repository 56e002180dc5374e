"""The goals of a version, while it is written."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation.workflow import refuse_if
from kruh.protection_plans.models import Goal, PlanVersion
from kruh.protection_plans.rules import approving
from kruh.protection_plans.rules.conflicts import refuse_unseen
from kruh.protection_plans.vocabulary import GoalState


class GoalWords(TypedDict, total=False):
    """What can be written about a goal."""

    text: str
    need: str
    need_root: UUID | None
    measure: str
    due_on: date | None
    state: GoalState | str


LABELS = {"text": "Cíl", "need": "Na kterou potřebu odpovídá", "measure": "Podle čeho se to pozná"}


@action
def add_goal(version: PlanVersion, *, words: GoalWords, by: User, at: datetime) -> Goal:
    """This will add a goal at the end, whole or not."""
    refuse_if(_blockers(version, words))
    last = version.goals.aggregate(last=Max("order"))["last"]
    goal = Goal(key=version.key, of=version, order=0 if last is None else last + 1)
    _put(goal, words)
    goal.save(force_insert=True)
    PlanVersion.objects.filter(pk=version.pk).update(touched_at=at)
    return goal


@action
def change_goal(goal: Goal, *, words: GoalWords, version: int | None = None, by: User, at: datetime) -> Goal:
    """This will reword a goal; its root stays. Raises Conflict when somebody else was faster."""
    refuse_if(_blockers(goal.of, words))
    refuse_unseen(goal, words, LABELS, version)
    _put(goal, words)
    goal.version += 1
    goal.save()
    PlanVersion.objects.filter(pk=goal.of_id).update(touched_at=at)
    return goal


@action
def remove_goal(goal: Goal, *, by: User, at: datetime) -> None:
    """This will take a goal out of a version that is being written; earlier versions keep it."""
    refuse_if(approving.blockers_to_write(is_approved=goal.of.is_approved))
    Goal.objects.filter(pk=goal.pk).delete()


def _blockers(version: PlanVersion, words: GoalWords) -> list[str]:
    return [
        *approving.blockers_to_write(is_approved=version.is_approved),
        *approving.blockers_to_goal(words.get("text", "")),
    ]


def _put(goal: Goal, words: GoalWords) -> None:
    for name, value in words.items():
        setattr(goal, name, value or (None if name in {"need", "need_root", "measure", "due_on"} else value))
