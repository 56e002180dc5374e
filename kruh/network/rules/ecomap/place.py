"""Where everything of an ecomap lies. Natural ties stand on the left, professional ones on the right.

The home is a circle: the children in a box, who lives with them above and below it. Everybody else stands on an arc on
their side, names outward and lines inward, so that no line can run through a name. What finds no place is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin, sqrt

from kruh.network.rules.net import HOME, Figure, Net, Tie
from kruh.network.vocabulary import Flow, Kind

RADIUS, LABEL = 13.0, 186.0  # of a symbol; the width kept free for the name beside it
LEAST, MOST = 42.0, 84.0  # between two names on an arc
INNER, ROW, BOX = 122.0, 74.0, 150.0  # who lives with the child: side by side, over one another; the children's box
LINE, EDGE, MARGIN, TIP = 26.0, 24.0, 120.0, 11.0
MOST_AT_HOME, MOST_CHILDREN = 8, 8
TOP = 0.97  # of the arc's half that is used
WAVE, WAVES = 5.0, 16
DOWN = 90.0

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with the middle of its symbol and where its name stands: left, right, above, below, or in the box."""

    figure: Figure
    x: float
    y: float
    side: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """One tie as a line; `tips` are the ends of its arrows with the direction in degrees."""

    tie: Tie
    points: tuple[Point, ...]
    tips: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture in its own units."""

    width: float
    height: float
    middle: Point
    radius: float
    box: tuple[float, float, float, float]
    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]
    missing: tuple[str, ...]


def picture(net: Net) -> Picture:
    """This will place everything; nothing overlaps, whatever the net is like."""
    inner, radius, box = _home(net)
    arcs = [*_arc([one for one in net.around if one.kind != Kind.PROFESSIONAL], radius, -1),
            *_arc([one for one in net.around if one.kind == Kind.PROFESSIONAL], radius, 1)]  # fmt: skip
    half_x = max([radius, *(abs(spot.x) + RADIUS + LABEL for spot in arcs)]) + EDGE
    half_y = max([radius, *(abs(spot.y) + LINE for spot in arcs)]) + EDGE
    spots = [Spot(one.figure, one.x + half_x, one.y + half_y, one.side) for one in (*inner, *arcs)]
    middle = (half_x, half_y)
    at = {spot.figure.id: spot for spot in spots}
    moved = (box[0] + half_x, box[1] + half_y, box[2], box[3])
    drawn = [(tie, _path(tie, at, middle, radius, moved)) for tie in net.ties]
    strokes = tuple(_stroke(tie, path) for tie, path in drawn if path)
    return Picture(
        half_x * 2, half_y * 2, middle, radius, moved, tuple(spots), strokes, tuple(_missing(net, at, drawn))
    )


def _missing(net: Net, at: Mapping[str, Spot], drawn: Sequence[tuple[Tie, tuple[Point, ...]]]) -> list[str]:
    """Says what the picture could not show; the words beside it do."""
    out = [one.name for one in net.figures if one.id not in at]
    names = {**net.names, HOME: "domácnost"}
    across = [f"{names[tie.who]} – {names[tie.to]}" for tie, path in drawn if not path and tie.who in at]
    return [*out, *across]


# The home ------------------------------------------------------------------------------------------------------------


def _home(net: Net) -> tuple[list[Spot], float, tuple[float, float, float, float]]:
    children, others = net.children[:MOST_CHILDREN], net.home[:MOST_AT_HOME]
    height = LINE * max(len(children), 1) + 10.0
    box = (-BOX / 2, -height / 2, BOX, height)
    first = -height / 2 + 5 + LINE / 2
    spots = [Spot(child, 0.0, first + LINE * number, "box") for number, child in enumerate(children)]
    above, below = others[: (len(others) + 1) // 2], others[(len(others) + 1) // 2 :]
    spots += _row(above, -(height / 2 + ROW - LINE), "above") + _row(below, height / 2 + ROW - LINE, "below")
    wide = max(BOX, INNER * len(above)) / 2
    tall = height / 2 + (ROW - LINE + RADIUS + LINE * 1.5 if others else 14.0)
    return spots, max(hypot(wide, tall * 0.8), tall, 92.0) + 8, box


def _row(figures: Sequence[Figure], y: float, side: str) -> list[Spot]:
    start = -(len(figures) - 1) / 2 * INNER
    return [Spot(one, start + INNER * number, y, side) for number, one in enumerate(figures)]


# Around --------------------------------------------------------------------------------------------------------------


def _arc(figures: Sequence[Figure], radius: float, side: int) -> list[Spot]:
    """On an ellipse round the home, evenly from the top down."""
    if not figures:
        return []
    reach = radius + MARGIN
    pitch = min(MOST, max(LEAST, 2 * reach * TOP / len(figures)))
    span = pitch * (len(figures) - 1) / 2
    tall = max(reach, span / TOP)
    return [
        Spot(one, side * reach * sqrt(1 - (y / tall) ** 2), y, "left" if side < 0 else "right")
        for one, y in ((one, number * pitch - span) for number, one in enumerate(figures))
    ]


# Lines ---------------------------------------------------------------------------------------------------------------


def _path(
    tie: Tie, at: Mapping[str, Spot], middle: Point, radius: float, box: tuple[float, float, float, float]
) -> tuple[Point, ...]:
    """Gives the points of a tie, or none where it cannot be drawn without running over others."""
    start = at.get(tie.who)
    end = at.get(tie.to) if tie.to != HOME else None
    if start is None or (tie.to != HOME and end is None) or start.side == "box":
        return ()  # of what children give one another only the words tell
    if start.side in ("above", "below"):
        return _within(start, end, box)
    return _from_around(start, end, middle, radius, box)


def _within(start: Spot, end: Spot | None, box: tuple[float, float, float, float]) -> tuple[Point, ...]:
    """Who lives with the children has a line to their box."""
    if end is not None and end.side != "box":
        return ()
    down = 1.0 if start.side == "above" else -1.0
    edge = box[1] if start.side == "above" else box[1] + box[3]
    left, right = box[0] + 16, box[0] + box[2] - 16
    return ((start.x, start.y + down * (RADIUS + 3)), (min(max(start.x, left), right), edge - down))


def _from_around(
    start: Spot, end: Spot | None, middle: Point, radius: float, box: tuple[float, float, float, float]
) -> tuple[Point, ...]:
    if end is None:
        return _between((start.x, start.y), middle, RADIUS + 4, radius + 2)
    inward = -1.0 if start.side == "right" else 1.0
    if end.side == "box":
        edge = box[0] if start.side == "left" else box[0] + box[2]
        gate = (middle[0] - inward * sqrt(max(radius**2 - (end.y - middle[1]) ** 2, 0.0)), end.y)
        first = _between((start.x, start.y), gate, RADIUS + 4, 0.0)
        return (*first, (edge - inward * 2, end.y))
    if end.side in ("above", "below"):
        return _between((start.x, start.y), (end.x, end.y), RADIUS + 4, RADIUS + 4)
    if end.side != start.side:
        return ()
    bend = (max if inward > 0 else min)(start.x, end.x) + inward * 44, (start.y + end.y) / 2
    first, last = _between((start.x, start.y), bend, RADIUS + 4, 0.0), _between(bend, (end.x, end.y), 0.0, RADIUS + 4)
    return (*first, last[-1])


def _between(one: Point, other: Point, off_one: float, off_other: float) -> tuple[Point, Point]:
    """The straight way between two points, shortened at both ends."""
    length = hypot(other[0] - one[0], other[1] - one[1]) or 1.0
    x, y = (other[0] - one[0]) / length, (other[1] - one[1]) / length
    return (one[0] + x * off_one, one[1] + y * off_one), (other[0] - x * off_other, other[1] - y * off_other)


def _stroke(tie: Tie, path: tuple[Point, ...]) -> Stroke:
    tips = []
    if tie.flow in (Flow.TO_FAMILY, Flow.BOTH):
        tips.append(_tip(path[-2], path[-1]))
    if tie.flow in (Flow.FROM_FAMILY, Flow.BOTH):
        tips.append(_tip(path[1], path[0]))
    points = _wave(path[0], path[1]) + path[2:] if tie.is_strained else path
    return Stroke(tie, points, tuple(tips))


def _tip(before: Point, end: Point) -> tuple[float, float, float]:
    return end[0], end[1], degrees(atan2(end[1] - before[1], end[0] - before[0]))


def _wave(one: Point, other: Point) -> tuple[Point, ...]:
    """A jagged way; its ends stay straight, so that arrows sit well."""
    angle, length = atan2(other[1] - one[1], other[0] - one[0]), hypot(other[0] - one[0], other[1] - one[1])
    free = length - 2 * TIP
    if free < TIP:
        return one, other
    number = max(4, min(WAVES, int(free / 9)))
    across = (cos(angle + pi / 2), sin(angle + pi / 2))
    found = [one]
    for step in range(number + 1):
        along, aside = TIP + free * step / number, 0.0 if step in (0, number) else WAVE * (-1) ** step
        found.append((one[0] + cos(angle) * along + across[0] * aside, one[1] + sin(angle) * along + across[1] * aside))
    return (*found, other)
