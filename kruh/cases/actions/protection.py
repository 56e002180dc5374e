"""Keeping people apart and facts hidden, and ending it."""

from collections.abc import Sequence
from datetime import date, datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases import letters
from kruh.cases.models import Apart, Case, CasePerson, Person, ProtectedFact
from kruh.cases.rules import files
from kruh.cases.rules import protection as rules
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

NOT_HERE = "Všichni vybraní lidé musí být v tomto případu. Vyberte je prosím znovu."


@action
def keep_apart(
    case: Case,
    *,
    by: User,
    at: datetime,
    person: Person,
    other: Person,
    kind: str,
    reason: str,
    valid_from: date,
    valid_to: date | None = None,
) -> Apart:
    """This will note that two people must not meet. Raises NotPossible."""
    refuse_if(files.closed_blockers(case.state) + _absent(case, [person, other]))
    pairs = [row.pair for row in Apart.objects.filter(case=case)]
    refuse_if(rules.apart_blockers(rules.Pair(person.pk, other.pk, kind, valid_from, valid_to), pairs))
    words = {"kind": kind, "reason": reason, "valid_from": valid_from, "valid_to": valid_to}
    apart: Apart = Apart.objects.create(case=case, key=case.key, person=person, other=other, **words)
    return apart


@action
def end_apart(apart: Apart, *, by: User, at: datetime, last_day: date, reason: str) -> None:
    """This will set the last day on which two people must not meet, and why. Raises NotPossible."""
    _end(apart, at, last_day, reason)


@action
def protect_fact(
    case: Case,
    *,
    by: User,
    at: datetime,
    person: Person,
    kind: str,
    value: str,
    reason: str,
    hidden_from: Sequence[Person],
    valid_from: date,
    valid_to: date | None = None,
) -> ProtectedFact:
    """This will keep a value from reaching the named people. Raises NotPossible."""
    refuse_if(files.closed_blockers(case.state) + _absent(case, [person, *hidden_from]))
    refuse_if(rules.fact_blockers(value, person.pk, {hidden.pk for hidden in hidden_from}, valid_from, valid_to))
    words = {"kind": kind, "value": value.strip(), "reason": reason, "valid_from": valid_from, "valid_to": valid_to}
    fact: ProtectedFact = ProtectedFact.objects.create(case=case, key=case.key, person=person, **words)
    fact.hidden_from.set(hidden_from)
    return fact


@action
def propose_lifting(fact: ProtectedFact, *, by: User, at: datetime, last_day: date, reason: str) -> None:
    """This will propose the last day of a protection; it holds until a second person confirms. Raises NotPossible."""
    _refuse_end(fact, at, last_day, reason)
    fact.proposed_by, fact.proposed_at = by, at
    fact.proposed_last_day, fact.proposed_reason = last_day, reason
    _keep_proposal(fact)


@action
def lift_protection(fact: ProtectedFact, *, by: User, at: datetime) -> None:
    """This will end a protection as somebody else proposed, not sooner than today. Raises NotPossible."""
    refuse_if(rules.confirm_blockers(is_proposed=fact.is_to_end, is_own=fact.proposed_by_id == by.pk))
    assert fact.proposed_last_day is not None
    last_day = max(fact.proposed_last_day, days.local_day(at))
    _end(fact, at, last_day, fact.proposed_reason or "")
    _forget_proposal(fact)
    letters.tell_officer_of_lifting(fact, by, at)


@action
def keep_protection(fact: ProtectedFact, *, by: User, at: datetime) -> None:
    """This will drop the proposed end; the protection goes on. Raises NotPossible."""
    refuse_if(rules.confirm_blockers(is_proposed=fact.is_to_end, is_own=False))
    _forget_proposal(fact)


def _forget_proposal(fact: ProtectedFact) -> None:
    fact.proposed_by = fact.proposed_at = fact.proposed_last_day = fact.proposed_reason = None
    _keep_proposal(fact)


def _keep_proposal(fact: ProtectedFact) -> None:
    fact.save(update_fields=["proposed_by", "proposed_at", "proposed_last_day", "proposed_reason"])


def _refuse_end(row: Apart | ProtectedFact, at: datetime, last_day: date, reason: str) -> None:
    today = days.local_day(at)
    refuse_if(files.closed_blockers(row.case.state))
    refuse_if(["Tahle ochrana už skončila."] if row.valid_to is not None and row.valid_to < today else [])
    refuse_if(rules.end_blockers(row.valid_from, last_day, today, reason))


def _end(row: Apart | ProtectedFact, at: datetime, last_day: date, reason: str) -> None:
    _refuse_end(row, at, last_day, reason)
    row.valid_to, row.ended_reason = last_day, reason
    row.save(update_fields=["valid_to", "ended_reason"])


def _absent(case: Case, people: Sequence[Person]) -> list[str]:
    here = set(CasePerson.objects.filter(case=case, ended_on=None).values_list("person_id", flat=True))
    return [] if {person.pk for person in people} <= here else [NOT_HERE]
