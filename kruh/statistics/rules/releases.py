"""When numbers leave the offices: a quarter some weeks after its end, the tables of a year with its last quarter."""

from datetime import date, timedelta

from kruh.statistics.rules.periods import QUARTERS, Period

WAIT = timedelta(days=30)  # minutes are written and bills issued meanwhile


def due_quarters(year: int, today: date) -> int:
    """This will tell how many quarters of the year are to be published by the day."""
    return sum(released_on(Period(year, turn)) <= today for turn in range(1, QUARTERS + 1))


def released_on(period: Period) -> date:
    """This will give the day on which the numbers of a period are published."""
    return period.end + WAIT
