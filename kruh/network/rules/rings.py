"""A child's own picture: the child in the middle, people on rings, and who has come closer since. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from kruh.network.vocabulary import Ring

RADII = {Ring.BESIDE: 78.0, Ring.CLOSE: 148.0, Ring.FAR: 218.0}
LONGEST, TALL = 14, 21.0
STARTS = {Ring.BESIDE: -pi / 2, Ring.CLOSE: -pi / 2 + 0.5, Ring.FAR: -pi / 2 + 0.25}


@dataclass(frozen=True, slots=True)
class Dot:
    """One name with its place."""

    name: str
    x: float
    y: float


def dots(placed: Sequence[tuple[str, str]]) -> list[Dot]:
    """This will put names on their rings without one on another; of whom the child is unsure only words tell."""
    found: list[Dot] = []
    for ring, radius in RADII.items():
        names = [name for name, chosen in placed if chosen == ring]
        for number, name in enumerate(names):
            turn = STARTS[ring] + 2 * pi * number / len(names)
            found.append(_free(Dot(_cut(name), cos(turn) * radius, sin(turn) * radius), found))
    return found


def _free(dot: Dot, others: Sequence[Dot]) -> Dot:
    """Moves a name down by lines until it stands alone."""
    while any(abs(dot.y - one.y) < TALL and abs(dot.x - one.x) < _wide(dot) + _wide(one) for one in others):
        dot = Dot(dot.name, dot.x, dot.y + TALL)
    return dot


def _wide(dot: Dot) -> float:
    return len(dot.name) * 5.0 + 6


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def grouped(placed: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """This will say the same in words: ring by ring, only those that hold somebody."""
    rings = [(str(ring.label), [name for name, chosen in placed if chosen == ring]) for ring in Ring]
    return [(label, names) for label, names in rings if names]


def closer(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """This will name who is closer than then, those who are beside the child first."""
    order = [ring.value for ring in Ring]
    came = [name for name, ring in after.items() if order.index(ring) < order.index(before.get(name, Ring.UNSURE))]
    return sorted(came, key=lambda name: order.index(after[name]))
