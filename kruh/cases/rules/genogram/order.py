"""Who stands next to whom: siblings by age and side by side, and as few crossing family lines as possible.

The order begins as one would tell the family, parents and then their children. Then each chain of a row is moved to
where it crosses the fewest lines to the rows above and below, until nothing helps any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kruh.cases.rules.genogram.chains import Chain, chains
from kruh.cases.rules.genogram.kin import Kinship, age_order

type Rows = list[list[Chain]]
type At = dict[str, float]
type Ends = list[tuple[float, int, int]]  # where a line comes from, of which couple, which of its children by age
PASSES, INVERTED, TORN = 4, 4.0, 1.5


def rows_of(kin: Kinship) -> Rows:
    """This will give the rows from the oldest generation down, each with its chains from left to right."""
    family = _Family(kin)
    rows = family.told()
    at = _places(rows)
    for turn in range(PASSES):
        before = [list(row) for row in rows]
        levels = range(len(rows)) if turn % 2 == 0 else reversed(range(len(rows)))
        for level in levels:
            rows[level] = family.sifted(rows[level], at)
            at |= _row_places(rows[level])
        if rows == before:
            break
    return rows


def _places(rows: Rows) -> At:
    return {one: place for row in rows for one, place in _row_places(row).items()}


def _row_places(row: Sequence[Chain]) -> At:
    flat = [one for chain in row for one in chain]
    return {one: place - (len(flat) - 1) / 2 for place, one in enumerate(flat)}


class _Family:
    """The lines of each person, gathered once."""

    def __init__(self, kin: Kinship) -> None:
        self.kin = kin
        self.chain_of = {one: chain for chain in chains(kin) for one in chain}
        self.raised: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.raising: dict[str, list[int]] = defaultdict(list)
        for number, union in enumerate(kin.unions):
            for place, child in enumerate(union.children):
                self.raised[child].append((number, place))
            for one in union.parents:
                self.raising[one].append(number)
        self.tied = defaultdict[str, list[str]](list)
        for bond in kin.others:
            if kin.generation[bond.one] < kin.generation[bond.other]:
                self.tied[bond.one].append(bond.other)
                self.tied[f"^{bond.other}"].append(bond.one)

    def told(self) -> Rows:
        """This will give the rows in the order in which one tells a family."""
        kin, seen = self.kin, set[Chain]()
        rows: Rows = [[] for _ in range(max(kin.generation.values(), default=-1) + 1)]

        def tell(chain: Chain) -> None:
            if chain not in seen:
                seen.add(chain)
                rows[kin.generation[chain[0]]].append(chain)
                for number in dict.fromkeys(number for one in chain for number in self.raising[one]):
                    for child in kin.unions[number].children:
                        tell(self.chain_of[child])

        oldest = sorted(kin.figures, key=lambda one: (kin.generation[one], age_order(kin.figures[one]), one))
        for one in oldest:
            tell(self.chain_of[one])
        return rows

    def sifted(self, row: Sequence[Chain], at: At) -> list[Chain]:
        """This will turn each chain and move it to where it crosses the fewest lines."""
        row = [self._turned(chain, at) for chain in row]
        if len(row) < 2:
            return row
        above = [self._above(chain, at) for chain in row]
        below = [self._below(chain, at) for chain in row]
        price = [
            [_crossed(above[i], above[j]) + _crossed(below[i], below[j]) for j in range(len(row))]
            for i in range(len(row))
        ]
        order = list(range(len(row)))
        for moved in range(len(row)):
            order = _moved(order, moved, price)
        return [row[place] for place in order]

    def _turned(self, chain: Chain, at: At) -> Chain:
        """Turns a couple round when the lines of its own people cross less that way."""
        if len(chain) == 1:
            return chain
        back = chain[::-1]
        return back if self._inside(back, at) < self._inside(chain, at) else chain

    def _inside(self, chain: Chain, at: At) -> float:
        ends = [self._above((one,), at) for one in chain]
        lines = sum(_crossed(a, b) for a, b in combinations(ends, 2))
        here = {one: place for place, one in enumerate(chain)}
        numbers = dict.fromkeys(number for one in chain for number in self.raising[one])
        inner = sorted(numbers, key=lambda number: self._middle(number, here))
        children = [[(at[child], number, 0) for child in self.kin.unions[number].children] for number in inner]
        return lines + sum(_crossed(a, b) for a, b in combinations(children, 2))

    def _middle(self, number: int, here: Mapping[str, float]) -> float:
        places = [here[one] for one in self.kin.unions[number].parents if one in here]
        return sum(places) / len(places) if places else 0.0

    def _above(self, chain: Chain, at: At) -> Ends:
        lines = [(self._middle(number, at), number, place) for one in chain for number, place in self.raised[one]]
        return lines + [(at[other], -1, 0) for one in chain for other in self.tied[f"^{one}"]]

    def _below(self, chain: Chain, at: At) -> Ends:
        numbers = dict.fromkeys(number for one in chain for number in self.raising[one])
        lines = [(at[child], -1, 0) for number in numbers for child in self.kin.unions[number].children]
        return lines + [(at[other], -1, 0) for one in chain for other in self.tied[one]]


def _crossed(left: Iterable[tuple[float, int, int]], right: Ends) -> float:
    """How many lines cross when these stand left of those; a younger sibling on the left counts for more."""
    found = 0.0
    for a, union, place in left:
        for b, other, second in right:
            if union == other >= 0:
                found += INVERTED if place > second else 0.0
            elif a > b:
                found += 1.0
    return found


def _moved(order: Sequence[int], moved: int, price: Sequence[Sequence[float]]) -> list[int]:
    """Puts one of the row where it costs the least; where nothing is gained it stays."""
    was = order.index(moved)
    rest = [place for place in order if place != moved]
    costs = [0.0]
    for place in rest:
        costs.append(costs[-1] + price[place][moved] - price[moved][place])
    best = min(range(len(costs)), key=lambda at: (costs[at] - (1e-9 if at == was else 0.0), abs(at - was)))
    return [*rest[:best], moved, *rest[best:]]
