"""What is true of an announcement: its days and hours, its programme, what has to be said before it goes out."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from math import ceil

from kruh.foundation import days, text

LESSON = 45 * 60
MOST_CAPACITY = 500
_BLOCK = re.compile(r"^\s*(\d{1,2}[:.]\d{2})\s*[-–]\s*(\d{1,2}[:.]\d{2})\s+(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the programme."""

    begins: time
    ends: time
    what: str
    who: str = ""

    @property
    def hours(self) -> str:
        """This will say from when to when."""
        return f"{days.clock(self.begins)}–{days.clock(self.ends)}"


def programme(words: str) -> tuple[Block, ...]:
    """This will read the programme, one part on a line: „9:00–9:30 Úvod | Mgr. Nová“. Raises ValueError."""
    found: list[Block] = []
    for number, line in enumerate(filter(str.strip, words.splitlines()), 1):
        block = _block(number, line)
        if found and block.begins < found[-1].ends:
            raise ValueError(f"Řádek {number} programu začíná dřív, než končí ten před ním.")
        found.append(block)
    return tuple(found)


def _block(number: int, line: str) -> Block:
    told = _BLOCK.match(line)
    if told is None:
        raise ValueError(
            f"Řádku {number} programu nerozumíme. Napište ho takto: 9:00–9:30 Úvod a představení | Mgr. Jana Nová"
        )
    begins, ends = (days.parse_clock(told[place]) for place in (1, 2))
    if ends <= begins:
        raise ValueError(f"Řádek {number} programu končí dřív, než začíná.")
    what, _, who = told[3].partition("|")
    return Block(begins, ends, what.strip(), who.strip())


def problems(
    *, starts_at: datetime, ends_at: datetime, capacity: int, taken: int, at: datetime, words: str = "",
    hours: int | None = None,
) -> list[str]:  # fmt: skip
    """This will list what is wrong with the day, the hours, the programme in them and the number of places."""
    reasons = []
    if starts_at <= at:
        reasons.append("Tento termín už minul. Vyberte prosím pozdější.")
    if ends_at <= starts_at:
        reasons.append("Workshop by skončil dřív, než začne. Zkontrolujte prosím hodiny.")
    if capacity < taken:
        told = text.plural(taken, "člověk", "lidé", "lidí")
        reasons.append(f"Místo už {'má' if taken == 1 or taken > 4 else 'mají'} {told}. Méně míst nabídnout nejde.")
    return [*reasons, *_outside(words, starts_at, ends_at), *_too_many(hours, starts_at, ends_at)]


def _outside(words: str, starts_at: datetime, ends_at: datetime) -> list[str]:
    blocks = programme(words)
    first, last = days.local(starts_at).time(), days.local(ends_at).time()
    if not blocks or (blocks[0].begins >= first and blocks[-1].ends <= last) or ends_at <= starts_at:
        return []
    span = f"{days.clock(blocks[0].begins)}–{days.clock(blocks[-1].ends)}"
    return [f"Program je {span}, ale workshop {days.clock(starts_at)}–{days.clock(ends_at)}. Srovnejte prosím hodiny."]


def _too_many(hours: int | None, starts_at: datetime, ends_at: datetime) -> list[str]:
    """Hours may be of forty-five minutes, as schools count them, but not more than there were."""
    most = max(1, ceil((ends_at - starts_at).total_seconds() / LESSON))
    if hours is None or hours <= most or ends_at <= starts_at:
        return []
    told = text.plural(most, "vyučovací hodinu", "vyučovací hodiny", "vyučovacích hodin")
    return [f"Tak dlouho workshop netrvá. Započítat jde nejvýš {told} po 45 minutách."]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an announcement says, as far as it decides whether it can go out."""

    has_aim: bool
    has_programme: bool
    has_lecturer: bool
    has_place: bool
    is_ahead: bool


def blockers_to_announce(draft: Draft) -> list[str]:
    """This will list what is missing before the announcement goes out."""
    checks = (
        (draft.has_aim, "Napište, co si lidé odnesou."),
        (draft.has_programme, "Doplňte program."),
        (draft.has_lecturer, "Doplňte, kdo workshop povede."),
        (draft.has_place, "Doplňte, kde se sejdete, nebo odkaz pro připojení na dálku."),
        (draft.is_ahead, "Den workshopu už je pryč. Vyberte prosím pozdější."),
    )
    return [sentence for is_there, sentence in checks if not is_there]


def blockers_to_cancel(reason: str) -> list[str]:
    """This will ask for a reason, because everybody who signed up reads it."""
    return [] if reason.strip() else ["Napište důvod. Přečtou si ho všichni přihlášení."]


def credited(hours: int | None, starts_at: datetime, ends_at: datetime) -> int:
    """This will give the hours that count: as the organiser says, or as long as it lasts."""
    return hours if hours is not None else max(1, round((ends_at - starts_at).total_seconds() / 3600))


def measure_problems(code: str, others: Collection[str], since: object, until: object) -> list[str]:
    """This will list what is wrong with a measure of the region's plan."""
    reasons = [f"Opatření s kódem „{code}“ už v plánu tohoto kraje je."] if code in others else []
    is_turned = since is not None and until is not None and until < since  # type: ignore[operator]
    return [*reasons, *(["Opatření by skončilo dřív, než začne."] if is_turned else [])]
