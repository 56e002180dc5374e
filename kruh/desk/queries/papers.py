"""What waits with papers that go along with copies: somebody's look through a picture, or the way to its reader."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.cases.vocabulary import TeamRole
from kruh.meetings.models import Delivery, Enclosure
from kruh.meetings.vocabulary import EnclosureState

LOOKING = frozenset({TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE, TeamRole.HEAD})


def waiting() -> QuerySet[Enclosure]:
    """This will give the papers that somebody still has to look through or to hand over."""
    states = (EnclosureState.WAITING, EnclosureState.READY)
    rows: QuerySet[Enclosure] = Enclosure.objects.filter(state__in=states, handed_at=None, message=None)
    return rows


def counts(user: User) -> dict[str, Any]:
    """This will count them for a conference: those that others chose, and those that came after a handed copy."""
    rows = waiting().filter(minutes=OuterRef("minutes__pk"))
    has_copy = Delivery.objects.filter(participant=OuterRef("participant"), handed_at__isnull=False)
    return {
        "papers_unseen": _count(rows.filter(state=EnclosureState.WAITING).exclude(chosen_by=user)),
        "papers_waiting": _count(rows.filter(Exists(has_copy), state=EnclosureState.READY)),
    }


def told(row: Any) -> dict[str, Any]:
    """This will give the counts of a row to those who may look at what is protected in the case."""
    roles = set(row.my_roles.split(",")) if row.my_roles else set()
    return {"papers_unseen": row.papers_unseen if roles & LOOKING else 0, "papers_waiting": row.papers_waiting}


def _count(rows: QuerySet[Enclosure]) -> Coalesce:
    counted = rows.order_by().values("minutes").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
