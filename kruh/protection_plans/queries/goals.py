"""The goals that hold: what a delegation is handed and what the net is tested by."""

from uuid import UUID

from kruh.cases.models import Case
from kruh.protection_plans.models import Goal, PlanVersion
from kruh.protection_plans.vocabulary import GoalState, PlanState

LIVING = (GoalState.RUNNING, GoalState.PARTLY)


def goals_of(case: Case) -> list[Goal]:
    """This will give the living goals of the plans that hold in a case, with version, plan and child, in one query."""
    rows = Goal.objects.filter(of__plan__case=case, of__state=PlanState.APPROVED, state__in=LIVING)
    told = rows.select_related("key", "of__key", "of__plan__key", "of__plan__child__key")
    found = list(told.order_by("of__plan", "-of__number", "order", "id"))
    newest: dict[UUID, UUID] = {}
    for goal in found:
        newest.setdefault(goal.of.plan_id, goal.of_id)
    return [goal for goal in found if newest[goal.of.plan_id] == goal.of_id]


def by_root(case: Case, roots: list[UUID]) -> dict[UUID, Goal]:
    """This will give the newest wording of each goal, approved or not, also of goals that no longer hold."""
    rows = Goal.objects.filter(root__in=roots, of__plan__case=case).select_related("key", "of__key", "of__plan__key")
    return {goal.root: goal for goal in rows.order_by("of__number")}


def valid_versions(case: Case) -> dict[UUID, PlanVersion]:
    """This will give the version that holds of each child's plan, by the child."""
    rows = PlanVersion.objects.filter(plan__case=case, state=PlanState.APPROVED)
    told = rows.select_related("key", "plan__key", "plan__child__key").order_by("number")
    return {version.plan.child_id: version for version in told}
