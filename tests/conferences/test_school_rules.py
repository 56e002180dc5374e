"""A morning takes a child out of school; an afternoon, a weekend and the summer do not."""

from datetime import date, datetime, time

import pytest

from kruh.conferences.rules import school
from kruh.foundation import days


def at(day: date, hour: int) -> datetime:
    return days.moment(day, time(hour))


@pytest.mark.parametrize(
    ("starts_at", "ages", "misses"),
    [
        (at(date(2026, 12, 1), 9), [10], True),
        (at(date(2026, 12, 1), 12), [3, 17], True),
        (at(date(2026, 12, 1), 13), [10], False),
        (at(date(2026, 12, 1), 9), [5, 18], False),
        (at(date(2026, 12, 1), 9), [], False),
        (at(date(2026, 12, 5), 9), [10], False),
        (at(date(2026, 9, 28), 9), [10], False),
        (at(date(2026, 7, 14), 9), [10], False),
    ],
)
def test_lessons_are_missed_on_mornings_of_school_days(starts_at: datetime, ages: list[int], misses: bool) -> None:
    assert school.misses_school(starts_at, ages) is misses


def test_more_children_are_said_together() -> None:
    assert [school.words(number) for number in (1, 2)] == [
        "Dítě by kvůli setkání nebylo ve škole",
        "Děti by kvůli setkání nebyly ve škole",
    ]
