"""What waits around the plans of the led cases: one prepared query, and what its rows mean."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.cases import policies as case_policies
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import CaseState, Part
from kruh.foundation import days
from kruh.method.models import Parameter
from kruh.protection_plans.models import Assessment, PlanVersion, ProtectionPlan
from kruh.protection_plans.queries.children import BEFORE, LEFT, TERM
from kruh.protection_plans.rules import waiting as rules
from kruh.protection_plans.vocabulary import AssessmentState, PlanState

MOST = 200
KEY = ("parent", "master", "wrapped")
TOLD = (
    "case__opened_on", "person__first_name", "person__last_name", "person__died_on",
    *(f"{whose}key__{column}" for whose in ("person__",) for column in KEY),
)  # fmt: skip
OF_PLAN = ("id", "due_on", "first_on", "review_on", "asked", "asked_on")


@prepared
def waiting_rows(user: User, at: datetime) -> QuerySet[CasePerson]:
    """This will give the children of the open cases that the person leads, with what is known of their plans."""
    today = days.local_day(at)
    here = {"case": OuterRef("case"), "child": OuterRef("person")}
    plan = ProtectionPlan.objects.filter(**here).order_by()
    draft = PlanVersion.objects.filter(
        plan__case=OuterRef("case"), plan__child=OuterRef("person"), state=PlanState.DRAFT
    ).order_by()
    assessment = Assessment.objects.filter(**here, state=AssessmentState.DRAFT).order_by()
    numbers = {name: Parameter.objects.on(today).filter(code=code).order_by() for name, code in NUMBERS.items()}
    rows: Any = CasePerson.objects.filter(case__in=case_policies.led_cases(user, at), part=Part.CHILD, ended_on=None)
    rows = rows.filter(case__state=CaseState.OPEN).annotate(
        **{f"plan_{name}": Subquery(plan.values(name)[:1]) for name in OF_PLAN},
        **{name: Subquery(number.values("value")[:1]) for name, number in numbers.items()},
        draft_id=Subquery(draft.values("id")[:1]),
        draft_at=Subquery(draft.values("touched_at")[:1]),
        assessment_id=Subquery(assessment.values("id")[:1]),
        assessment_at=Subquery(assessment.values("touched_at")[:1]),
    )
    found: QuerySet[CasePerson] = rows.select_related(None).select_related("case", "person__key").only(*TOLD)
    return found.order_by("case", "id")[:MOST]


NUMBERS = {"months": TERM, "remind_before": BEFORE, "left_after": LEFT}


def lines(rows: Iterable[Any], today: date) -> list[rules.Waiting]:
    """This will say what each of those rows means; most mean nothing yet."""
    return [line for row in rows if not row.person.died_on for line in rules.of_child(facts(row), today)]


def facts(row: Any) -> rules.Facts:
    """This will give what the rule needs to know of one child."""
    return rules.Facts(
        case=row.case_id, child=row.person.full_name, opened_on=row.case.opened_on,
        months=int(row.months or 1), before=int(row.remind_before or 0), left=int(row.left_after or 0),
        plan=row.plan_id, due_on=row.plan_due_on, first_on=row.plan_first_on, review_on=row.plan_review_on,
        asked=row.plan_asked or "", asked_on=row.plan_asked_on,
        version=row.draft_id, version_touched_on=_day(row.draft_at),
        assessment=row.assessment_id, assessment_touched_on=_day(row.assessment_at),
    )  # fmt: skip


def _day(moment: datetime | None) -> date | None:
    return days.local_day(moment) if moment else None
