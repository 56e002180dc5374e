"""The drawing as a template needs it: every number written out, so that sixty figures are drawn in a moment."""

from dataclasses import dataclass
from typing import Any

from kruh.network.queries.net import short
from kruh.network.rules import ecomap
from kruh.network.rules.ecomap.place import Point, Spot, Stroke
from kruh.network.rules.net import Net

LONGEST_NAME, LONGEST_INSIDE = 25, 15
ANCHORS = {"left": "end", "right": "start"}


@dataclass(frozen=True)
class Mark:
    """One figure as it is drawn: where, which shape, and the two lines of words with their places."""

    x: str
    y: str
    shape: str
    side: str
    words: tuple[tuple[int, int, str, str], ...]  # x, y, class, words


@dataclass(frozen=True)
class Line:
    """One tie as it is drawn."""

    kind: str
    points: str
    tips: list[str]


def drawing(net: Net) -> dict[str, Any]:
    """This will draw a net and say the same in words."""
    placed = ecomap.picture(net)
    left, top, width, height = placed.box
    return {
        "width": f"{placed.width:.0f}",
        "height": f"{placed.height:.0f}",
        "cx": f"{placed.middle[0]:.0f}",
        "cy": f"{placed.middle[1]:.0f}",
        "r": f"{placed.radius:.0f}",
        "box": (f"{left:.0f}", f"{top:.0f}", f"{width:.0f}", f"{height:.0f}"),
        "inner": (f"{left + 4:.0f}", f"{top + 4:.0f}", f"{width - 8:.0f}", f"{height - 8:.0f}"),
        "lines": [_line(stroke) for stroke in placed.strokes],
        "marks": [_mark(spot) for spot in placed.spots],
        "missing": placed.missing,
        "told": ecomap.told(net),
        "is_told": any(tie.strength or tie.needs for tie in net.ties),
    }


def _mark(spot: Spot) -> Mark:
    name = spot.figure.name
    words: list[tuple[int, int, str, str]]
    if spot.side == "box":
        words = [(0, 5, "child", short(name, LONGEST_INSIDE + 4))]
    elif spot.side in ANCHORS:
        x = -21 if spot.side == "left" else 21
        second = [(x, 15, "small", spot.figure.about)] if spot.figure.about else []
        words = [(x, -1 if second else 5, "name", short(name, LONGEST_NAME)), *second]
    else:
        words = [(0, y, "name", part) for y, part in zip(_heights(spot.side), _halves(name), strict=False)]
    return Mark(f"{spot.x:.0f}", f"{spot.y:.0f}", spot.figure.shape, spot.side, tuple(words))


def _heights(side: str) -> tuple[int, int]:
    return (-34, -20) if side == "above" else (29, 43)


def _halves(name: str) -> list[str]:
    """Two lines for who stands inside the circle."""
    first, _, last = name.rpartition(" ")
    return [short(part, LONGEST_INSIDE) for part in (first, last) if part]


def _line(stroke: Stroke) -> Line:
    tie = stroke.tie
    kind = f"tie-{tie.strength or 'untold'}{' tie-strained' if tie.is_strained else ''}"
    tips = [f"translate({x:.0f} {y:.0f}) rotate({turn:.0f})" for x, y, turn in stroke.tips]
    return Line(kind, _points(stroke.points), tips)


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
