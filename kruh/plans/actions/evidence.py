"""What proves that a task was kept: added, and struck out with a reason."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation.uploads import Brought
from kruh.foundation.workflow import refuse_if
from kruh.plans.models import Evidence, EvidenceContent, Task
from kruh.plans.rules import evidence as rules


@action
def add_evidence(task: Task, *, file: Brought, description: str = "", by: User, at: datetime) -> Evidence:
    """This will keep a photograph or a paper with the task, unless the very same file is here already."""
    living = list(Evidence.objects.filter(task=task, struck_at=None).order_by("added_at", "id"))
    refuse_if(rules.blockers_to_add([row.fingerprint for row in living], file.fingerprint))
    row = Evidence(
        task=task, key=task.key, mime=file.mime, size=len(file.content), name=file.name, fingerprint=file.fingerprint,
        description=description.strip() or None, added_by=by, added_at=at,
    )  # fmt: skip
    row.save(force_insert=True)
    EvidenceContent(evidence=row, key=task.key, content=file.content).save(force_insert=True)
    return row


@action
def strike_evidence(evidence: Evidence, *, reason: str, by: User, at: datetime) -> Evidence:
    """This will put a file aside with a reason; it stays, so that nothing disappears in silence."""
    refuse_if(rules.blockers_to_strike(evidence.struck_at is not None, reason))
    evidence.struck_by, evidence.struck_at, evidence.strike_reason = by, at, reason.strip()
    evidence.save(update_fields=["struck_by", "struck_at", "strike_reason"])
    return evidence
