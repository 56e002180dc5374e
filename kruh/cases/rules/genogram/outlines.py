"""The outline of each home: a closed line round its people and nobody else, or a mark at each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kruh.cases.rules.genogram.kin import Kinship
from kruh.cases.rules.genogram.lines import LABEL, RADIUS, Point

HOME_X, HOME_TOP, HOME_BOTTOM = 60.0, 14.0, 5.0


@dataclass(frozen=True, slots=True)
class Outline:
    """One home. Who is drawn in another home already, or cannot be enclosed, carries the mark of this one."""

    mark: str
    members: tuple[str, ...]
    points: tuple[Point, ...]
    marked: tuple[str, ...]


def outlines(kin: Kinship, at: Mapping[str, Point]) -> tuple[Outline, ...]:
    """This will outline the homes, the largest first; a person of two homes stands inside one of them only."""
    heights = sorted({y for _, y in at.values()})
    inside: set[str] = set()
    found = {}
    homes = list(enumerate(kin.households))
    for number, home in sorted(homes, key=lambda pair: (-len(pair[1].members), pair[0])):
        own = [one for one in home.members if one not in inside]
        points = _line(own, at, heights)
        inside.update(own if points else ())
        marked = tuple(one for one in home.members if not points or one not in own)
        found[number] = Outline(str(number + 1), home.members, points, marked)
    return tuple(found[number] for number, _ in homes)


def _line(people: Iterable[str], at: Mapping[str, Point], heights: Sequence[float]) -> tuple[Point, ...]:
    spans: dict[float, Point] = {}
    here = set(people)
    for one in here:
        x, y = at[one]
        left, right = spans.get(y, (x, x))
        spans[y] = (min(left, x), max(right, x))
    is_whole = all(one in here or y not in spans or not spans[y][0] <= x <= spans[y][1] for one, (x, y) in at.items())
    rows = [heights.index(y) for y in sorted(spans)]
    is_joined = all(b - a == 1 and _share(spans[heights[a]], spans[heights[b]]) for a, b in pairwise(rows))
    return _staircase([heights[row] for row in rows], spans) if here and is_whole and is_joined else ()


def _share(above: Point, below: Point) -> bool:
    return above[0] - HOME_X < below[1] + HOME_X and below[0] - HOME_X < above[1] + HOME_X


def _staircase(rows: Sequence[float], spans: Mapping[float, Point]) -> tuple[Point, ...]:
    """Down the right side and up the left; between two rows the line steps where no figure stands."""
    right: list[Point] = []
    left: list[Point] = []
    for number, y in enumerate(rows):
        is_last = number == len(rows) - 1
        top, bottom = (
            y - RADIUS - HOME_TOP,
            y + RADIUS + LABEL + HOME_BOTTOM if is_last else rows[number + 1] - RADIUS - HOME_TOP,
        )
        right += [(spans[y][1] + HOME_X, top), (spans[y][1] + HOME_X, bottom)]
        left += [(spans[y][0] - HOME_X, top), (spans[y][0] - HOME_X, bottom)]
    return (*right, *reversed(left))
