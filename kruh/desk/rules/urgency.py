"""When something wants attention: groups of the day, counted in Czech days and working days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kruh.desk.vocabulary import Group
from kruh.foundation import text

WEDNESDAY, SUNDAY = 2, 6
FEW = range(2, 5)  # what Czech counts with „jsou“
SOON_FIRST = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do: a verb first, whom it concerns, the page where it is done.

    `due` is shown with the working days left. `is_pressing` work is begun at once even when its day is far or
    unknown; `is_waiting` work is somebody else's move. `is_meeting` is a meeting of the day, counted among meetings.
    """

    what: str
    page: str
    whom: str = ""
    due: date | None = None
    hint: str = ""
    is_waiting: bool = False
    is_pressing: bool = False
    is_today: bool = False
    is_meeting: bool = False
    can_wait: bool = False


type Lines = Iterator[Work]


def horizon(today: date) -> date:
    """This will give the last day of „this week“; from Wednesday on the next week counts as well."""
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    return sunday + timedelta(weeks=1) if today.weekday() >= WEDNESDAY else sunday


def week_title(today: date) -> str:
    """This will name the group of this week truthfully."""
    return "Tento a příští týden" if today.weekday() >= WEDNESDAY else str(Group.WEEK.label)


def group_of(work: Work, today: date) -> Group:
    """This will put one piece of work into its group; being late comes before everything."""
    if work.is_waiting:
        return Group.WAITING
    if work.due and work.due < today:
        return Group.LATE
    if work.is_today or work.due == today:
        return Group.TODAY
    is_far = work.due is not None and work.due > horizon(today)
    if work.is_pressing:
        return Group.SOON if is_far else Group.WEEK
    if work.due and not is_far:
        return Group.WEEK
    if work.can_wait or work.due:
        return Group.LATER
    return Group.OPEN


def groups(rows: Iterable[Work], today: date) -> dict[Group, list[Work]]:
    """This will give the groups in their order, only those that hold something, each by its nearest day."""
    known = dict.fromkeys(rows)
    found: dict[Group, list[Work]] = {group: [] for group in Group}
    for work in known:
        found[group_of(work, today)].append(work)
    return {group: sorted(rows, key=_order) for group, rows in found.items() if rows}


def _order(work: Work) -> tuple[date, str, str]:
    return work.due or (SOON_FIRST if work.is_today else date.max), work.whom, work.what


def meetings_today(number: int, *, is_running: bool) -> str:
    """This will say how many meetings the day brings: „Dnes jsou 3 setkání.“, „Setkání běží, dnes je ještě 1.“"""
    if is_running:
        return f"Setkání běží, dnes {'jsou' if number in FEW else 'je'} ještě {number}." if number else "Setkání běží."
    counted = f"{number} setkání" if number > 1 else "setkání"
    return f"Dnes {'jsou' if number in FEW else 'je'} {counted}."


def summary(found: dict[Group, list[Work]], meeting: str = "") -> str:
    """This will say the day in a sentence, after the sentence about the meeting of today."""
    late = len(found.get(Group.LATE, []))
    today = sum(not (work.is_meeting and meeting) for work in found.get(Group.TODAY, []))
    whole = ("věc je", "věci jsou", "věcí je")
    parts = [
        f"{text.plural(late, *whole)} po termínu" if late else "",
        f"{text.plural(today, *(('je', 'jsou', 'je') if late else whole))} na dnešek" if today else "",
    ]
    said = [part for part in parts if part]
    if said:
        return f"{meeting} {text.list_words(said)}.".strip()
    if meeting:
        return meeting
    mine = sum(len(rows) for group, rows in found.items() if group != Group.WAITING)
    return "Nic nehoří." if mine else ""
