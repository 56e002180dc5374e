"""On which days outputs are due: around Christmas and Easter, within the time, never after the end."""

from datetime import date

import pytest

from kruh.delegation.rules import rhythm as rules
from kruh.delegation.vocabulary import Rhythm

CHRISTMAS, EASTER = date(2026, 12, 10), date(2026, 3, 20)


@pytest.mark.parametrize(
    ("rhythm", "first", "end", "expected"),
    [
        # 24 December is a holiday (Thursday), so are 25 and 26; the next working day is Monday 28.
        (Rhythm.WEEKLY, CHRISTMAS, date(2027, 1, 1), ["2026-12-10", "2026-12-17", "2026-12-28", "2026-12-31"]),
        # Good Friday 3 April 2026 and Easter Monday 6 April: the Tuesday after.
        (Rhythm.FORTNIGHTLY, EASTER, date(2026, 4, 17), ["2026-03-20", "2026-04-07", "2026-04-17"]),
        # 31 January, the last day of February moved from a Saturday behind it, 31 March.
        (Rhythm.MONTHLY, date(2026, 1, 30), date(2026, 3, 31), ["2026-01-30", "2026-03-02", "2026-03-30"]),
        (Rhythm.QUARTERLY, date(2026, 1, 12), date(2026, 9, 1), ["2026-01-12", "2026-04-13", "2026-07-13"]),
        # The move would be after the end: the last working day before it.
        (Rhythm.WEEKLY, date(2026, 12, 17), date(2026, 12, 26), ["2026-12-17", "2026-12-23"]),
        (Rhythm.WEEKLY, date(2026, 5, 10), date(2026, 5, 1), []),
        # A whole time off has no output at all.
        (Rhythm.WEEKLY, date(2026, 12, 25), date(2026, 12, 27), []),
    ],
)  # fmt: skip
def test_due_days_are_working_days_within_the_time(rhythm: str, first: date, end: date, expected: list[str]) -> None:
    assert [day.isoformat() for day in rules.due_days(rhythm, first, end)] == expected


def test_due_days_go_around_closures_of_the_organisation() -> None:
    closed = {date(2026, 3, day) for day in range(9, 14)}

    found = rules.due_days(Rhythm.WEEKLY, date(2026, 3, 3), date(2026, 3, 17), closures=closed)

    assert found == [date(2026, 3, 3), date(2026, 3, 16), date(2026, 3, 17)]


def test_due_days_chosen_by_hand_outside_the_time_are_left_out() -> None:
    chosen = [date(2026, 3, 3), date(2026, 3, 8), date(2026, 4, 1), date(2026, 9, 1)]

    found = rules.due_days(Rhythm.DATES, date(2026, 3, 3), date(2026, 4, 30), chosen)

    assert found == [date(2026, 3, 3), date(2026, 3, 9), date(2026, 4, 1)]


def test_days_before_the_yes_and_after_an_early_end_are_not_awaited() -> None:
    due = [date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17)]

    assert rules.while_running(due, date(2026, 3, 5)) == due[1:]
    assert rules.while_running(due, date(2026, 3, 1), date(2026, 3, 10)) == due[:2]


def test_an_output_is_late_the_day_after() -> None:
    due = [date(2026, 3, 3), date(2026, 3, 10)]

    assert rules.late(due, set(), date(2026, 3, 3)) == []
    assert rules.late(due, set(), date(2026, 3, 4)) == due[:1]
    assert rules.late(due, {due[0]}, date(2026, 3, 11)) == due[1:]
