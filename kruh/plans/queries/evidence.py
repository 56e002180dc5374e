"""What is shown of the files that prove a task."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kruh.plans.models import Evidence, EvidenceContent, Task


@dataclass(frozen=True)
class Proof:
    """One file as the page of its task lists it."""

    pk: UUID
    name: str
    description: str
    by: str
    at: datetime
    struck: str


def of_task(task: Task) -> list[Proof]:
    """This will list the files of a task, those put aside with the reason; one query."""
    rows = Evidence.objects.filter(task=task).select_related("key", "added_by").order_by("added_at", "id")
    return [
        Proof(row.pk, row.name, row.description or "", row.added_by.short_name, row.added_at, row.strike_reason or "")
        for row in rows
    ]


def content_of(row: Evidence) -> bytes:
    """This will give the bytes of a file."""
    return bytes(EvidenceContent.objects.select_related("key").get(evidence=row).content)
