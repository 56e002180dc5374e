"""Whether a time would take a child out of school: a hint that decides only between dates otherwise the same."""

from collections.abc import Iterable
from datetime import datetime

from kruh.foundation import days

FIRST_YEAR, LAST_YEAR = 6, 17
ENDS_AT = 13
HOLIDAYS = (7, 8)


def misses_school(starts_at: datetime, ages: Iterable[int]) -> bool:
    """This will tell whether a child of school age who comes would miss lessons; short holidays are not known here."""
    start = days.local(starts_at)
    is_lesson = days.is_working(start.date()) and start.hour < ENDS_AT and start.month not in HOLIDAYS
    return is_lesson and any(FIRST_YEAR <= age <= LAST_YEAR for age in ages)


def words(number: int) -> str:
    """This will say it of the dates page."""
    return "Děti by kvůli setkání nebyly ve škole" if number > 1 else "Dítě by kvůli setkání nebylo ve škole"
