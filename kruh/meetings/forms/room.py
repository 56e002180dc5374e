"""What comes in from the room as JSON: deeds of the record and steps of the meeting from one device, an identifier."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from kruh.foundation import days, text
from kruh.foundation.workflow import NotPossible
from kruh.meetings.rules import programme, steps
from kruh.meetings.rules.record import MOST_AT_ONCE, Sent, Words
from kruh.meetings.vocabulary import EntryKind, PresenceState, StepKind

UNREADABLE = "Zařízení poslalo něco, čemu Kruh nerozumí. Načtěte stránku znovu; co jste napsali, v zařízení zůstává."
LONGEST_SEEN = 20
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Batch:
    """Deeds in the order in which they were done, with what the device's clock shows now."""

    device: UUID
    now: datetime
    deeds: tuple[Sent, ...]


def told(body: bytes) -> dict[str, Any]:
    """This will read a call of the script. Raises NotPossible when it is nothing that Kruh can read."""
    try:
        said = json.loads(body or b"{}")
    except (ValueError, RecursionError) as fault:
        raise NotPossible([UNREADABLE]) from fault
    if not isinstance(said, dict):
        raise NotPossible([UNREADABLE])
    return said


def identifier(told: Mapping[str, Any], name: str) -> UUID:
    """This will read one identifier. Raises NotPossible."""
    try:
        return UUID(told[name])
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotPossible([UNREADABLE]) from fault


def place(told: Mapping[str, Any]) -> float:
    """This will read where among the lines something stands. Raises NotPossible."""
    said = told.get("place")
    if isinstance(said, bool) or not isinstance(said, int | float) or not math.isfinite(said):
        raise NotPossible([UNREADABLE])
    return float(said)


def _hour(said: Any) -> time | None:
    if not said:
        return None
    try:
        return days.parse_clock(str(said))
    except ValueError as sentence:
        raise NotPossible([str(sentence)]) from sentence


def batch(told: Mapping[str, Any]) -> Batch:
    """This will read a batch. Raises NotPossible with a Czech sentence when it cannot be read."""
    try:
        deeds = told["deeds"]
        if len(deeds) > MOST_AT_ONCE:
            raise NotPossible([f"Najednou jde poslat nejvýš {MOST_AT_ONCE} záznamů."])
        return Batch(UUID(told["device"]), _moment(told["now"]), tuple(_deed(one) for one in deeds))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as fault:
        raise NotPossible([UNREADABLE]) from fault


def _deed(told: Mapping[str, Any]) -> Sent:
    seen = frozenset(UUID(one) for one in told["seen"])
    if len(seen) > LONGEST_SEEN:
        raise ValueError("too many predecessors")
    sequence = int(told["sequence"])
    if not 0 <= sequence < 2**31:
        raise ValueError("a sequence that no device counts to")
    return Sent(UUID(told["id"]), UUID(told["line"]), seen, _words(told["words"]), sequence, _moment(told["at"]))


def _words(told: Mapping[str, Any]) -> Words:
    due = str(told.get("due") or "")
    place = float(told["place"])
    if not math.isfinite(place):
        raise ValueError("a place that does not exist")
    return Words(
        kind=EntryKind(told["kind"]),
        text=text.clean(str(told["text"])).strip(),
        place=place,
        phase=UUID(told["phase"]) if told.get("phase") else None,
        who=str(told.get("who") or ""),
        due=date.fromisoformat(due).isoformat() if due else "",
        check=text.clean(str(told.get("check") or "")).strip(),
        is_struck=bool(told.get("struck")),
    )


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# Steps of the meeting -------------------------------------------------------------------------------------------------

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in the order in which they were done, with what the device's clock shows now."""

    device: UUID
    now: datetime
    told: tuple[steps.Told, ...]


def steps_of(told: Mapping[str, Any]) -> Steps:
    """This will read a batch of steps. Raises NotPossible when the device sent nothing that can be read."""
    try:
        rows = told["steps"]
        if len(rows) > steps.MOST_AT_ONCE:
            raise NotPossible([f"Najednou jde poslat nejvýš {steps.MOST_AT_ONCE} kroků."])
        return Steps(UUID(told["device"]), _moment(told["now"]), tuple(_step(row) for row in rows))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as fault:
        raise NotPossible([UNREADABLE]) from fault


def _step(told: Mapping[str, Any]) -> steps.Told:
    kind, said = StepKind(told["kind"]), told["words"]
    sequence = int(told["sequence"])
    if not 0 <= sequence < 2**31:
        raise ValueError("a sequence that no device counts to")
    kept = {str(name): text.clean(str(value))[:LONGEST_REASON] for name, value in said.items() if value is not None}
    return steps.Told(UUID(told["id"]), kind, READ.get(kind, _about)(said), sequence, _moment(told["at"]), kept)


def _about(said: Mapping[str, Any]) -> steps.Words:
    return steps.Words(about=UUID(said["about"]))


def _presence(said: Mapping[str, Any]) -> steps.Words:
    state = PresenceState(said["state"])
    if state == PresenceState.EXPECTED:
        raise ValueError("nobody says that nothing is known")
    return steps.Words(
        about=UUID(said["about"]), state=state, came=_hour(said.get("came")), left=_hour(said.get("left"))
    )


def _phase(said: Mapping[str, Any]) -> steps.Words:
    about = UUID(said["about"]) if said.get("about") else steps.NOBODY
    what = text.clean(str(said.get("what") or ""))[:LONGEST_REASON]
    return steps.Words(about=about, title=_title(said), minutes=_minutes(said), what=what)


def _title(said: Mapping[str, Any]) -> str:
    return text.clean(str(said["title"])).strip()[:LONGEST_TITLE]


def _minutes(said: Mapping[str, Any]) -> int:
    """What is no whole number is refused with a sentence by the act itself, so that it is kept on the device."""
    try:
        return int(said.get("minutes") or 0)
    except (ValueError, OverflowError):
        return 0


READ: dict[StepKind, Callable[[Mapping[str, Any]], steps.Words]] = {
    StepKind.PRESENCE: _presence,
    StepKind.EVERYBODY: lambda said: steps.Words(),
    StepKind.HOLD: lambda said: steps.Words(
        reason=text.clean(str(said.get("reason") or ""))[:LONGEST_REASON],
        next_step=text.clean(str(said.get("next_step") or ""))[:LONGEST_REASON],
    ),
    StepKind.ADD: _phase,
    StepKind.CHANGE: _phase,
    StepKind.MOVE: lambda said: steps.Words(about=UUID(said["about"]), is_up=said.get("up") is True),
    StepKind.PROLONG: lambda said: steps.Words(minutes=_minutes(said) or programme.PROLONG),
}
