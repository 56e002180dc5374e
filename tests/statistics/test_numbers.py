"""Whole numbers that nobody can misread."""

import pytest

from kruh.statistics.rules import charts, populations
from kruh.statistics.rules.numbers import Share


@pytest.mark.parametrize(
    ("share", "percent", "words"),
    [
        (Share(0, 0), None, "nebylo co počítat"),
        (Share(1, 3), 33, "1 z 3 (33 %)"),
        (Share(3, 3), 100, "3 z 3 (100 %)"),
        (Share(0, 2), 0, "0 z 2 (0 %)"),
    ],
)
def test_share_is_said_in_whole_per_cent_of_something(share: Share, percent: int | None, words: str) -> None:
    assert (share.percent, share.words) == (percent, words)


def test_offices_with_too_few_stand_together_on_the_last_line() -> None:
    one, way = populations.HELD, charts.Way(is_published=True)
    offices = {"a": "OSPOD A", "b": "OSPOD B", "c": "OSPOD C"}
    cell = (one.code, populations.OFFICE)

    many = charts.by_office(one, offices, {(*cell, "b"): 25}, way)
    single = charts.by_office(one, offices, {(*cell, "a"): 10, (*cell, "b"): 25}, way)

    assert [(bar.label.replace("\xa0", " "), bar.words) for bar in many.bars] == [
        ("OSPOD B", "25"), ("2 další pracoviště", "pod 5 každé"),
    ]  # fmt: skip
    assert [bar.words for bar in single.bars] == ["10", "25", "pod 5"]
    assert charts.by_office(one, offices, {}, way).bars == []
