"""What leaves the offices: sums agree, numbers stay near, and nobody works a small one out."""

import random

import pytest

from bench import differencing
from kruh.statistics.rules import populations, suppression


@pytest.mark.parametrize("shift", range(5))
def test_parts_add_up_to_the_total_and_stay_near(shift: int) -> None:
    numbers = [3, 0, 12, 1, 4, 4, 7]

    total = suppression.total(numbers, shift)
    parts = suppression.split(numbers, shift, total)

    assert sum(parts) == total
    assert [part % 5 for part in parts] == [0] * 7
    assert max(abs(part - number) for part, number in zip(parts, numbers, strict=True)) <= 4
    assert abs(total - 31) <= 4


def test_shift_is_the_same_for_a_place_and_differs_by_secret() -> None:
    places = [f"konference|{turn}" for turn in range(60)]

    first = [suppression.shift(b"one", place) for place in places]

    assert first == [suppression.shift(b"one", place) for place in places]
    assert first != [suppression.shift(b"two", place) for place in places]
    assert set(first) == {0, 1, 2, 3, 4}


def test_what_was_published_is_never_taken_back() -> None:
    assert suppression.going_on(7, 0, before=10) == 10
    assert suppression.going_on(16, 0, before=10) == 15


def test_total_published_earlier_keeps_the_parts() -> None:
    assert suppression.split([8, 9, 9], 0, top=20) == [5, 10, 5]


def test_share_is_told_from_twenty() -> None:
    assert (suppression.percent(5, 15), suppression.percent(5, 20)) == (None, 25)


def test_attack_recovers_nothing_that_is_published_and_bites_elsewhere() -> None:
    ours, plain = differencing.attack(regions=6, seed=7)

    assert ours.small > 500
    assert (ours.recovered, ours.wrong, ours.narrowest) == (0, 0, 5)
    assert plain.recovered > 100
    assert plain.wrong == 0


def test_attack_finds_what_a_total_gives_away() -> None:
    assert differencing.left_out([[7, 3]]) == [[(7, 7), (3, 3)]]
    assert differencing.left_out([[7, 3, 2]]) == [[(7, 7), (1, 4), (1, 4)]]


def test_attack_on_independent_rounding_bites() -> None:
    """Each number rounded to the nearest five by itself: seven twos in a total of fourteen are seven twos again."""
    bounds = differencing.Bounds()
    (cells,), end = differencing.lines(bounds, [[0] * 7])
    for before, after in cells:
        bounds.most(after, before, 2)
        bounds.least(after, before, 0)
    bounds.least(end, 0, 13)
    bounds.most(end, 0, 17)

    assert set(differencing.possible(bounds, cells).values()) == {(1, 2)}


def test_equal_categories_of_two_tables_stand_at_the_same_place() -> None:
    """Otherwise putting the tables side by side would tell more than each does."""
    chance = random.Random(3)
    told = {one.code: differencing.included(one) for one in populations.ALL.values()}

    assert {code: len(pairs) for code, pairs in told.items() if pairs} == {"konference": 4}
    truth = differencing.region(chance, populations.HELD)
    assert all(truth[small][0] <= truth[large][0] for small, large in told["konference"])
    first = {one.code: one.categories[0][0] for one in populations.HELD.dimensions}
    assert [first[code] for code in ("typ", "zapis", "hlas-ditete", "podpurna-osoba", "pomer")] == [
        "family", "none", "unknown", "unknown", "unknown",
    ]  # fmt: skip
