"""The page of a case: each child with what is due, its assessment and its plan."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kruh.access import together
from kruh.access.prepared import prepared
from kruh.cases.models import Case, Person
from kruh.foundation import days
from kruh.protection_plans.models import Assessment, PlanVersion, ProtectionPlan
from kruh.protection_plans.queries import children
from kruh.protection_plans.rules import terms
from kruh.protection_plans.vocabulary import AssessmentState, PlanState


@dataclass
class Child:
    """What is known of one child."""

    person: Person
    age: int | None
    plan: ProtectionPlan | None = None
    term: terms.Term | None = None
    entered_on: Any = None
    assessments: list[Assessment] = field(default_factory=list)
    versions: list[PlanVersion] = field(default_factory=list)
    is_late: bool = False
    needs_review: bool = False

    @property
    def valid(self) -> PlanVersion | None:
        """The version that holds."""
        return next((one for one in self.versions if one.is_approved), None)

    @property
    def draft(self) -> PlanVersion | None:
        """The version being written."""
        return next((one for one in self.versions if one.state == PlanState.DRAFT), None)

    @property
    def closed(self) -> Assessment | None:
        """The newest closed assessment."""
        return next((one for one in self.assessments if one.is_closed), None)

    @property
    def written(self) -> Assessment | None:
        """The assessment being written."""
        return next((one for one in self.assessments if one.state == AssessmentState.DRAFT), None)


@prepared
def _plans(case: UUID) -> QuerySet[ProtectionPlan]:
    return ProtectionPlan.objects.filter(case=case).order_by("id")


@prepared
def _versions(case: UUID) -> QuerySet[PlanVersion]:
    return PlanVersion.objects.filter(plan__case=case).select_related("key", "plan").order_by("-number")


@prepared
def _assessments(case: UUID) -> QuerySet[Assessment]:
    return Assessment.objects.filter(case=case).order_by("-assessed_on", "-id")


def overview(case: Case, at: datetime) -> dict[str, Any]:
    """This will give the children of a case with all this, in five queries however many there are."""
    today = days.local_day(at)
    told = together.ask(_plans.asked(case.pk), _versions.asked(case.pk), _assessments.asked(case.pk))
    plans = {one.child_id: one for one in told[0]}
    versions = _by(sorted(told[1], key=lambda one: -one.number))
    assessments: dict[UUID, list[Assessment]] = defaultdict(list)
    for one in sorted(told[2], key=lambda one: (one.assessed_on, one.pk), reverse=True):
        assessments[one.child_id].append(one)
    people = children.children(case)
    months = children.months(at)
    found = [Child(person, person.age_on(today)) for person in people]
    for child in found:
        child.plan = plans.get(child.person.pk)
        child.entered_on = child.plan.entered_on if child.plan else case.opened_on
        child.term = terms.first_term(child.entered_on, months)
        child.versions, child.assessments = versions[child.person.pk], assessments[child.person.pk]
        child.is_late = child.valid is None and child.term.due_on < today
        review_on = child.plan.review_on if child.plan else None
        child.needs_review = review_on is not None and review_on <= today
    return {"case": case, "children": found, "today": today}


def _by(rows: Any) -> dict[UUID, list[PlanVersion]]:
    found: dict[UUID, list[PlanVersion]] = defaultdict(list)
    for one in rows:
        found[one.plan.child_id].append(one)
    return found
