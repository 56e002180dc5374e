"""Who may do what: the team of the case reads, whoever leads the case writes; nobody outside sees anything."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.cases import policies as cases
from kruh.plans.models import Task
from kruh.protection_plans.models import Assessment, Goal, PlanVersion, ProtectionPlan, Section

FROZEN = "uzavřené se nemění"
READS = Rule(cases.on_team)
WRITES = Rule(cases.writes, note="vedoucí čte, obsah nemění")
FREEZES = Rule(cases.writes, note=FROZEN)
POLICY: dict[str, Rule] = {
    "protection_plans.of_case": READS,
    "protection_plans.see_assessment": READS,
    "protection_plans.start_assessment": WRITES,
    "protection_plans.write_assessment": FREEZES,
    "protection_plans.write_section": FREEZES,
    "protection_plans.close_assessment": WRITES,
    "protection_plans.discard_assessment": FREEZES,
    "protection_plans.see_plan": READS,
    "protection_plans.compare": READS,
    "protection_plans.record_entry": WRITES,
    "protection_plans.ask_update": WRITES,
    "protection_plans.start_version": WRITES,
    "protection_plans.write_version": FREEZES,
    "protection_plans.add_goal": FREEZES,
    "protection_plans.change_goal": FREEZES,
    "protection_plans.remove_goal": FREEZES,
    "protection_plans.add_plan_task": FREEZES,
    "protection_plans.change_plan_task": FREEZES,
    "protection_plans.remove_plan_task": FREEZES,
    "protection_plans.approve_version": Rule(cases.writes, note="potvrdí, co zůstává beze změny"),
    "protection_plans.discard_version": FREEZES,
    "protection_plans.print_assessment": READS,
    "protection_plans.print_plan": READS,
    "protection_plans.print_family_copy": Rule(cases.writes, note="chráněné údaje kopii zastaví"),
}


def visible_assessments(user: User, at: datetime) -> QuerySet[Assessment]:
    """This will give the assessments of the cases in whose team the person is."""
    own = cases.visible_cases(user, at).values("pk")
    rows: QuerySet[Assessment] = Assessment.objects.filter(case__in=own)
    return rows.select_related("key", "case__key", "child__key", "blank", "office")


def visible_sections(user: User, at: datetime) -> QuerySet[Section]:
    """This will give the areas of those assessments."""
    own = cases.visible_cases(user, at).values("pk")
    rows: QuerySet[Section] = Section.objects.filter(assessment__case__in=own)
    return rows.select_related("key", "assessment__case__key", "assessment__child__key", "assessment__blank")


def visible_plans(user: User, at: datetime) -> QuerySet[ProtectionPlan]:
    """This will give the protection plans of those cases."""
    own = cases.visible_cases(user, at).values("pk")
    rows: QuerySet[ProtectionPlan] = ProtectionPlan.objects.filter(case__in=own)
    return rows.select_related("key", "case__key", "child__key", "office")


def visible_versions(user: User, at: datetime) -> QuerySet[PlanVersion]:
    """This will give the versions of those plans."""
    own = cases.visible_cases(user, at).values("pk")
    rows: QuerySet[PlanVersion] = PlanVersion.objects.filter(plan__case__in=own)
    return rows.select_related(
        "key", "plan__key", "plan__case__key", "plan__child__key", "plan__office", "written_by", "approved_by"
    )


def visible_goals(user: User, at: datetime) -> QuerySet[Goal]:
    """This will give the goals of those versions."""
    own = cases.visible_cases(user, at).values("pk")
    rows: QuerySet[Goal] = Goal.objects.filter(of__plan__case__in=own)
    return rows.select_related("key", "of__key", "of__plan__case__key", "of__plan__child__key")


def visible_plan_tasks(user: User, at: datetime) -> QuerySet[Task]:
    """This will give the tasks of those plans."""
    own = cases.visible_cases(user, at).values("pk")
    rows: QuerySet[Task] = Task.objects.filter(case__in=own, protection_plan__isnull=False)
    return rows.select_related("key", "case__key", "person__key", "user", "checker_person__key", "checker_user")
