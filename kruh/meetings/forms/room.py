"""What comes in from the room as JSON: a batch of deeds from one device, a part of the programme, an identifier."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from kruh.foundation import days, text
from kruh.foundation.workflow import NotPossible
from kruh.meetings.rules.record import MOST_AT_ONCE, Sent, Words
from kruh.meetings.vocabulary import EntryKind, PresenceState

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


def phase(told: Mapping[str, Any]) -> dict[str, Any]:
    """This will read the name and the length of a part of the programme. Raises NotPossible with a Czech sentence."""
    try:
        return {"title": text.clean(str(told["title"])).strip()[:LONGEST_TITLE], "minutes": int(told["minutes"])}
    except (ValueError, KeyError, TypeError, OverflowError) as fault:
        raise NotPossible(["Napište název části a její délku v celých minutách."]) from fault


def presence(told: Mapping[str, Any]) -> dict[str, Any]:
    """This will read whether somebody came, and the hours as people write them. Raises NotPossible."""
    try:
        state = PresenceState(told["state"])
        if state == PresenceState.EXPECTED:
            raise ValueError("nobody says that nothing is known")
    except (ValueError, KeyError, TypeError) as fault:
        raise NotPossible([UNREADABLE]) from fault
    return {"state": state, "came": _hour(told.get("came")), "left": _hour(told.get("left"))}


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
