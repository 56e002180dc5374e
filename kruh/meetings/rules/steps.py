"""What is true of the steps of a meeting: ticks and the programme, told by a device that may have had no network."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from kruh.meetings.vocabulary import PresenceState, StepKind

MOST_AT_ONCE = 50
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Words:
    """What a step says: whom or which part it is about, and what belongs to its kind."""

    about: UUID = NOBODY
    state: PresenceState = PresenceState.HERE
    came: time | None = None
    left: time | None = None
    title: str = ""
    what: str = ""
    minutes: int = 0
    is_up: bool = False
    reason: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One step as the device told it; `said_at` is the device's own time, `kept` what is kept of its words."""

    id: UUID
    kind: StepKind
    words: Words
    sequence: int
    said_at: datetime
    kept: dict[str, str]
