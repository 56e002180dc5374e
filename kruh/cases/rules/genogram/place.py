"""Where everything lies on paper: figures in rows, lines of couples and families, and the outline of each home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kruh.cases.rules.genogram.family import Figure, Household, Kinship, Union
from kruh.cases.rules.genogram.order import Chain, Rows, rows_of

GAP, ROW, RADIUS, LABEL = 132.0, 190.0, 26.0, 40.0  # units of the picture; a figure is 2 RADIUS wide
EDGE, STEP, ROUNDS = 68.0, 11.0, 24
HOME_X, HOME_TOP, HOME_BOTTOM = 54.0, 14.0, 6.0

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its middle."""

    figure: Figure
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points. `kind` says what it means: married, together, born, adopted, fostered, other..."""

    kind: str
    points: tuple[Point, ...]
    middle: Point | None = None  # where the slashes of a parted couple stand


@dataclass(frozen=True, slots=True)
class Outline:
    """One home: a closed line round its people and nobody else, or no line and a mark at each of them."""

    letter: str
    members: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture in its own units."""

    width: float
    height: float
    figures: tuple[Placed, ...]
    strokes: tuple[Stroke, ...]
    homes: tuple[Outline, ...]


def picture(kin: Kinship) -> Picture:
    """This will place everything; nothing overlaps, a couple stands together and children hang in order of age."""
    rows = rows_of(kin)
    xs = _positions(rows, kin)
    left = min(xs.values(), default=0.0) - EDGE
    at = {one: (x - left, EDGE + kin.generation[one] * ROW) for one, x in xs.items()}
    strokes = [*_couples(kin, at, rows), *_families(kin, at), *_others(kin, at)]
    placed = tuple(Placed(kin.figures[one], *at[one]) for row in rows for chain in row for one in chain)
    width = max((x for x, _ in at.values()), default=0.0) + EDGE
    height = max((y for _, y in at.values()), default=0.0) + EDGE + LABEL
    homes = tuple(_outline(home, chr(ord("A") + n), kin, at) for n, home in enumerate(kin.households))
    return Picture(width, height, placed, tuple(strokes), homes)


# Across the page -----------------------------------------------------------------------------------------------------


def _positions(rows: Rows, kin: Kinship) -> dict[str, float]:
    """Draws children under their couple and couples over their children, in turn, keeping the order and the gaps."""
    xs: dict[str, float] = {}
    for row in rows:
        _set(row, [GAP * n for n in _starts(row)], xs)
    for turn in range(ROUNDS):
        is_down = turn % 2 == 1
        for row in rows if is_down else reversed(rows):
            wanted = [_wanted(chain, kin, xs, is_down=is_down) for chain in row]
            _set(row, _spread(wanted, [GAP * len(chain) for chain in row]), xs)
    return xs


def _starts(row: Sequence[Chain]) -> list[int]:
    return [sum(len(chain) for chain in row[:at]) for at in range(len(row))]


def _set(row: Sequence[Chain], starts: Sequence[float], xs: dict[str, float]) -> None:
    for chain, start in zip(row, starts, strict=True):
        xs.update({one: start + GAP * place for place, one in enumerate(chain)})


def _wanted(chain: Chain, kin: Kinship, xs: Mapping[str, float], *, is_down: bool) -> float:
    """Where the chain would like to begin."""
    start = xs[chain[0]]
    pulls = []
    for union in kin.unions:
        if is_down and union.parents:
            pulls += [_root(union, xs) - xs[one] for one in chain if one in union.children]
        elif union.children and set(union.parents) & set(chain):
            middle = (xs[union.children[0]] + xs[union.children[-1]]) / 2
            pulls += [] if is_down else [middle - _root(union, xs)]
    return start + (sum(pulls) / len(pulls) if pulls else 0.0)


def _root(union: Union, xs: Mapping[str, float]) -> float:
    """Where the children of a couple hang: in its middle, or beside the outer one where others stand between."""
    ends = sorted(xs[one] for one in union.parents)
    return sum(ends) / len(ends) if ends[-1] - ends[0] <= GAP * 1.01 else ends[0] + GAP / 2


def _spread(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Gives the nearest places (least squares) in the same order without overlap: pools neighbours that collide."""
    offset, offsets = 0.0, []
    for width in widths:
        offsets.append(offset)
        offset += width
    pools: list[list[float]] = []  # sum of wishes, how many
    for wish, start in zip(wanted, offsets, strict=True):
        pools.append([wish - start, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    means = [total / count for total, count in pools for _ in range(int(count))]
    return [mean + start for mean, start in zip(means, offsets, strict=True)]


# Lines ---------------------------------------------------------------------------------------------------------------


def _couples(kin: Kinship, at: Mapping[str, Point], rows: Rows) -> list[Stroke]:
    found = []
    for union in kin.unions:
        if len(union.parents) == 2:
            (x1, y1), (x2, y2) = sorted(at[one] for one in union.parents)
            if y1 == y2 and x2 - x1 <= GAP * 1.01:
                points: tuple[Point, ...] = ((x1 + RADIUS, y1), (x2 - RADIUS, y2))
            else:
                low = max(y1, y2) + RADIUS + LABEL + STEP
                points = ((x1, y1 + RADIUS), (x1, low), (x2, low), (x2, y2 + RADIUS))
            found.append(Stroke(union.line, points, _joint(union, at)))
    return found


def _joint(union: Union, at: Mapping[str, Point]) -> Point:
    """Where the family line leaves its parents."""
    ends = sorted(at[one] for one in union.parents)
    (x1, y1), (x2, y2) = ends[0], ends[-1]
    if len(ends) == 1:
        return x1, y1 + RADIUS
    if y1 == y2 and x2 - x1 <= GAP * 1.01:
        return (x1 + x2) / 2, y1
    return x1 + GAP / 2, max(y1, y2) + RADIUS + LABEL + STEP


def _families(kin: Kinship, at: Mapping[str, Point]) -> list[Stroke]:
    """Each family has a bar over its children; bars that would lie on one another stand at other heights."""
    taken: dict[float, list[tuple[float, float, int]]] = {}
    found = []
    families = [union for union in kin.unions if union.children and (union.parents or len(union.children) > 1)]
    for union in sorted(families, key=lambda union: min(at[child][0] for child in union.children)):
        root = _joint(union, at) if union.parents else None
        xs = [at[child][0] for child in union.children] + ([root[0]] if root else [])
        top = min(at[child][1] for child in union.children)
        span, others = (min(xs), max(xs)), taken.setdefault(top, [])
        level = next(n for n in range(len(others) + 1) if not any(
            n == used and span[0] - STEP <= right and left <= span[1] + STEP for left, right, used in others
        ))  # fmt: skip
        others.append((*span, level))
        bar = top - RADIUS - 26 - STEP * level
        if root:
            found.append(Stroke("stem", (root, (root[0], bar))))
        if span[0] < span[1]:
            found.append(Stroke("bar", ((span[0], bar), (span[1], bar))))
        found += [_drop(union, child, kin, at, bar) for child in union.children]
    return found


def _drop(union: Union, child: str, kin: Kinship, at: Mapping[str, Point], bar: float) -> Stroke:
    """From the bar to a child; twins come from one point."""
    x, y = at[child]
    born = kin.figures[child].born
    twins = [at[one][0] for one in union.children if born and kin.figures[one].born == born]
    start = sum(twins) / len(twins) if len(twins) > 1 else x
    return Stroke(union.ways[child], ((start, bar), (x, y - RADIUS)))


def _others(kin: Kinship, at: Mapping[str, Point]) -> list[Stroke]:
    """Ties without a family line, for instance a grandmother of whom nobody said whose mother she is."""
    found = []
    for bond in kin.others:
        (x1, y1), (x2, y2) = sorted((at[bond.one], at[bond.other]), key=lambda point: (point[1], point[0]))
        if y1 == y2:
            low = y1 + RADIUS + LABEL + STEP / 2
            found.append(Stroke("other", ((x1, y1 + RADIUS), (x1, low), (x2, low), (x2, y2 + RADIUS))))
        else:
            found.append(Stroke("other", ((x1, y1 + RADIUS), (x2, y2 - RADIUS))))
    return found


# Homes ---------------------------------------------------------------------------------------------------------------


def _outline(home: Household, letter: str, kin: Kinship, at: Mapping[str, Point]) -> Outline:
    here = [one for one in home.members if one in at]
    spans: dict[float, Point] = {}
    for one in here:
        x, y = at[one]
        left, right = spans.get(y, (x, x))
        spans[y] = (min(left, x), max(right, x))
    rows = sorted(spans)
    is_whole = all(one in here or y not in spans or not spans[y][0] <= x <= spans[y][1] for one, (x, y) in at.items())
    is_joined = all(below - above == ROW and _share(spans[above], spans[below]) for above, below in pairwise(rows))
    points = _staircase(rows, spans) if here and is_whole and is_joined else ()
    return Outline(letter, tuple(here), points)


def _share(above: Point, below: Point) -> bool:
    return above[0] - HOME_X < below[1] + HOME_X and below[0] - HOME_X < above[1] + HOME_X


def _staircase(rows: Sequence[float], spans: Mapping[float, Point]) -> tuple[Point, ...]:
    """Down the right side and up the left; between two rows the line steps where no figure stands."""
    right: list[Point] = []
    left: list[Point] = []
    for number, y in enumerate(rows):
        top = y - RADIUS - HOME_TOP
        bottom = y + RADIUS + LABEL + HOME_BOTTOM if number == len(rows) - 1 else y + ROW - RADIUS - HOME_TOP
        right += [(spans[y][1] + HOME_X, top), (spans[y][1] + HOME_X, bottom)]
        left += [(spans[y][0] - HOME_X, top), (spans[y][0] - HOME_X, bottom)]
    return (*right, *reversed(left))
