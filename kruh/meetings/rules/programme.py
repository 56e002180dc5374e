"""What is true of the programme in the room: which phases there are, how the two hours pass, and what to say gently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kruh.conferences.vocabulary import Type
from kruh.meetings.rules import day
from kruh.meetings.vocabulary import PhaseKind

GENTLE = 0.8
PROLONG = 10
LONGEST_PHASE = 240
MOST_PHASES = 40


@dataclass(frozen=True, slots=True)
class Planned:
    """A phase as it is planned: what it is, what happens in it, how long."""

    kind: PhaseKind
    title: str
    what: str
    minutes: int


def programme(kind: Type, minutes: int) -> list[Planned]:
    """This will give the phases of a type of conference, spread over its length, as the printed programme has them."""
    return [Planned(slot.kind, slot.title, slot.what, slot.ends - slot.begins) for slot in day.agenda(kind, minutes)]


# Time ---------------------------------------------------------------------------------------------------------------


class Pace(StrEnum):
    """How the time stands: enough, drawing to its end, over."""

    CALM = "calm"
    GENTLE = "gentle"
    OVER = "over"


def pace(passed: timedelta, minutes: int) -> Pace:
    """This will tell how much of the time has gone; from four fifths on it is said gently."""
    share = passed / timedelta(minutes=minutes) if minutes else 1.0
    if share >= 1:
        return Pace.OVER
    return Pace.GENTLE if share >= GENTLE else Pace.CALM


def blockers_to_phase(title: str, minutes: int, count: int) -> list[str]:
    """This will tell why a phase cannot be kept like this."""
    reasons = [] if title.strip() else ["Napište, jak se část jmenuje."]
    if not 1 <= minutes <= LONGEST_PHASE:
        reasons.append(f"Délka části je od 1 do {LONGEST_PHASE} minut.")
    if count >= MOST_PHASES:
        reasons.append(f"Program už má {MOST_PHASES} částí. Spojte některé dohromady.")
    return reasons


@dataclass(frozen=True, slots=True)
class Run:
    """From when to when a part of the programme ran, as far as it did."""

    began: datetime | None = None
    ended: datetime | None = None


def begun[Key](runs: Mapping[Key, Run], which: Key, at: datetime) -> dict[Key, Run]:
    """This will give the runs after a part began; a device that tells of it late does not stop what began since."""
    others = {key: run for key, run in runs.items() if key != which and run.began}
    later = min((run.began for run in others.values() if run.began and run.began > at), default=None)
    known, changed = runs[which], dict(runs)
    is_over = known.ended is not None and known.ended > at
    changed[which] = Run(min(known.began or at, at), known.ended if is_over else later)
    for key, run in others.items():
        if run.began and run.began <= at and (run.ended is None or run.ended > at):
            changed[key] = Run(run.began, at)
    return changed


# Order --------------------------------------------------------------------------------------------------------------


def moved[T](rows: Sequence[T], index: int, *, up: bool) -> list[T]:
    """This will put one row a place higher or lower; at either end nothing changes."""
    other = index - 1 if up else index + 1
    changed = list(rows)
    if 0 <= other < len(rows):
        changed[index], changed[other] = changed[other], changed[index]
    return changed


_AFTER_TOPICS = frozenset({PhaseKind.OPTIONS, PhaseKind.PLAN, PhaseKind.CLOSING})


def place_of_topic(phases: Sequence[tuple[PhaseKind, bool]]) -> int:
    """This will tell where a new topic belongs: after the other topics, before people look for ways out.

    A phase is its kind and whether it began; what began already is never pushed back.
    """
    kinds = [kind for kind, _ in phases]
    begun = max((index + 1 for index, (_, has_begun) in enumerate(phases) if has_begun), default=0)
    topics = [index + 1 for index, kind in enumerate(kinds) if kind == PhaseKind.TOPIC]
    later = [index for index, kind in enumerate(kinds) if kind in _AFTER_TOPICS]
    return max(begun, (topics[-1:] or later[:1] or [len(kinds)])[0])


# Who is in the room --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people at the table who must not meet."""

    one: str
    other: str
    is_forbidden: bool


def apart_alarm(pair: Pair) -> str:
    """This will say quietly, to those who may know, that two people who must not meet are both here."""
    told = f"{pair.one} a {pair.other} jsou teď v místnosti, a nemají se potkat."
    if pair.is_forbidden:
        return f"{told} Styk jim zakázal soud nebo policie: u jednoho stolu zůstat nemohou."
    return f"{told} Posaďte je daleko od sebe, nejlíp každého do jiné místnosti, a při odchodu někoho doprovoďte."
