"""What the server does with an approved proposal: case by case to the end, also after somebody killed it."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from kruh.cases.models import Case
from kruh.foundation import erased
from kruh.retention import actions, erasing
from kruh.retention.models import Line, Proposal
from kruh.retention.vocabulary import LineState, State


def carry_out(pk: UUID, at: datetime) -> None:
    """This will erase what was approved, case by case; killed anywhere it goes on when it is called again."""
    proposal = Proposal.objects.get(pk=pk)
    while proposal.state == State.APPROVED and actions.erase_next(proposal, by=None, at=at):
        _remember(proposal)
    _remember(proposal)  # also what was erased just before somebody killed the run
    if not connection.in_atomic_block:
        erasing.scrub()
    proposal.refresh_from_db()
    if proposal.state == State.APPROVED:
        actions.finish(proposal, by=None, at=at)


def go_on(at: datetime) -> None:
    """This will finish what was approved and interrupted, first of all what a restored backup brought back."""
    erase_again(at)
    for pk in Proposal.objects.filter(state=State.APPROVED).order_by("decided_at", "id").values_list("pk", flat=True):
        carry_out(pk, at)


def erase_again(at: datetime) -> None:
    """This will erase once more the cases that a restored backup brought back; `restore` left their list."""
    waiting = Path(settings.DATA) / erased.AGAIN
    if not waiting.exists():
        return
    for case in Case.objects.filter(pk__in=erased.read(waiting)).order_by("id"):
        actions.erase_again(case, by=None, at=at)
    if not connection.in_atomic_block:
        erasing.scrub()
    waiting.unlink()


def _remember(proposal: Proposal) -> None:
    done = Line.objects.filter(proposal=proposal, state=LineState.ERASED).values_list("case", flat=True)
    file = Path(settings.DATA) / erased.NAME
    known = erased.read(file)
    erased.keep(file, {case: timezone.now() for case in done if case not in known})
