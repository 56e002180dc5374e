"""Proposing, striking out, approving, erasing case by case, and holding a case back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from kruh.access.actions import action, lock
from kruh.access.models import Unit, User
from kruh.cases.models import Case
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.retention import erasing, policies, queries, rules
from kruh.retention.models import Hold, Line, Proposal
from kruh.retention.vocabulary import LineState, State
from kruh.retention.workflow import PROPOSAL
from kruh.vault import keys

HELD_ALREADY = "Skartace je už u tohoto případu pozastavená."
HELD_BY_NOBODY = "Skartaci tohoto případu nikdo nepozastavil."
IS_GOING = "Případ je ve schváleném návrhu a právě se maže. Pozastavit už nejde."


@action
def propose(unit: Unit, *, cases: Collection[UUID], second: User | None, by: User, at: datetime) -> Proposal:
    """This will propose closed cases whose period ended to another person. Raises NotPossible."""
    _lock_office(unit)
    refuse_if([] if cases else [rules.NOBODY])
    suits = second is not None and policies.seconds(by, unit.pk, at).filter(pk=second.pk).exists()
    refuse_if([] if suits else [rules.NO_SECOND])
    kept = queries.periods(days.local_day(at))
    ripe = {row.case.pk: row for row in queries.closed(by, at, kept) if row.is_ripe and row.case.unit_id == unit.pk}
    refuse_if([] if set(cases) <= set(ripe) else [rules.NOT_RIPE])
    key = keys.for_organisation(unit.pk)
    last = Proposal.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0
    proposal = Proposal(key=key, unit=unit, number=last + 1, proposed_by=by, proposed_at=at, second=second)
    proposal.save(force_insert=True)
    for pk in cases:
        row = ripe[pk]
        told: dict[str, Any] = {
            "due_on": row.ends_on,
            "file_mark": row.case.file_mark,
            "opened_on": row.case.opened_on,
            "closed_on": row.case.closed_on,
        }
        Line(proposal=proposal, key=key, case=pk, **told).save(force_insert=True)
    return proposal


@action
def strike(proposal: Proposal, *, line: UUID, reason: str, version: int, by: User, at: datetime) -> None:
    """This will take one case out of a proposal that is not decided yet. Raises NotPossible."""
    refuse_if(PROPOSAL.blockers(State(proposal.state), "approve"))
    _not_changed(proposal, version)
    row = Line.objects.filter(proposal=proposal, pk=line, state=LineState.LISTED).first()
    if row is None:
        raise NotPossible([rules.NOT_LISTED])
    row.end(LineState.STRUCK, at, by, reason)
    _next(proposal)


@action
def approve(proposal: Proposal, *, version: int, by: User, at: datetime) -> None:
    """This will decide that the listed cases go; the postman erases them in the next minutes."""
    state = PROPOSAL.next_state(State(proposal.state), "approve")
    listed = {row.case: row for row in queries.lines(proposal) if row.state == LineState.LISTED}
    changed = queries.changed_since(proposal, at)
    held = [(str(listed[pk]), why) for pk, why in changed.items()]
    is_changed = proposal.version != version
    is_proposer = proposal.proposed_by_id == by.pk
    refuse_if(rules.approval_blockers(is_proposer=is_proposer, is_changed=is_changed, listed=len(listed), held=held))
    proposal.state, proposal.decided_at = state, at
    _next(proposal)


@action
def withdraw(proposal: Proposal, *, reason: str, version: int, by: User, at: datetime) -> None:
    """This will give the proposal up; all its cases stay."""
    _not_changed(proposal, version)
    proposal.state, proposal.reason = PROPOSAL.next_state(State(proposal.state), "withdraw"), reason
    Line.objects.filter(proposal=proposal, state=LineState.LISTED).update(
        state=LineState.STRUCK, ended_by=by, ended_at=at
    )
    _next(proposal)


@action
def hold(case: Case, *, reason: str, by: User, at: datetime) -> Hold:
    """This will keep the case longer until somebody ends it. Raises NotPossible."""
    going = Line.objects.filter(case=case.pk, state=LineState.LISTED, proposal__state=State.APPROVED).exists()
    refuse_if([IS_GOING] if going else [])
    refuse_if([HELD_ALREADY] if Hold.objects.filter(case=case, ended_at=None).exists() else [])
    made = Hold(case=case, key=case.key, reason=reason, by=by, at=at)
    made.save(force_insert=True)
    return made


@action
def release(case: Case, *, by: User, at: datetime) -> None:
    """This will let the period go on as the law says."""
    ended = Hold.objects.filter(case=case, ended_at=None).update(ended_at=at)
    refuse_if([] if ended else [HELD_BY_NOBODY])


# Erasing -----------------------------------------------------------------------------------------------------------


@action(system=True)
def erase_next(proposal: Proposal, *, by: None, at: datetime) -> bool:
    """This will erase one case and say so in its line, both or neither; a case that came back to life stays."""
    line = Line.objects.filter(proposal=proposal, state=LineState.LISTED).order_by("due_on", "id").first()
    if line is None or proposal.state != State.APPROVED:
        return False
    case = Case.objects.filter(pk=line.case).first()
    if case is not None:
        lock(case)
        why = queries.changed_since(proposal, at).get(case.pk)
        if why:
            line.end(LineState.HELD, at, reason=why)
            return True
        erasing.erase(case.pk, at)
    line.file_mark = ""
    line.end(LineState.ERASED, at)
    return True


@action(system=True)
def erase_again(case: Case, *, by: None, at: datetime) -> None:
    """This will erase a case that was erased once and came back with a restored backup."""
    Line.objects.filter(case=case.pk, state=LineState.LISTED, proposal__state=State.APPROVED).update(
        state=LineState.ERASED, ended_at=at, file_mark=""
    )
    erasing.erase(case.pk, at)


@action(system=True)
def finish(proposal: Proposal, *, by: None, at: datetime) -> None:
    """This will turn the proposal into the protocol."""
    proposal.state, proposal.finished_at = PROPOSAL.next_state(State(proposal.state), "finish"), at
    _next(proposal)


def _next(proposal: Proposal) -> None:
    proposal.version += 1
    proposal.save()


def _not_changed(proposal: Proposal, version: int) -> None:
    refuse_if([rules.CHANGED] if proposal.version != version else [])


def _lock_office(unit: Unit) -> None:
    lock(unit)
