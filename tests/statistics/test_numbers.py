"""Whole numbers that nobody can misread."""

import pytest

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
