"""The year or the quarter that is counted, and the one before it."""

from datetime import date

import pytest

from kruh.statistics.rules import periods
from kruh.statistics.rules.periods import Period

TODAY = date(2026, 2, 20)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("2025", Period(2025)),
        ("2025-4", Period(2025, 4)),
        ("2026-1", Period(2026, 1)),
        ("2026-2", Period(2026)),  # has not begun
        ("2025-5", Period(2026)),
        ("<b>", Period(2026)),
        ("", Period(2026)),
    ],
)
def test_address_names_a_period_or_this_year_is_meant(code: str, found: Period) -> None:
    assert periods.asked(code, TODAY) == found


@pytest.mark.parametrize(
    ("period", "first", "last", "before"),
    [
        (Period(2026), date(2026, 1, 1), date(2026, 12, 31), Period(2025)),
        (Period(2026, 1), date(2026, 1, 1), date(2026, 3, 31), Period(2025, 4)),
        (Period(2026, 3), date(2026, 7, 1), date(2026, 9, 30), Period(2026, 2)),
        (Period(2026, 4), date(2026, 10, 1), date(2026, 12, 31), Period(2026, 3)),
    ],
)
def test_period_has_its_days_and_the_one_before(period: Period, first: date, last: date, before: Period) -> None:
    assert (period.first, period.last, period.before) == (first, last, before)
    assert (before.end, periods.asked(period.code, last)) == (first, period)


def test_two_years_and_four_quarters_are_offered() -> None:
    assert [period.label for period in periods.offered(TODAY)] == [
        "Rok 2026",
        "Rok 2025",
        "1. čtvrtletí 2026",
        "4. čtvrtletí 2025",
        "3. čtvrtletí 2025",
        "2. čtvrtletí 2025",
    ]
