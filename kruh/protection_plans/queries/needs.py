"""The needs, risks and protective factors that hold: what the newest closed assessment of each child found."""

from uuid import UUID

from kruh.cases.models import Case
from kruh.protection_plans.models import Finding
from kruh.protection_plans.vocabulary import AssessmentState, FindingKind


def findings_of(case: Case, kind: FindingKind | str = FindingKind.NEED) -> list[Finding]:
    """This will give what the newest closed assessment of each child says of one kind, in one query.

    With each finding come its area and the child (`finding.section.assessment.child`).
    """
    rows = Finding.objects.filter(
        section__assessment__case=case, section__assessment__state=AssessmentState.CLOSED, kind=kind
    )
    told = rows.select_related("key", "section__key", "section__assessment__key", "section__assessment__child__key")
    found = list(told.order_by("-section__assessment__assessed_on", "-section__assessment", "section", "order", "id"))
    newest: dict[UUID, UUID] = {}
    for one in found:
        newest.setdefault(one.section.assessment.child_id, one.section.assessment_id)
    return [one for one in found if newest[one.section.assessment.child_id] == one.section.assessment_id]
