"""How the office keeps its dates, in whole numbers."""

from datetime import date

from kruh.desk.rules import numbers
from kruh.desk.rules.numbers import Share

TODAY = date(2026, 3, 20)


def test_minutes_count_once_they_are_delivered_or_late() -> None:
    due = date(2026, 3, 17)
    minutes = [(due, due), (due, date(2026, 3, 18)), (due, None), (date(2026, 3, 25), None)]

    assert numbers.on_time(minutes, TODAY) == Share(1, 3)


def test_month_from_the_request_is_counted_as_the_term_says() -> None:
    pairs = [(date(2026, 1, 5), date(2026, 2, 5)), (date(2026, 1, 5), date(2026, 2, 6))]

    assert numbers.within_a_month(pairs) == Share(1, 2)


def test_share_has_no_per_cent_of_nothing() -> None:
    assert (Share(0, 0).percent, Share(1, 3).percent) == (None, 33)
