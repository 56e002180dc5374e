"""What the server does with an approved proposal: case by case to the end, also after somebody killed it."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from kruh.retention import actions, erasing
from kruh.retention.models import Proposal
from kruh.retention.vocabulary import State


def carry_out(pk: UUID, at: datetime) -> None:
    """This will erase what was approved, case by case; killed anywhere it goes on when it is called again."""
    proposal = Proposal.objects.get(pk=pk)
    while proposal.state == State.APPROVED and actions.erase_next(proposal, by=None, at=at):
        pass
    if not connection.in_atomic_block:
        erasing.scrub()
    proposal.refresh_from_db()
    if proposal.state == State.APPROVED:
        actions.finish(proposal, by=None, at=at)


def go_on(at: datetime) -> None:
    """This will finish what was approved and interrupted."""
    for pk in Proposal.objects.filter(state=State.APPROVED).order_by("decided_at", "id").values_list("pk", flat=True):
        carry_out(pk, at)
