"""What the one page is made of: one prepared query for each source, asked together."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.prepared import prepared
from kruh.cases.models import Assistance, ProtectedFact, Transfer
from kruh.cases.vocabulary import TransferState
from kruh.cases.workflow import RUNNING
from kruh.conferences.models import Conference
from kruh.conferences.queries.conference import with_request
from kruh.conferences.rules import conference as conference_rules
from kruh.delegation.models import Package
from kruh.delegation.queries import waiting
from kruh.delegation.vocabulary import State as PackageState
from kruh.family.models import ChildPage
from kruh.family.vocabulary import Sight
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.meetings.models import Paragraph
from kruh.meetings.vocabulary import Audience, MinutesState, SectionKind
from kruh.plans.models import Task
from kruh.plans.queries.plan import told
from kruh.protection_plans.models import Assessment
from kruh.protection_plans.vocabulary import AssessmentState

MOST = 40
OVER = (FamilyState.FAMILY_REFUSED, FamilyState.UNSAFE, FamilyState.CLOSED)
READ_BY_OFFICE = (Audience.ALL, Audience.WIDE, Audience.PROFESSIONALS)
WRITTEN = (MinutesState.COMMENTS, MinutesState.CLOSED, MinutesState.AMENDING)


@prepared
def tasks(case: UUID) -> QuerySet[Task]:
    rows = told(Task.objects.filter(case=case, waits_on__isnull=False))
    return rows.order_by("waits_on", "id")[:MOST]


@prepared
def conferences(case: UUID) -> QuerySet[Conference]:
    rows = Conference.objects.filter(case=case).exclude(state__in=conference_rules.ENDS)
    return with_request(rows.select_related("office")).order_by("-id")[:MOST]


@prepared
def family_conferences(case: UUID) -> QuerySet[FamilyConference]:
    rows: QuerySet[FamilyConference] = FamilyConference.objects.filter(case=case).exclude(state__in=OVER)
    return rows.order_by("-id")[:MOST]


@prepared
def child_pages(case: UUID) -> QuerySet[ChildPage]:
    """The last page of each child, and only when the child shows it to everybody at the table."""
    later = ChildPage.objects.filter(participant=OuterRef("participant")).filter(
        Q(saved_at__gt=OuterRef("saved_at")) | Q(saved_at=OuterRef("saved_at"), id__gt=OuterRef("id"))
    )
    rows = ChildPage.objects.filter(~Exists(later), participant__conference__case=case, sight=Sight.ROOM)
    return rows.select_related("key", "participant").order_by("-saved_at", "-id")[:MOST]


@prepared
def views(case: UUID) -> QuerySet[Paragraph]:
    rows = Paragraph.objects.filter(
        minutes__conference__case=case, minutes__state__in=WRITTEN, kind=SectionKind.CHILD_VIEW,
        audience__in=READ_BY_OFFICE,
    )  # fmt: skip
    return rows.select_related("key", "minutes__conference").order_by("-changed_at", "-id")[:MOST]


@prepared
def transfers(case: UUID) -> QuerySet[Transfer]:
    rows: QuerySet[Transfer] = Transfer.objects.filter(case=case, state=TransferState.PROPOSED)
    return rows.select_related("to_unit").order_by("id")


@prepared
def assistances(case: UUID) -> QuerySet[Assistance]:
    rows: QuerySet[Assistance] = Assistance.objects.filter(case=case, state__in=RUNNING)
    return rows.select_related("to_unit").order_by("due_on", "id")[:MOST]


@prepared
def packages(case: UUID) -> QuerySet[Package]:
    rows: QuerySet[Package] = Package.objects.filter(case=case, state__in=(PackageState.OFFERED, PackageState.RUNNING))
    needing: QuerySet[Package] = rows.annotate(needy=waiting.needy())
    return needing.select_related("key", "organisation").order_by("id")[:MOST]


@prepared
def assessments(case: UUID) -> QuerySet[Assessment]:
    """The last closed assessment of each child in which somebody weighed the danger."""
    closed = Assessment.objects.filter(state=AssessmentState.CLOSED).exclude(danger="")
    later = closed.filter(case=OuterRef("case"), child=OuterRef("child")).filter(
        Q(assessed_on__gt=OuterRef("assessed_on")) | Q(assessed_on=OuterRef("assessed_on"), id__gt=OuterRef("id"))
    )
    rows: QuerySet[Assessment] = closed.filter(~Exists(later), case=case)
    return rows.select_related(None).order_by("assessed_on", "id")[:MOST]


@prepared
def hidden(case: UUID) -> QuerySet[Any]:
    """From whom which fact is kept; the value stays closed."""
    rows = ProtectedFact.hidden_from.through.objects.filter(protectedfact__case=case)
    return rows.select_related("protectedfact").order_by("protectedfact_id", "id")


ALL = (
    tasks, conferences, family_conferences, child_pages, views, transfers, assistances, packages, assessments, hidden,
)  # fmt: skip
