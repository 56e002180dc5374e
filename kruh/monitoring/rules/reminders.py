"""Which reminder is due for a task on a day, when it may leave, and what an overview says: numbers, nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from kruh.foundation import days, text
from kruh.monitoring.vocabulary import Due, Reach, Rhythm

MORNING, EVENING = time(8), time(18)
NIGHT_FROM = time(1)  # the day's run begins with the first look after this hour
LOOKED_BACK = timedelta(days=14)  # older terms are the key worker's to ask about
MOST_BEFORE = 14
BEFORE, AFTER, ASK, HEAD, KEPT = (
    "task_reminder_before", "task_reminder_after", "task_ask_after", "task_head_after", "task_link_kept",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the method that reminders go by."""

    before: int
    after: int
    ask: int
    head: int
    kept: int

    @classmethod
    def of(cls, told: Mapping[str, int]) -> "Numbers":
        """This will take them out of all numbers of the method."""
        return cls(*(told[code] for code in (BEFORE, AFTER, ASK, HEAD, KEPT)))


class Asked(NamedTuple):
    """How one person wants to be reminded."""

    reach: Reach | str = Reach.NONE
    before: int | None = None  # as the method says
    after: bool = True


def due(due_on: date | None, today: date, asked: Asked, numbers: Numbers) -> Due | None:
    """This will tell which reminder of a running task is due; a night that was missed is made up for."""
    if due_on is None or asked.reach == Reach.NONE:
        return None
    before = numbers.before if asked.before is None else asked.before
    if today <= due_on:
        return Due.BEFORE if before and due_on - today <= timedelta(days=before) else None
    late = today - due_on
    return Due.AFTER if asked.after and timedelta(days=numbers.after) <= late <= LOOKED_BACK else None


def leaves_at(at: datetime, closures: Collection[date] = ()) -> datetime:
    """This will give the next moment at which a message may ring: by day, on a working day."""
    today = days.local_day(at)
    clock = days.local(at).time()
    if days.is_working(today, closures) and MORNING <= clock < EVENING:
        return at
    day = today if clock < MORNING else today + timedelta(days=1)
    return days.moment(days.next_working(day, closures), MORNING)


def is_night_due(at: datetime) -> bool:
    """This will tell whether the run of the day may begin."""
    return days.local(at).time() >= NIGHT_FROM


# Overviews ---------------------------------------------------------------------------------------------------------


class Counts(NamedTuple):
    """What waits for a colleague: own tasks soon and late, what to ask about, what people said, reviews."""

    soon: int = 0
    late: int = 0
    just_late: int = 0
    asking: int = 0
    told: int = 0
    reviews: int = 0


def period(rhythm: Rhythm | str, today: date, counts: Counts) -> str:
    """This will name the overview that is due now, once for its time; empty when none is."""
    if not any(counts) or not days.is_working(today):
        return ""
    if rhythm == Rhythm.DAILY:
        return today.isoformat()
    if rhythm == Rhythm.WEEKLY:
        year, week, _ = today.isocalendar()
        return f"{year}-W{week:02d}"
    return today.isoformat() if rhythm == Rhythm.LATE and counts.just_late else ""


def overview(counts: Counts) -> list[str]:
    """This will say the numbers, a line each; no name, no text of a task, no day."""
    lines = (
        (counts.late, text.plural(counts.late, "úkol po termínu", "úkoly po termínu", "úkolů po termínu")),
        (counts.soon, text.plural(counts.soon, "úkol do týdne", "úkoly do týdne", "úkolů do týdne")),
        (counts.told, text.plural(counts.told, "nové hlášení", "nová hlášení", "nových hlášení")),
        (counts.asking, text.plural(counts.asking, "úkol, na který je potřeba se zeptat",
                                    "úkoly, na které je potřeba se zeptat", "úkolů, na které je potřeba se zeptat")),
        (counts.reviews, text.plural(counts.reviews, "kontrolní setkání k domluvení",
                                     "kontrolní setkání k domluvení", "kontrolních setkání k domluvení")),
    )  # fmt: skip
    return [words for number, words in lines if number]


def blockers_to_wish(before: int | None) -> list[str]:
    """This will tell why a wish cannot be kept."""
    if before is None or 0 <= before <= MOST_BEFORE:
        return []
    return [f"Připomenout jde nejvýš {MOST_BEFORE} dní předem."]
