"""Generations: who stands above whom. What is believed most is taken first; what contradicts it is refused.

People of one row are one group. A tie is refused when it would put a group above itself, so there is an order to draw
whatever was written down.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kruh.cases.rules.genogram.kin import BELOW, PAIRED, RAISED, Bond, Figure, age_order
from kruh.cases.vocabulary import TieKind

type Want = tuple[str, str, int, int, Bond | None]  # first, second, how far below, how much in doubt, because of what
WAYS = tuple(RAISED.values())
SOFT = (TieKind.HALF_SIBLING, TieKind.STEP_PARENT, TieKind.GRANDPARENT, TieKind.AUNT_UNCLE, TieKind.COUSIN,
        TieKind.GUARDIAN, TieKind.CARER)  # fmt: skip


def levels(known: Mapping[str, Figure], bonds: Sequence[Bond]) -> tuple[dict[str, int], list[Bond]]:
    """This will give each person a row, and the ties that could not be kept."""
    order = _Order(known)
    taken: list[Want] = []
    refused: list[Bond] = []
    for want in _wants(known, bonds):
        one, other, below, _, bond = want
        if order.take(one, other, is_below=below > 0):
            taken.append(want)
        elif bond:
            refused.append(bond)
    return _pushed(_walked(known, taken, order), taken, order), refused


class _Order:
    """Which people share a row and who is anywhere below, as bits; each person is a bit."""

    def __init__(self, known: Mapping[str, Figure]) -> None:
        self.number = {one: place for place, one in enumerate(known)}
        self.same = [1 << place for place in range(len(known))]
        self.below = [0] * len(known)

    def take(self, first: str, second: str, *, is_below: bool) -> bool:
        """This will put the second below the first, or beside; False when the opposite is known."""
        a, b = self.number[first], self.number[second]
        if self.below[b] & self.same[a] or (self.same[a] & self.same[b] if is_below else self.below[a] & self.same[b]):
            return False
        if is_below:
            self._lower(a, b)
        elif self.same[a] != self.same[b]:
            self._beside(a, b)
        return True

    def group(self, one: str) -> int:
        """This will give the bits of those in the same row."""
        return self.same[self.number[one]]

    def _lower(self, a: int, b: int) -> None:
        above, added = self.same[a], self.same[b] | self.below[b]
        for place, bits in enumerate(self.below):
            if bits & above or above >> place & 1:
                self.below[place] = bits | added

    def _beside(self, a: int, b: int) -> None:
        both, under = self.same[a] | self.same[b], self.below[a] | self.below[b]
        for place, bits in enumerate(self.below):
            if both >> place & 1:
                self.same[place], self.below[place] = both, under
            elif bits & both:
                self.below[place] = bits | both | under


def _wants(known: Mapping[str, Figure], bonds: Sequence[Bond]) -> Iterator[Want]:
    """What the ties ask for, what is believed most first: parents, couples, parents of one child, siblings, others."""
    raised = sorted((bond for bond in bonds if bond.kind in RAISED), key=lambda bond: _doubt(known, bond))
    yield from map(_want, raised)
    yield from (_want(bond) for kind in PAIRED[:2] for bond in bonds if bond.kind == kind)
    parents: dict[tuple[str, str], list[str]] = defaultdict(list)
    for bond in raised:
        parents[bond.other, RAISED[bond.kind]].append(bond.one)
    for elders in parents.values():
        yield from ((one, other, 0, 1, None) for one, other in combinations(elders[:2], 2))
    for kind in (PAIRED[2], TieKind.SIBLING, *SOFT):
        yield from (_want(bond) for bond in bonds if bond.kind == kind)


def _want(bond: Bond) -> Want:
    return (bond.one, bond.other, *BELOW[bond.kind], bond)


def _doubt(known: Mapping[str, Figure], bond: Bond) -> tuple[bool, int]:
    """A parent who is not older is believed last."""
    older, younger = known[bond.one].born, known[bond.other].born
    return bool(older and younger and older >= younger), WAYS.index(RAISED[bond.kind])


def _walked(known: Mapping[str, Figure], taken: Sequence[Want], order: _Order) -> dict[int, int]:
    """Walks from the children of the case along the ties that are believed most; each other family for itself."""
    ways: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for one, other, below, doubt, _ in taken:
        if below:
            ways[order.group(one)].append((order.group(other), below, doubt))
            ways[order.group(other)].append((order.group(one), -below, doubt))
    found: dict[int, int] = {}
    for start in sorted(known.values(), key=lambda figure: (not figure.is_index, age_order(figure), figure.id)):
        queue = [] if order.group(start.id) in found else [(0, order.group(start.id), 0)]
        while queue:
            doubted, here, row = heapq.heappop(queue)
            if here not in found:
                found[here] = row
                for there, below, doubt in ways[here]:
                    heapq.heappush(queue, (doubted + doubt, there, row + below))
    return found


def _pushed(row: dict[int, int], taken: Sequence[Want], order: _Order) -> dict[str, int]:
    """Lowers whoever would stand beside or above somebody older; ends, because nobody is below themselves."""
    pairs = [(order.group(one), order.group(other)) for one, other, below, _, _ in taken if below]
    is_moved = True
    while is_moved:
        is_moved = False
        for above, below in pairs:
            if row[below] <= row[above]:
                row[below], is_moved = row[above] + 1, True
    return {one: row[order.group(one)] for one in order.number}
