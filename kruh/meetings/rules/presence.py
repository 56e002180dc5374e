"""What is true of somebody's coming when several devices tell of it, some of them late: each telling is kept.

What holds is folded from all the tellings in the order in which they were said, so that it does not matter in which
order they arrived.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kruh.foundation import days
from kruh.meetings.rules import day
from kruh.meetings.vocabulary import PresenceState

MOST_KEPT = 50


@dataclass(frozen=True, slots=True)
class Said:
    """One telling: what became of somebody, when it was said and by whom; the hours only where they were named."""

    state: PresenceState
    at: datetime
    came: datetime | None = None
    left: datetime | None = None
    by: UUID | None = None
    step: UUID | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """What holds of one person."""

    state: PresenceState
    came: datetime | None = None
    left: datetime | None = None


def in_order(told: Iterable[Said]) -> list[Said]:
    """This will put tellings in the order in which they were said; of two in one moment the later arrival follows."""
    return sorted(told, key=lambda said: said.at)


def fold(told: Iterable[Said], planned: datetime, ends: datetime | None) -> Presence:
    """This will tell what holds: the last telling, with hours from it or from those before it.

    Without an hour it is the moment of the telling on the day, and the planned one for what is written afterwards.
    """
    state, came, left = PresenceState.EXPECTED, None, None
    for said in in_order(told):
        is_now = day.is_going_on(planned, said.at)
        state = said.state
        if state not in day.CAME:
            came = left = None
            continue
        came = said.came or came or (said.at if is_now else planned)
        left = None if state == PresenceState.HERE else said.left or left or (said.at if is_now else ends)
    return Presence(state, came, left)


def at_beginning(told: Iterable[Said], began: datetime, by: UUID) -> Said | None:
    """This will say of somebody who was there when it began that it was at the corrected hour.

    Nothing, when somebody named the hour in which the person came, or said first that the person was not there yet. It
    stands right after what was said last.
    """
    known = in_order(told)
    if not known or any(said.came or said.state not in day.CAME for said in known):
        return None
    return Said(known[-1].state, known[-1].at, came=began, by=by)


def overtaken_by(told: Iterable[Said], step: UUID) -> Said | None:
    """This will give the later telling of somebody else that holds instead of this one, or None when this one holds."""
    known = in_order(told)
    mine = next((said for said in known if said.step == step), None)
    last = known[-1] if known else None
    return last if mine and last and last.by != mine.by and last.state != mine.state else None


def overtaken_sentence(name: str, mine: PresenceState, said_at: datetime, last: Said, who: str) -> str:
    """This will say whose telling holds and that the reader's own is kept beside it."""
    holds = f"{name}: platí pozdější zápis „{last.state.label}“, {days.at_clock(last.at)} ({who})."
    return f"{holds} Váš zápis „{mine.label}“ {days.at_clock(said_at)} zůstává v historii."


def line(said: Said, who: str) -> str:
    """This will tell one telling in a row of the history."""
    return f"{days.clock(said.at)} {said.state.label}{f' ({who})' if who else ''}"


# As kept beside the attendance ----------------------------------------------------------------------------------------


def kept(told: Iterable[Said]) -> list[dict[str, Any]]:
    """This will give tellings as JSON keeps them, the oldest beyond a limit left out."""
    return [_kept(said) for said in in_order(told)[-MOST_KEPT:]]


def _kept(said: Said) -> dict[str, Any]:
    known = {"state": said.state.value, "at": said.at, "came": said.came, "left": said.left}
    words = {**known, "by": said.by, "step": said.step}
    told = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in words.items()}
    return {name: str(value) for name, value in told.items() if value is not None}


def told(rows: Iterable[dict[str, Any]]) -> list[Said]:
    """This will read tellings as they were kept."""
    return [
        Said(
            state=PresenceState(row["state"]),
            at=datetime.fromisoformat(row["at"]),
            came=datetime.fromisoformat(row["came"]) if "came" in row else None,
            left=datetime.fromisoformat(row["left"]) if "left" in row else None,
            by=UUID(row["by"]) if "by" in row else None,
            step=UUID(row["step"]) if "step" in row else None,
        )
        for row in rows
    ]
