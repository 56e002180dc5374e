"""Where everything lies on paper: figures in rows, lines of couples and families, and the outline of each home."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kruh.cases.rules.genogram.chains import Chain
from kruh.cases.rules.genogram.kin import Figure, Kinship
from kruh.cases.rules.genogram.lines import (
    AIR,
    BAR,
    GAP,
    LABEL,
    RADIUS,
    RAIL,
    Lanes,
    Pen,
    Stroke,
    is_close,
    lanes,
    partner_counts,
    root,
)
from kruh.cases.rules.genogram.order import Rows, rows_of
from kruh.cases.rules.genogram.outlines import Outline, outlines
from kruh.cases.rules.genogram.words import called
from kruh.foundation import text

EDGE, DEEP, ROUNDS, LEAF = 70.0, 34.0, 16, 0.05


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its middle."""

    figure: Figure
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture in its own units; what does not stand as one would expect is said in notes."""

    width: float
    height: float
    figures: tuple[Placed, ...]
    strokes: tuple[Stroke, ...]
    homes: tuple[Outline, ...]
    notes: tuple[str, ...]


def picture(kin: Kinship) -> Picture:
    """This will place everything; nothing overlaps, a couple stands together and children hang in order of age."""
    rows = rows_of(kin)
    xs = _positions(rows, kin)
    left = min(xs.values(), default=0.0) - EDGE
    xs = {one: x - left for one, x in xs.items()}
    partners = partner_counts(kin)
    roots = {number: root(union, xs, kin, partners) for number, union in enumerate(kin.unions) if union.parents}
    ways = lanes(kin, xs, roots)
    ys = _heights(len(rows), ways)
    at = {one: (x, ys[kin.generation[one]]) for one, x in xs.items()}
    placed = tuple(Placed(kin.figures[one], *at[one]) for row in rows for chain in row for one in chain)
    width = max(xs.values(), default=0.0) + EDGE
    height = (ys[-1] if ys else 0.0) + RADIUS + LABEL + EDGE - DEEP
    notes = tuple(_notes(kin, xs))
    return Picture(width, height, placed, tuple(Pen(kin, at, roots, ways).strokes()), outlines(kin, at), notes)


def _heights(count: int, ways: Lanes) -> list[float]:
    """Each row as deep as the lines above it need."""
    found: list[float] = []
    for row in range(count):
        room = RAIL * ways.rail_count.get(row, 0) + BAR * max(ways.bar_count.get(row, 0) - 1, 0)
        found.append(found[-1] + 2 * RADIUS + LABEL + DEEP + AIR + room if found else EDGE + room)
    return found


# Across the page -----------------------------------------------------------------------------------------------------


def _positions(rows: Rows, kin: Kinship) -> dict[str, float]:
    """Draws children under their couple and couples over their children, in turn, keeping the order and the gaps."""
    xs: dict[str, float] = {}
    for row in rows:
        starts = [GAP * sum(len(chain) for chain in row[:at]) for at in range(len(row))]
        _set(row, starts, xs)
    pulls = _Pulls(kin)
    for turn in range(ROUNDS):
        is_down = turn % 2 == 1
        for row in rows if is_down else reversed(rows):
            wanted = [pulls.of(chain, xs, is_down=is_down) for chain in row]
            wishes = [(xs[chain[0]] + move, weight) for chain, (move, weight) in zip(row, wanted, strict=True)]
            _set(row, _spread(wishes, [GAP * len(chain) for chain in row]), xs)
    return xs


def _set(row: Sequence[Chain], starts: Sequence[float], xs: dict[str, float]) -> None:
    for chain, start in zip(row, starts, strict=True):
        for place, one in enumerate(chain):
            xs[one] = start + GAP * place


class _Pulls:
    """Where family lines would draw people, gathered once."""

    def __init__(self, kin: Kinship) -> None:
        self.kin, self.partners = kin, partner_counts(kin)
        self.above: dict[str, list[int]] = defaultdict(list)
        self.below: dict[str, list[int]] = defaultdict(list)
        for number, union in enumerate(kin.unions):
            if union.parents and union.children:
                for one in union.children:
                    self.above[one].append(number)
                self.below[union.parents[0]].append(number)

    def of(self, chain: Chain, xs: Mapping[str, float], *, is_down: bool) -> tuple[float, float]:
        """This will say how far the chain would like to move, and how much that matters.

        Couples stand over their children; brothers and sisters move together to be under their parents; who has no
        children comes as near as the others leave room.
        """
        below = [number for one in chain for number in self.below[one]]
        above = [(number, one) for one in chain for number in self.above[one]]
        if not below:
            return _mean([self._root(number, xs) - xs[one] for number, one in above]), LEAF
        if is_down:
            return _mean([self._root(number, xs) - self._middle(number, xs) for number, _ in above]), 1.0
        return _mean([self._middle(number, xs) - self._root(number, xs) for number in below]), 1.0

    def _middle(self, number: int, xs: Mapping[str, float]) -> float:
        children = self.kin.unions[number].children
        return (xs[children[0]] + xs[children[-1]]) / 2

    def _root(self, number: int, xs: Mapping[str, float]) -> float:
        return root(self.kin.unions[number], xs, self.kin, self.partners)


def _mean(pulls: Sequence[float]) -> float:
    return sum(pulls) / len(pulls) if pulls else 0.0


def _spread(wanted: Sequence[tuple[float, float]], widths: Sequence[float]) -> list[float]:
    """Gives the nearest places (least squares) in the same order without overlap: pools neighbours that collide."""
    offset, offsets = 0.0, []
    for width in widths:
        offsets.append(offset)
        offset += width
    pools: list[tuple[float, float, int]] = []  # sum of weighed wishes, of weights, how many
    for (wish, weight), start in zip(wanted, offsets, strict=True):
        total, heavy, count = (wish - start) * weight, weight, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / heavy:
            before = pools.pop()
            total, heavy, count = total + before[0], heavy + before[1], count + before[2]
        pools.append((total, heavy, count))
    means = [total / heavy for total, heavy, count in pools for _ in range(count)]
    return [mean + start for mean, start in zip(means, offsets, strict=True)]


# What one would not expect -------------------------------------------------------------------------------------------


def _notes(kin: Kinship, xs: Mapping[str, float]) -> Iterator[str]:
    """What the picture cannot show side by side is said."""
    known = called(kin.figures.values())
    for union in kin.unions:
        names = text.list_words([known[one] for one in union.parents])
        if len(union.parents) == 2 and not is_close(union, xs, kin.generation):
            yield f"{names} nestojí vedle sebe. Spojuje je čára nad jejich řadou."
    for union in kin.unions:
        if len(union.children) > 1 and (why := torn(union.children, kin, xs)):
            names = text.list_words([known[one] for one in union.children])
            yield f"{names} {why}"


def torn(children: Sequence[str], kin: Kinship, xs: Mapping[str, float]) -> str:
    """This will say what is unusual about where brothers and sisters stand: another's child between, or their order."""
    if len({kin.generation[one] for one in children}) > 1:
        return "jsou sourozenci, na obrázku ale stojí v různých řadách."
    left, right, row = (
        min(map(xs.__getitem__, children)),
        max(map(xs.__getitem__, children)),
        kin.generation[children[0]],
    )
    mates = {one for union in kin.unions if set(union.parents) & set(children) for one in union.parents}
    between = {one for one, x in xs.items() if kin.generation[one] == row and left < x < right} - {*children, *mates}
    born = {one for union in kin.unions for one in union.children if union.parents}
    if between & born:
        return "jsou sourozenci, na obrázku ale mezi nimi stojí někdo z jiné rodiny."
    if [xs[one] for one in children] != sorted(xs[one] for one in children):
        return "jsou sourozenci, na obrázku ale nestojí podle věku."
    return ""
