"""What is answered and how it ends: the organisation accepts, declines, hands back and says who works on it."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.delegation.letters import package as letters
from kruh.delegation.models import Assignment, Package, folder_of, stamp
from kruh.delegation.policies import WORKING, forget_work
from kruh.delegation.queries import veil
from kruh.delegation.rules import package as rules
from kruh.delegation.vocabulary import Deed, State
from kruh.delegation.workflow import PACKAGE
from kruh.directory import queries as directory
from kruh.foundation.workflow import NotPossible, refuse_if


@action
def accept(package: Package, *, by: User, at: datetime) -> None:
    """This will say yes for the organisation; from now on its outputs are due."""
    package.state = PACKAGE.next_state(State(package.state), "accept")
    package.answered_by, package.answered_at = by, at
    package.settle(())
    folder_of(package)
    _close(package, Deed.ACCEPTED, "", by, at)


@action
def decline(package: Package, *, reason: str, by: User, at: datetime) -> None:
    """This will say no for the organisation, with the reason; the office may ask somebody else."""
    package.state = PACKAGE.next_state(State(package.state), "decline", reason)
    package.answered_by, package.answered_at = by, at
    _close(package, Deed.DECLINED, reason, by, at)


@action
def end(package: Package, *, reason: str = "", by: User, at: datetime) -> None:
    """This will end the work as agreed; the organisation keeps what it handed in and nothing of the family."""
    package.state = PACKAGE.next_state(State(package.state), "end")
    refuse_if(rules.lasting_blockers(reason, veil.register(package.case)))
    package.ended_at, package.waits_on = at, None
    _close(package, Deed.ENDED, reason, by, at)


@action
def revoke(package: Package, *, reason: str, by: User, at: datetime) -> None:
    """This will take the work away at once, with the reason."""
    package.state = PACKAGE.next_state(State(package.state), "revoke", reason)
    refuse_if(rules.lasting_blockers(reason, veil.register(package.case)))
    package.ended_at, package.waits_on = at, None
    _close(package, Deed.REVOKED, reason, by, at)


@action
def hand_back(package: Package, *, reason: str, by: User, at: datetime) -> None:
    """This will give the work back for the organisation, with the reason."""
    package.state = PACKAGE.next_state(State(package.state), "hand_back", reason)
    refuse_if(rules.lasting_blockers(reason, veil.register(package.case)))
    package.ended_at, package.waits_on = at, None
    _close(package, Deed.HANDED_BACK, reason, by, at)


@action
def assign(package: Package, *, user: User, by: User, at: datetime) -> Assignment:
    """This will let somebody of the organisation work on it."""
    assert package.organisation_id is not None
    if user not in directory.people_in(package.organisation_id, *WORKING, at=at):
        raise NotPossible([f"{user.name} teď ve vaší organizaci jako pracovník služby není."])
    if Assignment.objects.filter(package=package, user=user, until=None).exists():
        raise NotPossible([f"{user.name} už na téhle práci je."])
    row = Assignment.objects.create(package=package, user=user, since=at, assigned_by=by)
    forget_work(package)
    if user != by:
        letters.assigned(package, user, by=by, at=at)
    return row


@action
def unassign(package: Package, *, user: User, by: User, at: datetime) -> None:
    """This will end somebody's work on it; from that moment the person reads nothing of it."""
    if not Assignment.objects.filter(package=package, user=user, until=None).update(until=at):
        raise NotPossible([f"{user.name} už na téhle práci není."])
    forget_work(package)


def _close(package: Package, deed: Deed, reason: str, by: User, at: datetime) -> None:
    package.reason = reason.strip() or None
    package.version += 1
    package.save()
    stamp(package, deed, by, at, reason)
    letters.changed(package, deed, by=by, at=at)
