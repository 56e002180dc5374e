"""A child's own picture: names on rings without one on another, the same in words, and who has come closer."""

from itertools import combinations
from random import Random

from kruh.network.rules import rings
from kruh.network.rules.rings import TALL
from kruh.network.vocabulary import Ring


def test_names_never_lie_on_one_another() -> None:
    for seed in range(300):
        dice = Random(seed)
        placed = [
            (f"jméno {n} {'x' * dice.randint(0, 9)}", dice.choice(Ring.values)) for n in range(dice.randint(1, 30))
        ]
        found = rings.dots(placed)

        assert not [
            (one.name, other.name)
            for one, other in combinations(found, 2)
            if abs(one.y - other.y) < TALL - 0.01 and abs(one.x - other.x) < 5 * (len(one.name) + len(other.name)) + 12
        ]


def test_of_whom_the_child_is_unsure_only_words_tell() -> None:
    placed = [("máma", "beside"), ("pan Malý", "unsure")]

    assert [dot.name for dot in rings.dots(placed)] == ["máma"]
    assert rings.grouped(placed) == [("u mě", ["máma"]), ("nevím", ["pan Malý"])]


def test_closer_are_those_who_moved_inward_and_those_who_are_new() -> None:
    before = {"máma": "beside", "teta": "far", "táta": "close", "pan Malý": "unsure"}
    after = {"máma": "beside", "teta": "beside", "táta": "far", "pan Malý": "unsure", "děda": "close"}

    assert rings.closer(before, after) == ["teta", "děda"]
