"""What of a case is read on paper: finished minutes, assessments, protection plans, plans of families."""

from uuid import UUID

from kruh.family_conferences.models import FamilyConference
from kruh.meetings.models import Minutes
from kruh.protection_plans.models import Assessment, PlanVersion


def minutes(case: UUID) -> list[Minutes]:
    """This will give the minutes that somebody was given, or that are closed."""
    rows = Minutes.objects.filter(conference__case=case).exclude(delivered_at=None, closed_at=None)
    found = rows.select_related("key", "conference__case__key", "conference__office", "conference__venue")
    return list(found.order_by("conference__starts_at", "pk"))


def assessments(case: UUID) -> list[Assessment]:
    """This will give the closed assessments."""
    rows = Assessment.objects.filter(case=case).exclude(closed_at=None)
    return list(rows.select_related("key", "case__key", "child__key", "blank").order_by("closed_at", "pk"))


def plans(case: UUID) -> list[PlanVersion]:
    """This will give the approved versions of protection plans."""
    rows = PlanVersion.objects.filter(plan__case=case).exclude(approved_at=None)
    around = ("key", "plan__key", "plan__case__key", "plan__child__key", "plan__office", "written_by", "approved_by")
    return list(rows.select_related(*around).order_by("approved_at", "pk"))


def circles(case: UUID) -> list[FamilyConference]:
    """This will give the family conferences."""
    rows = FamilyConference.objects.filter(case=case)
    return list(rows.select_related("key", "case__key", "office").order_by("made_at", "pk"))
