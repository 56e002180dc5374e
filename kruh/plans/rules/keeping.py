"""How promises are kept, by the kind of who carries them. A ground for conversation, never a score of people."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kruh.cases.vocabulary import Part
from kruh.plans.vocabulary import Carrying, Kept, TaskState


class Promise(NamedTuple):
    """A task as it is counted."""

    state: TaskState | str
    due_on: date | None
    ended_on: date | None
    carrying: Carrying


def carrying(part: Part | str | None, *, is_person: bool, is_user: bool) -> Carrying:
    """This will give the kind of who carries a task; a person without a place in the case counts with the network."""
    if is_user:
        return Carrying.OFFICE
    if not is_person:
        return Carrying.NOBODY
    return Carrying(part) if part else Carrying.NETWORK


def kept(promise: Promise, today: date) -> Kept | None:
    """This will tell what became of a promise; one that went on to the next plan is counted there."""
    if promise.state == TaskState.CARRIED:
        return None
    if promise.state == TaskState.DONE:
        in_time = promise.due_on is None or promise.ended_on is None or promise.ended_on <= promise.due_on
        return Kept.IN_TIME if in_time else Kept.LATE
    if promise.state == TaskState.DROPPED:
        return Kept.DROPPED
    if promise.due_on is not None and promise.due_on < today:
        return Kept.OVERDUE
    return Kept.PARTLY if promise.state == TaskState.PARTLY else Kept.OPEN


def counted(promises: Iterable[Promise], today: date) -> dict[Carrying, dict[Kept, int]]:
    """This will count promises by who carries them, in the order of the vocabulary; kinds without any are left out."""
    found: dict[Carrying, Counter[Kept]] = {}
    for promise in promises:
        what = kept(promise, today)
        if what is not None:
            found.setdefault(promise.carrying, Counter())[what] += 1
    return {who: {what: found[who][what] for what in Kept if found[who][what]} for who in Carrying if who in found}
