"""The conferences of a case whose outputs a plan can take over."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kruh.access import together
from kruh.access.prepared import prepared
from kruh.cases.models import Case
from kruh.conferences.models import Conference
from kruh.family_conferences.models import FamilyConference
from kruh.foundation import days

TABLE, FAMILY = "k", "r"


@prepared
def _tables(case: UUID, at: datetime) -> QuerySet[Conference]:
    return Conference.objects.filter(case=case, starts_at__lte=at).select_related("key").order_by("id")


@prepared
def _families(case: UUID, at: datetime) -> QuerySet[FamilyConference]:
    rows: QuerySet[FamilyConference] = FamilyConference.objects.filter(case=case, starts_at__lte=at)
    return rows.select_related("key").order_by("id")


def choices(case: Case, at: datetime) -> list[tuple[str, str]]:
    """This will offer the conferences whose day has come, the latest first, in one query."""
    tables, families = together.ask(_tables.asked(case.pk, at), _families.asked(case.pk, at))
    rows: list[tuple[str, Any, str, str | None]] = [(TABLE, one, "Případová konference", one.goal) for one in tables]
    told = [*rows, *((FAMILY, one, "Rodinná konference", one.question) for one in families)]
    told.sort(key=lambda row: (row[1].starts_at, row[1].pk), reverse=True)
    return [(f"{kind}:{one.pk}", _name(one, name, goal)) for kind, one, name, goal in told]


def _name(one: Any, name: str, goal: str | None) -> str:
    return ": ".join(filter(None, [f"{name} {days.day(days.local_day(one.starts_at))}", goal]))


def chosen(case: Case, value: str) -> dict[str, Any]:
    """This will give the chosen conference as the act wants it."""
    kind, _, pk = value.partition(":")
    if kind == TABLE:
        return {"conference": Conference.objects.filter(case=case, pk=pk).first()}
    return {"family_conference": FamilyConference.objects.filter(case=case, pk=pk).first()} if kind == FAMILY else {}
