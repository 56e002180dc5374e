"""A plan is begun and its versions are written and approved; the law's occasions ask for the next one."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypedDict

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.conferences.models import Conference
from kruh.family_conferences.models import FamilyConference
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.method import queries as method
from kruh.protection_plans import workflow
from kruh.protection_plans.actions.assessments import CLOSED_CASE, NOT_OF_CASE
from kruh.protection_plans.models import Goal, PlanVersion, ProtectionPlan
from kruh.protection_plans.queries import children
from kruh.protection_plans.queries import version as queries
from kruh.protection_plans.rules import approving, terms
from kruh.protection_plans.rules.conflicts import refuse_unseen
from kruh.protection_plans.vocabulary import STATUTORY, GoalState, Occasion, Passage, PlanState

STRANGE = "Tahle konference k případu nepatří. Vyberte jinou."
WRITTEN = "Další verze už je rozepsaná. Pokračujte v ní."


class PlanWords(TypedDict, total=False):
    """What can be written in a version."""

    causes: str
    measures: str
    help: str
    strength: str
    timetable: str
    cooperation: str
    voice: str
    made_with: str
    review_on: date | None


LABELS = {**{passage.value: str(passage.label) for passage in Passage}, "made_with": "S kým plán vznikl"}


# The plan itself ---------------------------------------------------------------------------------------------------


@action
def record_entry(case: Case, *, child: Person, entered_on: date, by: User, at: datetime) -> ProtectionPlan:
    """This will say since when the child is in the register; the term of the first version is counted from it."""
    refuse_if(terms.blockers_to_enter(entered_on, days.local_day(at)))
    plan = _plan(case, child, at)
    plan.entered_on, plan.due_on = entered_on, children.term(entered_on, at).due_on
    plan.version += 1
    plan.save()
    return plan


@action
def ask_update(plan: ProtectionPlan, *, occasion: Occasion | str, on: date, by: User, at: datetime) -> ProtectionPlan:
    """This will keep that something happened after which the law asks for the plan to be updated."""
    told = Occasion(occasion)
    is_statutory, has_plan, today = told in STATUTORY, plan.first_on is not None, days.local_day(at)
    refuse_if(terms.blockers_to_ask(is_statutory=is_statutory, asked_on=on, today=today, has_plan=has_plan))
    plan.asked, plan.asked_on = told, on
    plan.version += 1
    plan.save()
    return plan


def _plan(case: Case, child: Person, at: datetime) -> ProtectionPlan:
    refuse_if([] if case.is_open else [CLOSED_CASE])
    if children.child(case, child.pk) is None:
        raise NotPossible([NOT_OF_CASE])
    found = ProtectionPlan.objects.filter(case=case, child=child).first()
    if found:
        lock(found)
        return found
    plan = ProtectionPlan(key=case.key, case=case, office_id=case.unit_id, child=child, made_at=at)
    plan.entered_on, plan.due_on = case.opened_on, children.term(case.opened_on, at).due_on
    plan.save(force_insert=True)
    return plan


# Versions ----------------------------------------------------------------------------------------------------------


@action
def start_version(
    case: Case, *, child: Person, occasion: Occasion | str = Occasion.FIRST, on: date | None = None,
    conference: Conference | None = None, family_conference: FamilyConference | None = None, by: User, at: datetime,
) -> PlanVersion:  # fmt: skip
    """This will begin the first version, or the next one with the words and goals of the one that holds."""
    plan = _plan(case, child, at)
    strange = {one.case_id for one in (conference, family_conference) if one} - {case.pk}
    refuse_if([STRANGE] if strange else [])
    refuse_if([WRITTEN] if children.draft_version(plan.pk) else [])
    before = children.valid_version(plan)
    made = PlanVersion(
        key=case.key, plan=plan, number=before.number + 1 if before else 1, written_by=by, made_at=at, touched_at=at,
        occasion=Occasion(occasion) if before else Occasion.FIRST, occasion_on=on if before else None,
        conference=conference, family_conference=family_conference,
        assessment=children.closed_assessment(case.pk, child.pk),
    )  # fmt: skip
    for passage, words in before.passages.items() if before else ():
        setattr(made, passage.value, words or None)
    made.save(force_insert=True)
    for goal in before.goals.exclude(state__in=[GoalState.DROPPED, GoalState.REACHED]) if before else ():
        _copy(goal, made)
    return made


def _copy(goal: Goal, version: PlanVersion) -> None:
    told: dict[str, Any] = {
        name: getattr(goal, name)
        for name in ("root", "text", "need", "need_root", "measure", "due_on", "state", "order")
    }
    Goal(key=version.key, of=version, **told).save(force_insert=True)


@action(often=True)
def write_version(
    row: PlanVersion, *, words: PlanWords, version: int | None = None, by: User, at: datetime
) -> PlanVersion:
    """This will keep the text of a version. Raises Conflict when somebody else was faster."""
    refuse_if(approving.blockers_to_write(is_approved=row.is_approved))
    refuse_unseen(row, words, LABELS, version)
    for name, value in words.items():
        setattr(row, name, value or None)
    _touch(row, at)
    return row


@action
def approve_version(row: PlanVersion, *, confirmed: Collection[str] = (), by: User, at: datetime) -> PlanVersion:
    """This will make the version hold, signed off by the key worker. Raises NotPossible with what it lacks."""
    today = days.local_day(at)
    row.confirmed = [passage.value for passage in Passage if passage.value in set(confirmed)]
    refuse_if(terms.blockers_to_review(row.review_on, today))
    row.state = workflow.VERSION.next_state(PlanState(row.state), "approve_version", queries.facts(row))
    row.approved_by, row.approved_at = by, at
    row.review_on = row.review_on or days.months_after(today, method.parameter(children.REVIEW, today))
    _touch(row, at)
    plan = row.plan
    lock(plan)
    plan.first_on, plan.review_on = plan.first_on or today, row.review_on
    plan.asked, plan.asked_on = "", None
    plan.version += 1
    plan.save()
    return row


@action
def discard_version(row: PlanVersion, *, by: User, at: datetime) -> None:
    """This will throw away a version begun by mistake; an approved one stays."""
    refuse_if(approving.blockers_to_write(is_approved=row.is_approved))
    PlanVersion.objects.filter(pk=row.pk).delete()


def _touch(row: PlanVersion, at: datetime) -> None:
    """This will say that somebody wrote there."""
    row.touched_at = at
    row.version += 1
    row.save()
