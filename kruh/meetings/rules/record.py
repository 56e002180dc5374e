"""What is true of the record of a meeting: every deed of a writer is kept; what people read is folded from them.

A deed carries the whole new state of one line and names the deeds that its writer had seen. Nothing is overwritten: two
deeds that saw the same are merged where they changed different things, and stand side by side where they did not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from uuid import UUID

from kruh.conferences.vocabulary import State
from kruh.meetings.vocabulary import EntryKind

LONGEST_TEXT = 4000
LONGEST_CHECK = 500
MOST_AT_ONCE = 200
STEP = 1024.0  # the room between two neighbours, so that a line can move without touching the others
OLDEST = timedelta(hours=72)  # a device keeps what was not sent for three days


# One line and what was done with it ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """What a line says: its kind, text and place, whose words they are, and what belongs to a task."""

    kind: EntryKind = EntryKind.NOTE
    text: str = ""
    place: float = 0.0
    phase: UUID | None = None
    who: str = ""
    due: str = ""
    check: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed of a writer: a new line, or the new state of a line as it follows from the deeds in `seen`."""

    id: UUID
    line: UUID
    words: Words
    order: tuple[datetime, int]
    seen: frozenset[UUID] = frozenset()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as people read it. `heads` is what the next deed has to name as seen; `beside` marks a second wording."""

    id: UUID
    heads: tuple[UUID, ...]
    words: Words
    beside: bool = False
    history: tuple[Deed, ...] = field(default=(), compare=False)


def fold(deeds: Iterable[Deed]) -> list[Line]:
    """This will give the lines in the order of their places; the order in which the deeds arrive does not matter."""
    by_line: dict[UUID, list[Deed]] = {}
    for deed in sorted(deeds, key=lambda deed: (deed.order, deed.id)):
        by_line.setdefault(deed.line, []).append(deed)
    lines = [shown for line, told in by_line.items() for shown in _line(line, told)]
    return sorted(lines, key=lambda line: (line.words.place, line.id, line.beside, line.heads))


def _line(line: UUID, told: list[Deed]) -> list[Line]:
    known = {deed.id: deed for deed in told}
    seen = frozenset[UUID]().union(*(deed.seen for deed in told))
    first, *others = [deed for deed in told if deed.id not in seen]
    words, heads, beside = first.words, [first.id], []
    for other in others:
        merged = _merged(known, first, words, other)
        if merged is None:
            beside.append(Line(line, (other.id,), other.words, beside=True, history=(other,)))
        else:
            words = merged
            heads.append(other.id)
    return [Line(line, tuple(heads), words, history=tuple(told)), *beside]


def _merged(known: dict[UUID, Deed], first: Deed, words: Words, other: Deed) -> Words | None:
    """Only deeds that saw the very same wording can be joined."""
    if other.seen != first.seen or len(first.seen) != 1:
        return None
    base = known.get(next(iter(first.seen)))
    return merge(base.words, words, other.words) if base else None


def merge(base: Words, mine: Words, theirs: Words) -> Words | None:
    """This will join two changes of one wording, or give None when both changed the same thing differently."""
    changed = {}
    for one in fields(Words):
        before, left, right = (getattr(words, one.name) for words in (base, mine, theirs))
        if left != before and right not in (before, left):
            return None
        changed[one.name] = right if left == before else left
    return replace(base, **changed)


# What may come in ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """One deed as the device sent it; `said_at` is the device's own time."""

    id: UUID
    line: UUID
    seen: frozenset[UUID]
    words: Words
    sequence: int
    said_at: datetime


def happened_at(said: datetime, device_now: datetime, received: datetime) -> datetime:
    """This will give the true moment of a deed whose device may keep a wrong clock: what counts is how long ago it was.

    A device that claims the future is taken at the moment of arrival.
    """
    ago = device_now - said
    if ago < timedelta(0) or ago > OLDEST:
        return received
    return received - ago


def faults(words: Words, people: Collection[str]) -> list[str]:
    """This will list why a line cannot be taken as it stands; an unfinished task may be kept."""
    reasons = []
    if len(words.text) > LONGEST_TEXT:
        reasons.append(f"Záznam je delší než {LONGEST_TEXT} znaků. Rozdělte ho do více řádků.")
    if len(words.check) > LONGEST_CHECK:
        reasons.append(f"Ověření je delší než {LONGEST_CHECK} znaků. Napište ho stručněji.")
    if words.who and words.who not in people:
        reasons.append("Vybraný člověk u stolu není. Vyberte ho prosím znovu.")
    return reasons


def blockers_to_record(state: State) -> list[str]:
    """This will tell why nothing can be added to the record now."""
    if state == State.CONCLUDED:
        return ["Zápis je uzavřený, do záznamu už nejde psát. Text si můžete stáhnout a poslat jako připomínku."]
    if state not in (State.SCHEDULED, State.HELD):
        return ["Konference nemá termín, nebo se nekoná. Záznam teď psát nejde."]
    return []


# Who writes ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Writer:
    """Who holds the pen: on which device and since when."""

    user: UUID | None = None
    name: str = ""
    device: UUID | None = None
    since: datetime | None = None
