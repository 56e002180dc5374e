"""Asking for an archive of a case, agreeing, giving it out."""

from datetime import datetime
from hashlib import sha256

from kruh.access.actions import action
from kruh.access.models import User
from kruh.archive import documents
from kruh.archive.models import HandOver
from kruh.archive.rules import consent, envelope
from kruh.archive.vocabulary import State
from kruh.archive.workflow import HAND_OVER
from kruh.cases.models import Case
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.retention.policies import seconds
from kruh.vault import keys


@action
def ask(case: Case, *, receiver: str, reason: str, second: User | None, by: User, at: datetime) -> HandOver:
    """This will ask another person of the office for a consent. Raises NotPossible."""
    if second is None or not seconds(by, case.unit_id, at).filter(pk=second.pk).exists():
        raise NotPossible([consent.NO_SECOND])
    waiting = HandOver.objects.filter(of_case=case.pk, state__in=(State.ASKED, State.AGREED))
    _end_expired(waiting.filter(state=State.AGREED).first(), at)
    refuse_if([consent.ASKED_ALREADY] if waiting.exists() else [])
    made = HandOver(
        key=keys.for_organisation(case.unit_id), unit_id=case.unit_id, of_case=case.pk, file_mark=case.file_mark,
        receiver=receiver, reason=reason, asked_by=by, asked_at=at, second=second,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@action
def agree(hand_over: HandOver, *, version: int, by: User, at: datetime) -> None:
    """This will let the archive be given out."""
    _not_changed(hand_over, version)
    hand_over.state = HAND_OVER.next_state(State(hand_over.state), "agree")
    hand_over.decided_at = at
    _keep(hand_over)


@action
def withdraw(hand_over: HandOver, *, reason: str, version: int, by: User, at: datetime) -> None:
    """This will end the request; nothing leaves."""
    _not_changed(hand_over, version)
    hand_over.state = HAND_OVER.next_state(State(hand_over.state), "withdraw")
    hand_over.ended_reason = reason
    _keep(hand_over)


@action
def issue(hand_over: HandOver, *, passphrase: str, by: User, at: datetime) -> bytes:
    """This will give the closed archive; every giving out is a line of the trail. Raises NotPossible."""
    hand_over.state = HAND_OVER.next_state(State(hand_over.state), "issue")
    refuse_if(envelope.passphrase_problems(passphrase))
    case = Case.objects.filter(pk=hand_over.of_case).first()
    agreed_on = days.local_day(hand_over.decided_at) if hand_over.decided_at else None
    refuse_if(consent.issue_blockers(agreed_on=agreed_on, today=days.local_day(at), is_here=case is not None))
    assert case is not None
    content = documents.closed_archive(case, hand_over, passphrase, by.name, at)
    hand_over.issued_at, hand_over.fingerprint = at, sha256(content).hexdigest()
    _keep(hand_over)
    return content


def _end_expired(hand_over: HandOver | None, at: datetime) -> None:
    """A consent that nobody used in time does not stand in the way of the next one."""
    if hand_over and hand_over.decided_at:
        agreed_on = days.local_day(hand_over.decided_at)
        if consent.issue_blockers(agreed_on=agreed_on, today=days.local_day(at), is_here=True):
            hand_over.state = HAND_OVER.next_state(State(hand_over.state), "withdraw")
            _keep(hand_over)


def _not_changed(hand_over: HandOver, version: int) -> None:
    refuse_if([] if hand_over.version == version else [consent.CHANGED])


def _keep(hand_over: HandOver) -> None:
    hand_over.version += 1
    hand_over.save()
