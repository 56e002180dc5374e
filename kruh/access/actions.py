"""The frame of every act: one transaction, authorised by its name, run, written into the trail by its name.

The one act of this context ends a session.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, overload
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction
from django.db.models import Model, QuerySet

from kruh.access import audit, policy
from kruh.access.models import Outcome, User, Visit
from kruh.access.prepared import prepared
from kruh.foundation.workflow import refuse_if
from kruh.vault.models import SealedModel

DEADLOCK, TRIES = "40P01", 3  # PostgreSQL ends one of two transactions that wait for each other
VERBS: dict[str, Callable[..., Any]] = {}
# What a context wants to do after every act about a child's file: it learns the file and the moment.
AFTERWARDS: list[Callable[[UUID, datetime], None]] = []
# What stands in the way of every act of a person on a subject for a time: a context gives Czech reasons by the verb.
HINDRANCES: list[Callable[[str, Any], list[str]]] = []


def verb_of(function: Callable[..., Any]) -> str:
    """This will give the verb of an act: `kruh.cases.actions.add_person` is `cases.add_person`."""
    return f"{function.__module__.split('.')[1]}.{function.__name__}"


@overload
def action[**P, R](function: Callable[P, R]) -> Callable[P, R]: ...
@overload
def action[**P, R](*, system: bool = False, often: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def action(function: Any = None, *, system: bool = False, often: bool = False) -> Any:
    """This will make a function an act.

    The subject comes first and is locked and read afresh; `by` and `at` are keywords. `system=True` lets scheduled
    commands act with `by=None`; `often=True` is for what comes every few seconds, so that nothing is done afterwards.
    Raises Denied when the policy says no, NotPossible when the workflow does.
    """
    if function is None:
        return lambda inner: _framed(inner, system=system, often=often)
    return _framed(function, system=system, often=often)


@prepared
def _locked(model: type[SealedModel], pk: UUID) -> QuerySet[SealedModel]:
    return model._default_manager.select_for_update(of=("self",)).filter(pk=pk)


def lock(row: Model) -> None:
    """This will lock a row until the end of the transaction and read it afresh, in place."""
    if isinstance(row, SealedModel):
        found = _locked(type(row), row.pk)
        if not found:
            raise type(row).DoesNotExist
        row.take_over(found[0])
        return
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update(of=("self",)))


def after_deadlock[R](act: Callable[[], R]) -> R:
    """This will run an act again when two acts waited for each other and the database threw this one back.

    Nothing of it stayed, so nothing is done twice. Inside a wider transaction only the whole of it can be repeated.
    """
    is_whole = not connection.in_atomic_block
    for _ in range(TRIES - 1 if is_whole else 0):
        try:
            return act()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) != DEADLOCK:
                raise
    return act()


def _framed(function: Callable[..., Any], *, system: bool, often: bool) -> Callable[..., Any]:
    verb = verb_of(function)

    def once(subject: Any, by: Any, at: datetime, words: dict[str, Any]) -> Any:
        with transaction.atomic():
            if isinstance(subject, Model) and not subject._state.adding:
                lock(subject)
            if not (system and by is None):
                policy.demand(by, verb, subject, at)
            if by is not None:
                refuse_if([reason for hindrance in HINDRANCES for reason in hindrance(verb, subject)])
            result = function(subject, by=by, at=at, **words)
            told = subject if getattr(subject, "audit_case", None) or not isinstance(result, Model) else result
            audit.append(verb, by=by, at=at, outcome=Outcome.DONE, subject=told)
            case = getattr(told, "audit_case", None)
            if by and case and not often:
                for follow in AFTERWARDS:
                    follow(case, at)
            return result

    @wraps(function)
    def act(subject: Any, /, *, by: Any, at: datetime, **words: Any) -> Any:
        return after_deadlock(lambda: once(subject, by, at, words))

    VERBS[verb] = act
    return act


@action
def end_session(visit: Visit, *, by: User, at: datetime) -> None:
    """This will sign the person out on that device; its next request is refused."""
    Session.objects.filter(pk=visit.session).delete()
    Visit.objects.filter(pk=visit.pk).delete()
