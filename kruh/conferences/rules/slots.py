"""When everybody could meet: a month in quarter hours, one big number per person, answered in a millisecond."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from kruh.foundation import days

QUARTER = 15
PER_DAY = 24 * 60 // QUARTER


@dataclass(frozen=True, slots=True)
class Month:
    """The days among which one looks; bit n is the n-th quarter hour since midnight of the first day, in Prague."""

    first: date
    days: int

    @property
    def bits(self) -> int:
        """This will give the number of quarter hours."""
        return self.days * PER_DAY

    def place(self, day: date, hour: time) -> int:
        """This will give the number of the quarter hour in which that time lies."""
        return (day - self.first).days * PER_DAY + (hour.hour * 60 + hour.minute) // QUARTER

    def when(self, place: int) -> tuple[date, time]:
        """This will give the day and the hour of a quarter hour."""
        day, quarter = divmod(place, PER_DAY)
        return self.first + timedelta(days=day), time(quarter * QUARTER // 60, quarter * QUARTER % 60)

    def span(self, start: datetime, end: datetime) -> int:
        """This will mark every quarter hour touched between two moments."""
        first, last = days.local(start), days.local(end - timedelta(microseconds=1))
        low = max(0, self.place(first.date(), first.time()))
        high = min(self.bits - 1, self.place(last.date(), last.time()))
        return ((1 << (high - low + 1)) - 1) << low if high >= low else 0

    def hours(self, on: Iterable[date], opens: time, closes: time, length: int) -> int:
        """This will mark the starts from which a meeting of that many quarters ends before closing, on those days."""
        number = (closes.hour - opens.hour) * 4 + (closes.minute - opens.minute) // QUARTER - length + 1
        if number <= 0:
            return 0
        return reduce(or_, (((1 << number) - 1) << self.place(day, opens) for day in on), 0)


@dataclass(frozen=True, slots=True)
class Starts:
    """Where a meeting may start, and where it could if just one person moved something."""

    good: int
    one_away: Mapping[str, int]
    blocked: Mapping[str, int]


def best_starts(
    month: Month, busy: Mapping[str, int], required: Collection[str], length: int, lead: Mapping[str, int], allowed: int
) -> Starts:
    """This will give the starts that suit all required people; length and lead are in quarter hours.

    `lead` is how much earlier a person comes. `one_away` holds the starts blocked by exactly that one person.
    """
    masks = {who: _blocked(busy.get(who, 0), length, lead.get(who, 0)) & allowed for who in required}
    once, twice = 0, 0
    for mask in masks.values():
        twice |= once & mask
        once |= mask
    alone = once & ~twice
    return Starts(
        good=allowed & ~once,
        one_away={who: mask & alone for who, mask in masks.items() if mask & alone},
        blocked={who: mask.bit_count() for who, mask in masks.items() if mask},
    )


def _blocked(busy: int, length: int, lead: int) -> int:
    """Bit s is set when any quarter from s - lead to s + length - 1 is busy; doubling takes log2(length) steps."""
    mask, covered, wanted = busy << lead, 1, length + lead
    while covered < wanted:
        step = min(covered, wanted - covered)
        mask |= mask >> step
        covered += step
    return mask


def places(mask: int) -> Iterator[int]:
    """This will give the numbers of the marked quarter hours, the earliest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


PREFERRED = (time(9), time(14), time(10), time(13), time(15), time(8), time(11), time(12), time(16))


def spread(month: Month, good: int, most: int = 5) -> list[tuple[date, time]]:
    """This will choose a few starts on different days, mornings and afternoons in turn."""
    by_day: dict[date, list[time]] = {}
    for place in places(good):
        day, hour = month.when(place)
        by_day.setdefault(day, []).append(hour)
    chosen = list(by_day)
    if len(chosen) > most:
        chosen = [chosen[number * (len(chosen) - 1) // (most - 1)] for number in range(most)]
    return [(day, _hour(by_day[day], number)) for number, day in enumerate(chosen)]


def _hour(free: list[time], number: int) -> time:
    wanted = PREFERRED if number % 2 == 0 else (PREFERRED[1], PREFERRED[0], *PREFERRED[2:])
    return next((hour for hour in wanted if hour in free), free[0])
