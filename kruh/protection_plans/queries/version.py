"""What is shown of a plan: the version that holds, the one being written, what changed and what was only copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from kruh.access import together
from kruh.access.prepared import prepared
from kruh.foundation import days
from kruh.plans.queries import keeping
from kruh.protection_plans.models import Goal, PlanVersion, ProtectionPlan
from kruh.protection_plans.queries import tasks
from kruh.protection_plans.rules import approving, comparing
from kruh.protection_plans.vocabulary import GoalState, PlanState

TONES = {
    GoalState.RUNNING: "info",
    GoalState.PARTLY: "warm",
    GoalState.REACHED: "ok",
    GoalState.DROPPED: "blocked",
}


@dataclass(frozen=True)
class Written:
    """One passage as it is read, with what in it was only copied."""

    code: str
    label: str
    words: str
    copies: tuple[str, ...] = ()
    is_unchanged: bool = False


# Wordings ----------------------------------------------------------------------------------------------------------


def goals_of(version: PlanVersion) -> list[Goal]:
    """This will give the goals of a version in their order."""
    return list(version.goals.select_related("key").order_by("order", "id"))


def of_case(plan: ProtectionPlan) -> list[PlanVersion]:
    """This will give every version of every plan of the case in one query: the plan's own, and the siblings'."""
    return by_number(_of_case(plan.case_id))


def by_number(rows: list[PlanVersion]) -> list[PlanVersion]:
    """This will put the newest first."""
    return sorted(rows, key=lambda one: (-one.number, one.pk))


@prepared
def _of_case(case: UUID) -> QuerySet[PlanVersion]:
    rows = PlanVersion.objects.filter(plan__case=case)
    told = rows.select_related(
        "key", "plan__key", "plan__child__key", "written_by", "approved_by", "conference", "family_conference"
    )
    return told.order_by("-number", "id")


def before(version: PlanVersion, known: list[PlanVersion]) -> PlanVersion | None:
    """This will give the approved version that came before."""
    older = [one for one in known if one.plan_id == version.plan_id and one.number < version.number]
    return next((one for one in older if one.is_approved), None)


def sources(version: PlanVersion, known: list[PlanVersion]) -> list[PlanVersion]:
    """This will give the wordings from which something may have been copied: the one before, then the siblings'."""
    older = before(version, known)
    newest: dict[Any, PlanVersion] = {}
    for one in known:
        if one.plan_id != version.plan_id and one.is_approved:
            newest.setdefault(one.plan_id, one)
    return [*([older] if older else []), *newest.values()]


def passages(version: PlanVersion, known: list[PlanVersion]) -> list[Written]:
    """This will give the passages of the form with what was only copied."""
    from_where, older = sources(version, known), before(version, known)
    found = []
    for passage, words in version.passages.items():
        told = [comparing.Source(_name(one, version), one.passages[passage]) for one in from_where]
        same = bool(older) and comparing.is_unchanged(older.passages[passage] if older else "", words)
        asked = tuple(comparing.told(copy) for copy in comparing.copies(words, told))
        found.append(Written(passage.value, str(passage.label), words, asked, same))
    return found


def _name(one: PlanVersion, version: PlanVersion) -> str:
    if one.plan_id != version.plan_id:
        return f"v plánu, který má {one.plan.child.full_name}"
    day = f" z {days.day(days.local_day(one.approved_at))}" if one.approved_at else ""
    return f"v minulé verzi{day}"


def facts(version: PlanVersion) -> approving.VersionFacts:
    """This will give the version as the rules see it."""
    return told_facts(version, passages(version, of_case(version.plan)), goals_of(version))


def told_facts(version: PlanVersion, written: list[Written], goals: list[Goal]) -> approving.VersionFacts:
    """This will do the same with what is known already."""
    return approving.VersionFacts(
        written=[one.code for one in written if one.words.strip()],
        goals=[approving.GoalFacts(goal.text, goal.measure or "", goal.state) for goal in goals],
        made_with=version.made_with or "",
        unchanged=[one.code for one in written if one.is_unchanged],
        confirmed=list(version.confirmed),
    )


def unchanged(version: PlanVersion) -> list[tuple[str, str]]:
    """This will give the passages to be confirmed."""
    return [(one.code, one.label) for one in passages(version, of_case(version.plan)) if one.is_unchanged]


# Pages -------------------------------------------------------------------------------------------------------------


def plan_page(plan: ProtectionPlan, at: datetime) -> dict[str, Any]:
    """This will give the plan of a child: what holds, what is being written, all its tasks, and how it went."""
    told = together.ask(_of_case.asked(plan.case_id), tasks.asked.asked(plan.pk, plan.case_id))
    known = by_number(told[0])
    own = [one for one in known if one.plan_id == plan.pk]
    valid = next((one for one in own if one.is_approved), None)
    draft = next((one for one in own if one.state == PlanState.DRAFT), None)
    today = days.local_day(at)
    return {
        "plan": plan,
        "valid": valid,
        "draft": draft,
        "versions": own,
        "passages": passages(valid, []) if valid else [],
        "goals": [goal_row(goal) for goal in goals_of(valid)] if valid else [],
        "tasks": tasks.shown(told[1]),
        "changed": bool(valid and before(valid, known)),
        "stands_on_nothing": valid is not None and valid.assessment_id is None,
        "kept": keeping.by_kind([task for task in told[1] if task.protection_plan], today),
        "is_late": plan.first_on is None and plan.due_on < today,
        "needs_review": plan.review_on is not None and plan.review_on <= today,
        "documents": files(valid) if valid else [],
    }


def version_page(version: PlanVersion, at: datetime) -> dict[str, Any]:
    """This will give one version whole; while it is written, with what it lacks and what was only copied."""
    plan = version.plan
    told = together.ask(_of_case.asked(plan.case_id), tasks.asked.asked(plan.pk, plan.case_id))
    known = by_number(told[0])
    written, goals = passages(version, known), goals_of(version)
    is_draft = not version.is_approved
    lacks = approving.blockers_to_approve(told_facts(version, written, goals)) if is_draft else []
    return {
        "version": version,
        "plan": version.plan,
        "is_draft": is_draft,
        "passages": written,
        "goals": [goal_row(goal) for goal in goals],
        "lacks": lacks,
        "older": before(version, known),
        "tasks": tasks.shown(told[1]) if is_draft else [],
        "after": after_words(version),
        "stands_on_nothing": is_draft and version.assessment_id is None,
        "documents": files(version),
    }


def goal_row(goal: Goal) -> dict[str, Any]:
    """This will give one goal as it is read."""
    return {
        "pk": goal.pk,
        "root": goal.root,
        "text": goal.text,
        "need": goal.need or "",
        "measure": goal.measure or "",
        "due_on": goal.due_on,
        "state": goal.get_state_display(),
        "tone": TONES[GoalState(goal.state)],
        "is_running": goal.state == GoalState.RUNNING,
    }


def after_words(version: PlanVersion) -> dict[str, str]:
    """This will name the conference whose outputs the version takes over: its goal, its day, and where it is."""
    held = version.conference or version.family_conference
    if held is None:
        return {}
    day = days.day(days.local_day(held.starts_at)) if held.starts_at else ""
    if version.conference:
        url = reverse("conferences:overview", args=[held.pk])
        return {"name": f"Případová konference {day}", "goal": version.conference.goal or "", "url": url}
    question = version.family_conference.question if version.family_conference else ""
    url = reverse("family_conferences:overview", args=[held.pk])
    return {"name": f"Rodinná konference {day}", "goal": question or "", "url": url}


def files(version: PlanVersion) -> list[dict[str, Any]]:
    """This will offer the papers: the office's whole, and a copy for the family."""
    return [
        {
            "verb": "protection_plans.print_plan",
            "title": "IPOD",
            "note": "Celý, do spisu úřadu.",
            "links": _links("print-plan", version),
        },
        {
            "verb": "protection_plans.print_family_copy",
            "title": "Kopie pro rodinu",
            "note": "Kruh ji před vydáním přečte, jestli neprozrazuje chráněné údaje.",
            "links": _links("print-family-copy", version),
        },
    ]


def _links(name: str, version: PlanVersion) -> list[tuple[str, str]]:
    endings = (("PDF", "pdf"), ("Word (DOCX)", "docx"))
    return [(label, reverse(f"protection_plans:{name}", args=[version.pk, ending])) for label, ending in endings]


# Comparing ---------------------------------------------------------------------------------------------------------


def comparison(older: PlanVersion, newer: PlanVersion) -> dict[str, Any]:
    """This will set two versions side by side: each passage in pieces, and what became of the goals."""
    rows = [
        {
            "label": passage.label,
            "pieces": comparing.compare(older.passages[passage], words),
            "is_unchanged": comparing.is_unchanged(older.passages[passage], words),
        }
        for passage, words in newer.passages.items()
        if words or older.passages[passage]
    ]
    both = list(Goal.objects.filter(of__in=[older.pk, newer.pk]).select_related("key").order_by("order", "id"))
    before, now = ([goal for goal in both if goal.of_id == version.pk] for version in (older, newer))
    return {"older": older, "newer": newer, "rows": rows, "goals": _goals(before, now)}


def _goals(older: list[Goal], newer: list[Goal]) -> list[tuple[str, str, str]]:
    """What became of each goal: kind, words now, words before."""
    known: Mapping[Any, Goal] = {goal.root: goal for goal in older}
    living = {goal.root for goal in newer}
    found = [_goal(known.get(goal.root), goal) for goal in newer]
    return [*found, *(("nepokračuje", goal.text, "") for goal in older if goal.root not in living)]


def _goal(before: Goal | None, goal: Goal) -> tuple[str, str, str]:
    if before is None:
        return "nový", goal.text, ""
    told, now = ((one.text, one.measure, one.due_on, one.state) for one in (before, goal))
    if told == now:
        return "beze změny", goal.text, ""
    return "změněný", goal.text, before.text if before.text != goal.text else ""
