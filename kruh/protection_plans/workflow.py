"""Life cycles: an assessment and a version of the plan are written; once closed nobody rewrites them."""

from kruh.foundation.workflow import Step, Workflow
from kruh.protection_plans.rules import approving, closing
from kruh.protection_plans.vocabulary import AssessmentState, PlanState

ASSESSMENT = Workflow(
    start=AssessmentState.DRAFT,
    steps=(Step("close_assessment", (AssessmentState.DRAFT,), AssessmentState.CLOSED, closing.blockers_to_close),),
    ends=(AssessmentState.CLOSED,),
)
VERSION = Workflow(
    start=PlanState.DRAFT,
    steps=(Step("approve_version", (PlanState.DRAFT,), PlanState.APPROVED, approving.blockers_to_approve),),
    ends=(PlanState.APPROVED,),
)
