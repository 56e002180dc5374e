"""The children of a case, and what is asked about each of them again and again."""

from datetime import date, datetime
from uuid import UUID

from kruh.cases.models import Case, CasePerson, Person
from kruh.cases.vocabulary import Part
from kruh.foundation import days
from kruh.method import queries as method
from kruh.method.models import Blank
from kruh.protection_plans.models import Assessment, PlanVersion, ProtectionPlan
from kruh.protection_plans.rules import terms
from kruh.protection_plans.vocabulary import AssessmentState, PlanState

FORM, TERM, REVIEW, BEFORE, LEFT = "assessment", "ipod_due", "ipod_review", "ipod_remind_before", "ipod_draft_left"


def children(case: Case) -> list[Person]:
    """This will give the children who are in the case now, in one query."""
    places = CasePerson.objects.filter(case=case, part=Part.CHILD, ended_on=None).select_related("person__key")
    return [place.person for place in places.order_by("added_at", "id")]


def child(case: Case, pk: UUID) -> Person | None:
    """This will give a child of the case, or None."""
    return next((one for one in children(case) if one.pk == pk), None)


def blank_on(day: date) -> Blank | None:
    """This will give the form that holds on a day, or None."""
    found: Blank | None = Blank.objects.on(day).filter(code=FORM).first()
    return found


def months(at: datetime) -> int:
    """This will give how many months the law leaves for the first version."""
    return method.parameter(TERM, days.local_day(at))


def term(entered_on: date, at: datetime) -> terms.Term:
    """This will give the term of the first version as the method counts it."""
    return terms.first_term(entered_on, months(at))


def closed_assessment(case: UUID, child: UUID) -> Assessment | None:
    """This will give the newest closed assessment of a child in a case."""
    rows = Assessment.objects.filter(case=case, child=child, state=AssessmentState.CLOSED)
    found: Assessment | None = rows.select_related("blank").order_by("-assessed_on", "-id").first()
    return found


def plan_of(case: UUID, child: UUID) -> ProtectionPlan | None:
    """This will give the plan of a child in a case, or None."""
    found: ProtectionPlan | None = ProtectionPlan.objects.filter(case=case, child=child).first()
    return found


def valid_version(plan: ProtectionPlan) -> PlanVersion | None:
    """This will give the version that holds."""
    found: PlanVersion | None = plan.versions.filter(state=PlanState.APPROVED).order_by("-number").first()
    return found


def draft_version(plan: UUID) -> PlanVersion | None:
    """This will give the version that is being written."""
    found: PlanVersion | None = PlanVersion.objects.filter(plan=plan, state=PlanState.DRAFT).first()
    return found
