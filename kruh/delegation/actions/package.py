"""What the office does with a package before anybody works on it: written, offered, taken back, opened again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Case
from kruh.cases.rules import files
from kruh.delegation.documents import package as documents
from kruh.delegation.letters import package as letters
from kruh.delegation.models import Goal, Package, stamp
from kruh.delegation.queries import draft as queries
from kruh.delegation.queries import given, veil
from kruh.delegation.rules import package as rules
from kruh.delegation.vocabulary import Deed, State
from kruh.delegation.workflow import PACKAGE
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if

PARTS = (
    "organisation", "kind", "title", "purpose", "grounds", "description", "shared", "rhythm", "first_due_on", "dates",
    "ends_on", "goals",
)  # fmt: skip


@action
def open_package(case: Case, *, words: Mapping[str, Any], by: User, at: datetime) -> Package:
    """This will begin a package, however unfinished."""
    refuse_if([*files.closed_blockers(case.state), *rules.blockers_to_open(words)])
    last = Package.objects.filter(office=case.unit_id).aggregate(last=Max("number"))["last"] or 0
    place = {"case": case, "key": case.key, "office_id": case.unit_id, "number": last + 1}
    package = Package(**place, made_by=by, made_at=at)
    _write(package, words)
    package.save(force_insert=True)
    return package


@action
def write_package(
    package: Package, *, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Package:
    """This will keep the named parts, however unfinished. Raises Conflict when somebody was faster."""
    if package.state != State.DRAFT:
        raise NotPossible(["Tahle práce už je nabídnutá. Chcete-li ji změnit, vezměte nabídku nejdřív zpátky."])
    if version is not None and version != package.version:
        kept = {name: queries.written(package, name) for name in words}
        raise Conflict.between(queries.spoken(kept), queries.spoken(words), package.version)
    _write(package, words)
    if "goals" in words:
        _put_goals(package, words["goals"])
    package.leaks = queries.leaks(queries.Writing(package, at), by)
    _save(package)
    return package


@action
def offer(package: Package, *, by: User, at: datetime) -> Package:
    """This will freeze what the organisation may read and offer it. Raises NotPossible naming what is missing."""
    draft = queries.facts(package, by, at)
    package.state = PACKAGE.next_state(State(package.state), "offer", draft)
    package.offered_by, package.offered_at, package.reason = by, at, None
    told = documents.content(package, at)
    package.told = {**told, given.BEFORE_YES: veil.before_yes(told, package.case)}
    refuse_if(rules.leak_blockers(documents.leaks(package, by, at)))
    package.answered_by, package.answered_at = None, None
    _save(package)
    stamp(package, Deed.OFFERED, by, at)
    letters.offered(package, by=by, at=at)
    return package


@action
def withdraw_offer(package: Package, *, by: User, at: datetime) -> None:
    """This will take back what nobody has answered yet; the organisation sees it no more."""
    package.state = PACKAGE.next_state(State(package.state), "withdraw_offer")
    package.told, package.offered_at = None, None
    _save(package)
    stamp(package, Deed.WITHDRAWN, by, at)


@action
def reopen(package: Package, *, by: User, at: datetime) -> None:
    """This will make a draft of what was declined, to be mended or offered to somebody else."""
    package.state = PACKAGE.next_state(State(package.state), "reopen")
    package.told, package.offered_at = None, None
    _save(package)
    stamp(package, Deed.REOPENED, by, at)


@action
def discard(package: Package, *, by: User, at: datetime) -> None:
    """This will put away a draft that nobody will offer."""
    package.state = PACKAGE.next_state(State(package.state), "discard")
    _save(package)


def _write(package: Package, words: Mapping[str, Any]) -> None:
    for name, value in words.items():
        if name not in PARTS:
            raise ValueError(f"a package has no {name}")
        if name == "dates":
            package.dates = [day.isoformat() for day in _days(value)]
        elif name != "goals":
            setattr(package, name, value)


def _days(value: Sequence[date]) -> list[date]:
    return sorted(set(value))


def _put_goals(package: Package, goals: Sequence[Mapping[str, Any]]) -> None:
    """The goals of a draft are written anew: nobody has reported on them yet.

    A goal whose words stayed as they were still comes from the same task or goal of the plan.
    """
    before = Goal.objects.filter(package=package)
    whence = {goal.text: (goal.task, goal.plan_goal) for goal in before}
    before.delete()
    for order, words in enumerate(goals, 1):
        task, plan_goal = whence.get(words["text"], (None, None))
        Goal(
            package=package, key=package.key, order=order, text=words["text"], measure=words.get("measure") or None,
            task=words.get("task") or task, plan_goal=words.get("plan_goal") or plan_goal,
        ).save(force_insert=True)  # fmt: skip


def _save(package: Package) -> None:
    package.version += 1
    package.save()
