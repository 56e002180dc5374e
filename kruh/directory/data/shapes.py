"""The outlines of the regions, small enough for a telephone.

The borders are those of kraje.topojson (J. Lacko, MIT licence). Each is simplified once, so neighbours still touch.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

WIDTH = 1000
WEST, NORTH, PER_DEGREE = 12.05, 51.08, WIDTH / 6.85
SQUEEZED = math.cos(math.radians(49.8))
TALL = round(WIDTH * 0.58)
# How far, in units of the picture, a point may stand from a straight line and still be left out.
COARSE = 2.5
# Praha lies in the middle of its neighbour and one region is bent: there the number has to step aside.
ASIDE = {"CZ020": (75, 25), "CZ071": (-22, 55)}

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """One region in the picture: its outline, and where its number stands."""

    path: str
    x: int
    y: int


@cache
def shapes() -> dict[str, Shape]:
    """This will give the outline of each region by its code."""
    map_ = json.loads((resources.files("kruh.directory.data") / "kraje.topojson").read_text("utf-8"))
    borders = [_simplified([_placed(lon, lat) for lon, lat in arc]) for arc in map_["arcs"]]
    regions = map_["objects"]["kraje"]["geometries"]
    return {region["properties"]["id"]: _shape(region, borders) for region in regions}


def _shape(region: dict[str, object], borders: list[list[Point]]) -> Shape:
    rings = [_ring(arcs, borders) for arcs in region["arcs"]]  # type: ignore[attr-defined]
    x, y = _middle(rings[0])
    right, down = ASIDE.get(str(region["properties"]["id"]), (0, 0))  # type: ignore[index]
    return Shape("".join(map(_drawn, rings)), round(x) + right, round(y) + down)


def _placed(lon: float, lat: float) -> Point:
    return (lon - WEST) * PER_DEGREE, (NORTH - lat) * PER_DEGREE / SQUEEZED


def _ring(arcs: list[int], borders: list[list[Point]]) -> list[Point]:
    """A negative number is the border walked from its other end."""
    points: list[Point] = []
    for arc in arcs:
        border = borders[arc] if arc >= 0 else borders[~arc][::-1]
        points += border[1:] if points else border
    return points


def _simplified(line: list[Point]) -> list[Point]:
    """This will leave out what the eye does not miss (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    far, at = max((_away(point, line[0], line[-1]), at) for at, point in enumerate(line[1:-1], 1))
    if far <= COARSE:
        return [line[0], line[-1]]
    return _simplified(line[: at + 1])[:-1] + _simplified(line[at:])


def _away(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    long = math.hypot(x2 - x1, y2 - y1)
    if not long:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long


def _middle(ring: list[Point]) -> Point:
    """This will give the centre of the area."""
    pairs = list(pairwise(ring))
    parts = [(x1 * y2 - x2 * y1, x1 + x2, y1 + y2) for (x1, y1), (x2, y2) in pairs]
    area = sum(part for part, _, _ in parts) * 3
    return sum(part * x for part, x, _ in parts) / area, sum(part * y for part, _, y in parts) / area


def _drawn(ring: list[Point]) -> str:
    steps = [(round(x), round(y)) for x, y in ring]
    moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(steps)]
    return f"M{steps[0][0]} {steps[0][1]}l" + " ".join(f"{x} {y}" for x, y in moves[:-1]) + "z"
