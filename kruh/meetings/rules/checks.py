"""The look of two colleagues at the draft before it is sent: who has read it and who has not; it stops nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kruh.foundation import days
from kruh.meetings.vocabulary import CheckSide, MinutesState, Verdict

SHORTEST_NOTE = 5
BEFORE_SENDING = (MinutesState.DRAFT, MinutesState.REVIEW)


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader says to the draft; `changed_at` is when somebody else wrote into it last."""

    side: CheckSide
    name: str
    verdict: Verdict
    at: datetime
    mended_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """This will tell whether something still has to be mended."""
        return self.verdict == Verdict.MEND and self.mended_at is None

    @property
    def agrees(self) -> bool:
        """This will tell whether the reader is content."""
        return self.verdict == Verdict.AGREES

    @property
    def has_changed(self) -> bool:
        """This will tell whether somebody else wrote into the draft after the reader agreed."""
        return self.agrees and self.changed_at is not None and self.changed_at > self.at


@dataclass(frozen=True, slots=True)
class Line:
    """One line of who has read the draft."""

    who: str
    words: str
    is_done: bool = False


def lines(named: Mapping[CheckSide, str], said: Iterable[Said]) -> list[Line]:
    """This will say for the facilitator and for the office whether the draft was read; who is not named is left out."""
    told = list(said)
    found: list[Line] = []
    for side in CheckSide:
        rows = [row for row in told if row.side == side]
        found += [Line(_who(row.name, side), _words(row), row.agrees) for row in rows]
        if not rows and named.get(side):
            found.append(Line(_who(named[side], side), "zatím nepřečteno"))
    return found


def _who(name: str, side: CheckSide) -> str:
    return f"{name}, {side.label}"


def _words(row: Said) -> str:
    when = f"{days.day(days.local_day(row.at))} {days.at_clock(row.at)}"
    if row.agrees:
        later = "; text se od té doby změnil" if row.has_changed else ""
        return f"{row.verdict.label} ({when}){later}"
    return f"{row.verdict.label} ({when})" if row.waits else f"opraveno podle poznámky z {when}, znovu zatím nepřečteno"


def blockers_to_check(state: MinutesState) -> list[str]:
    """This will tell why nobody can say now that they have read the draft."""
    if state == MinutesState.DRAFT:
        return ["Zápis se ještě píše. Ke kontrole ho teprve dostanete."]
    return [] if state == MinutesState.REVIEW else ["Zápis už odešel. Co má být jinak, napište jako připomínku."]


def blockers_to_ask(note: str) -> list[str]:
    """This will tell why a note cannot be kept."""
    return [] if len(note.strip()) >= SHORTEST_NOTE else ["Napište, co je potřeba opravit."]


def blockers_to_mark(*, waits: bool) -> list[str]:
    """This will tell why a note cannot be marked as mended."""
    return [] if waits else ["Tahle poznámka už je vyřízená."]
