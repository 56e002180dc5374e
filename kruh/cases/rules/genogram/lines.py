"""Lines of couples and of families: which leaves from where, and how high each stands so that none lies on another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kruh.cases.rules.genogram.kin import Kinship, Union

type Point = tuple[float, float]
type Xs = Mapping[str, float]
type Span = tuple[float, float]
GAP, RADIUS, LABEL = 132.0, 26.0, 40.0  # units of the picture; a figure is 2 RADIUS wide
BAR, RAIL, AIR = 11.0, 9.0, 17.0
CLOSE = GAP * 1.01


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points. `kind` says what it means: married, together, born, adopted, fostered, other..."""

    kind: str
    points: tuple[Point, ...]
    middle: Point | None = None  # where the slashes of a parted couple stand
    way: str = ""  # how all the children of this family line came to it, where they were not born to it


@dataclass(frozen=True, slots=True)
class Lanes:
    """How high each line stands within its row, and how many heights each row needs."""

    rails: Mapping[int, int]  # of couples that do not stand side by side: a line above their row
    bars: Mapping[int, int]  # of brothers and sisters: a line above their row
    rail_count: Mapping[int, int]
    bar_count: Mapping[int, int]


def is_close(union: Union, xs: Xs, generation: Mapping[str, int]) -> bool:
    """This will tell whether the two of a couple stand side by side."""
    one, two = union.parents
    return generation[one] == generation[two] and abs(xs[one] - xs[two]) <= CLOSE


def root(union: Union, xs: Xs, kin: Kinship, partners: Mapping[str, int]) -> float:
    """This will say where the children of a couple hang: in its middle, or beside the one with fewer partners."""
    if len(union.parents) == 1:
        return xs[union.parents[0]]
    if is_close(union, xs, kin.generation):
        return sum(xs[one] for one in union.parents) / 2
    outer, hub = sorted(union.parents, key=lambda one: (-kin.generation[one], partners[one], xs[one]))
    return xs[outer] + (GAP / 2 if xs[hub] > xs[outer] else -GAP / 2)


def partner_counts(kin: Kinship) -> dict[str, int]:
    """This will count the couples that each person belongs to."""
    counts: dict[str, int] = defaultdict(int)
    for union in kin.unions:
        for one in union.parents:
            counts[one] += len(union.parents) - 1
    return counts


def lanes(kin: Kinship, xs: Xs, roots: Mapping[int, float]) -> Lanes:
    """This will give a height to each couple's and family's line, so that two of one row never lie on one another."""
    rails: list[tuple[int, Span, int]] = []
    bars: list[tuple[int, Span, int]] = []
    for number, union in enumerate(kin.unions):
        if len(union.parents) == 2 and not is_close(union, xs, kin.generation):
            row = max(kin.generation[one] for one in union.parents)
            reach = [*(xs[one] for one in union.parents), roots[number]]
            rails.append((row, (min(reach), max(reach)), number))
        if has_bar(union):
            reach = [xs[child] for child in union.children] + ([roots[number]] if number in roots else [])
            bars.append((min(kin.generation[child] for child in union.children), (min(reach), max(reach)), number))
    first, second = _heights(rails), _heights(bars)
    return Lanes(first[0], second[0], first[1], second[1])


def has_bar(union: Union) -> bool:
    """This will tell whether there is a line to the children."""
    return bool(union.children) and (bool(union.parents) or len(union.children) > 1)


def _heights(spans: Iterable[tuple[int, Span, int]]) -> tuple[dict[int, int], dict[int, int]]:
    taken: dict[int, list[float]] = defaultdict(list)  # how far each height is used already
    found = {}
    for row, (left, right), number in sorted(spans):
        height = next((n for n, end in enumerate(taken[row]) if end + BAR < left), len(taken[row]))
        taken[row][height : height + 1] = [right]
        found[number] = height
    return found, {row: len(ends) for row, ends in taken.items()}


class Pen:
    """Draws the lines of one family."""

    def __init__(self, kin: Kinship, at: Mapping[str, Point], roots: Mapping[int, float], ways: Lanes) -> None:
        self.kin, self.at, self.roots, self.lanes = kin, at, roots, ways
        self.xs = {one: x for one, (x, _) in at.items()}

    def strokes(self) -> list[Stroke]:
        """This will draw couples, then families, then ties that only touch."""
        found: list[Stroke] = []
        for number, union in enumerate(self.kin.unions):
            if len(union.parents) == 2:
                found.append(self._couple(number, union))
            if has_bar(union):
                found += self._family(number, union)
        return [*found, *self._others()]

    def _couple(self, number: int, union: Union) -> Stroke:
        if number not in self.lanes.rails:
            (x1, y), (x2, _) = sorted(self.at[one] for one in union.parents)
            return Stroke(union.line, ((x1 + RADIUS, y), (x2 - RADIUS, y)), ((x1 + x2) / 2, y))
        rail = self._rail(number, union)
        (x1, y1), (x2, y2) = sorted(self.at[one] for one in union.parents)
        near, far = x1 + RADIUS / 2, x2 - RADIUS / 2
        points = ((near, y1 - RADIUS + 3), (near, rail), (far, rail), (far, y2 - RADIUS + 3))
        return Stroke(union.line, points, ((near + far) / 2, rail))

    def _rail(self, number: int, union: Union) -> float:
        return max(self.at[one][1] for one in union.parents) - RADIUS - RAIL * (self.lanes.rails[number] + 1)

    def _joint(self, number: int, union: Union) -> Point:
        """Where the family line leaves its parents."""
        if len(union.parents) == 1:
            x, y = self.at[union.parents[0]]
            return x, y + RADIUS
        y = self._rail(number, union) if number in self.lanes.rails else self.at[union.parents[0]][1]
        return self.roots[number], y

    def _family(self, number: int, union: Union) -> list[Stroke]:
        """Each family has a bar over its children, from which they hang."""
        found = []
        row = min(self.kin.generation[child] for child in union.children)
        top = min(self.at[child][1] for child in union.children) - RADIUS
        bar = top - RAIL * self.lanes.rail_count.get(row, 0) - AIR - BAR * self.lanes.bars[number]
        drops = [self._drop(union, child, bar) for child in union.children]
        ways = {drop.kind for drop in drops}
        way = next(iter(ways)) if len(ways) == 1 and ways != {"born"} else ""
        reach = [drop.points[0][0] for drop in drops]
        if union.parents:
            joint = self._joint(number, union)
            found.append(Stroke("stem", (joint, (joint[0], bar)), way=way))
            reach.append(joint[0])
        if min(reach) < max(reach):
            found.append(Stroke("bar", ((min(reach), bar), (max(reach), bar)), way=way))
        return found + drops

    def _drop(self, union: Union, child: str, bar: float) -> Stroke:
        """From the bar to a child; twins come from one point."""
        x, y = self.at[child]
        together = [self.xs[one] for one in twins(self.kin, union, child)]
        return Stroke(union.ways[child], ((sum(together) / len(together), bar), (x, y - RADIUS)))

    def _others(self) -> list[Stroke]:
        """Ties without a family line, for instance a grandmother of whom nobody said whose mother she is."""
        found = []
        for bond in self.kin.others:
            start, end = sorted((self.at[bond.one], self.at[bond.other]), key=lambda point: (point[1], point))
            if start[1] == end[1]:
                low = start[1] + RADIUS + LABEL + 5
                down, up = (start[0], start[1] + RADIUS), (end[0], end[1] + RADIUS)
                found.append(Stroke("other", (down, (start[0], low), (end[0], low), up)))
            else:
                found.append(Stroke("other", self._around(start, end)))
        return found

    def _around(self, start: Point, end: Point) -> tuple[Point, ...]:
        """Down beside the figures that stand between, so that the line does not seem to go through them."""
        (x1, y1), (x2, y2) = start, end
        aside = GAP / 2 - 9
        between = [x for x, y in self.at.values() if y1 < y < y2]
        for turn in (aside, -aside) if x2 > x1 else (-aside, aside):
            way = x1 + turn
            if all(abs(x - way) > RADIUS + 4 for x in between):
                edge = x1 + (RADIUS if turn > 0 else -RADIUS)
                return (edge, y1), (way, y1), (way, y2 - RADIUS - AIR), (x2, y2 - RADIUS)
        return (x1, y1 + RADIUS), (x2, y2 - RADIUS)


def twins(kin: Kinship, union: Union, child: str) -> Sequence[str]:
    """This will give those of one family who were born on the same day, the child itself among them."""
    born = kin.figures[child].born
    same = [one for one in union.children if born and kin.figures[one].born == born]
    return same if len(same) > 1 else [child]
