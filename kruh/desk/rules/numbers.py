"""How dates are kept, in whole numbers that nobody can misread."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kruh.foundation import days


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    number: int
    of: int

    @property
    def percent(self) -> int | None:
        """This will give whole per cent, or None where there is nothing to count."""
        return round(100 * self.number / self.of) if self.of else None


def on_time(minutes: Iterable[tuple[date, date | None]], today: date) -> Share:
    """This will count what was delivered by its day, of what was delivered or whose day has passed."""
    counted = [(due, done) for due, done in minutes if done is not None or due < today]
    return Share(sum(done is not None and done <= due for due, done in counted), len(counted))


def within_a_month(pairs: Collection[tuple[date, date]]) -> Share:
    """This will count the meetings held within a month of their request."""
    return Share(sum(met <= days.month_after(asked) for asked, met in pairs), len(pairs))
