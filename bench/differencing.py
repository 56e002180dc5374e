"""A differencing attack on everything that leaves the offices. `./run bench differencing [--regions 50]`.

The attacker knows every published table of every period, the way of rounding, and that tables of one thing share their
totals; the shift alone is secret. For each shift the tables become a system of bounds on differences of whole numbers,
which shortest paths solve exactly. What is left as one possible number for a small cell is recovered. The same attack
on plain suppression (cells from 1 to 4 left out, totals exact) shows that the attack bites.
"""

import argparse
import random
import sys
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kruh.statistics.rules import populations, suppression

SEED, REGIONS, OFFICES, YEARS, QUARTERS = 20260318, 50, 15, 2, 4
FAR = 10**9
MOST_BASE = 10  # sums of hours and money are the same but for the unit

Table = list[int]
Pair = tuple[int, int]


@dataclass
class Bounds:
    """Whole numbers at the cuts of lines, known by bounds on their differences. Cut 0 is the beginning."""

    size: int = 1
    edges: dict[tuple[int, int], int] = field(default_factory=dict)

    def new(self) -> int:
        """This will give another cut."""
        self.size += 1
        return self.size - 1

    def most(self, later: int, earlier: int, number: int) -> None:
        """This will say that the one is at most so much beyond the other."""
        pair = (earlier, later)
        self.edges[pair] = min(self.edges.get(pair, FAR), number)

    def least(self, later: int, earlier: int, number: int) -> None:
        """This will say that the one is at least so much beyond the other."""
        self.most(earlier, later, -number)

    def distances(self, start: int) -> list[int] | None:
        """This will give how far beyond `start` each cut can be at most; None where nothing fits all bounds."""
        far, waiting, turns = [FAR] * self.size, deque([start]), [0] * self.size
        far[start] = 0
        after: dict[int, list[tuple[int, int]]] = {}
        for (one, other), number in self.edges.items():
            after.setdefault(one, []).append((other, number))
        while waiting:
            one = waiting.popleft()
            turns[one] += 1
            if turns[one] > self.size:
                return None
            for other, number in after.get(one, ()):
                if far[one] + number < far[other]:
                    far[other] = far[one] + number
                    if other not in waiting:
                        waiting.append(other)
        return far


Cells = list[Pair]  # the cuts around each cell


def lines(bounds: Bounds, tables: Sequence[Sequence[int]], known: Sequence[Pair] = ()) -> tuple[list[Cells], int]:
    """This will lay the tables of one thing beside each other: they begin and end at the same cuts.

    `known` are the tables of which the attacker knows that whatever is in the first category of one is in that of the
    other: a family conference has no minutes, an unwritten attendance is unwritten in every table.
    """
    end, told = bounds.new(), list[Cells]()
    for table in tables:
        cells, before = [], 0
        for turn in range(len(table)):
            after = end if turn == len(table) - 1 else bounds.new()
            bounds.least(after, before, 0)
            cells.append((before, after))
            before = after
        told.append(cells)
    for smaller, larger in known:
        bounds.least(told[larger][0][1], told[smaller][0][1], 0)
    return told, end


def possible(bounds: Bounds, cells: Iterable[Pair]) -> dict[tuple[int, int], tuple[int, int]]:
    """This will give for each cell the smallest and the largest number that fits; nothing where none does."""
    starts = {cut for cell in cells for cut in cell}
    far = {cut: bounds.distances(cut) for cut in starts}
    found = {}
    for before, after in cells:
        up, down = far[before], far[after]
        if up is None or down is None:
            return {}
        found[before, after] = (-down[before], up[after])
    return found


def shifted(tables: Sequence[Table], base: int, known: Sequence[Pair] = ()) -> list[list[Pair]]:
    """This will attack published tables: for every cell what it may be, over all shifts that fit."""
    ranges: dict[tuple[int, int], tuple[int, int]] = {}
    told: list[Cells] = []
    for shift in range(base):
        bounds = Bounds()
        told, _ = lines(bounds, tables, known)
        for cells, table in zip(told, tables, strict=True):
            place = 0
            for (_, after), number in zip(cells, table, strict=True):
                place += number
                bounds.most(after, 0, place - shift + base - 1)
                bounds.least(after, 0, place - shift)
        for cell, (low, high) in possible(bounds, [cell for cells in told for cell in cells]).items():
            so_far = ranges.get(cell, (high, low))
            ranges[cell] = (min(so_far[0], low), max(so_far[1], high))
    return [[ranges[cell] for cell in cells] for cells in told]


def left_out(tables: Sequence[Table], known: Sequence[Pair] = ()) -> list[list[Pair]]:
    """This will attack the same tables published exactly, with cells from one to four left out and totals told."""
    bounds, small = Bounds(), suppression.SMALLEST
    told, end = lines(bounds, tables, known)
    bounds.most(end, 0, sum(tables[0]))
    bounds.least(end, 0, sum(tables[0]))
    for cells, table in zip(told, tables, strict=True):
        for (before, after), number in zip(cells, table, strict=True):
            is_hidden = 0 < number < small
            bounds.most(after, before, small - 1 if is_hidden else number)
            bounds.least(after, before, 1 if is_hidden else number)
    found = possible(bounds, [cell for cells in told for cell in cells])
    return [[found[cell] for cell in cells] for cells in told]


@dataclass
class Result:
    """What came of an attack."""

    cells: int = 0
    small: int = 0
    recovered: int = 0
    narrowest: int = FAR
    wrong: int = 0

    def look(self, truth: Table, ranges: Sequence[Pair]) -> None:
        """This will compare what may be with what is."""
        for number, (low, high) in zip(truth, ranges, strict=True):
            self.cells += 1
            self.wrong += not low <= number <= high
            if 0 < number < suppression.SMALLEST:
                self.small += 1
                self.recovered += low == high
                self.narrowest = min(self.narrowest, high - low + 1)


def included(one: populations.Population) -> list[Pair]:
    """This will tell the tables of which the first category of one lies within that of the other."""
    place = {dimension.code: turn for turn, dimension in enumerate(one.dimensions, 2)}
    pairs = [("typ", "zapis"), ("typ", "hlas-ditete"), ("podpurna-osoba", "pomer"), ("pomer", "podpurna-osoba")]
    return [(place[small], place[large]) for small, large in pairs if small in place and large in place]


def region(chance: random.Random, one: populations.Population) -> list[Table]:
    """This will make one region's year of one thing: each thing has a place in every table, most places are rare."""
    sizes = [QUARTERS, OFFICES, *(len(dimension.categories) for dimension in one.dimensions)]
    tables = [[0] * size for size in sizes]
    for _ in range(chance.choice((0, 1, 3, 7, 15, 40, 120))):
        places = [int(chance.expovariate(3 / size)) % size for size in sizes]
        for small, large in included(one):
            if not places[small]:
                places[large] = 0
        for table, place in zip(tables, places, strict=True):
            table[place] += 1
    return tables


def published(tables: Sequence[Table], shift: int, base: int) -> list[Table]:
    """This will publish as the product does: quarter by quarter, then the rest of the year."""
    place, before, quarters = 0, 0, []
    for number in tables[0]:
        place += number
        cut = suppression.going_on(place, shift, before, base)
        quarters.append(cut - before)
        before = cut
    return [quarters, *(suppression.split(table, shift, before, base) for table in tables[1:])]


def attack(regions: int, seed: int) -> tuple[Result, Result]:
    """This will attack every region, year and thing, as we publish and as others would."""
    chance, ours, plain = random.Random(seed), Result(), Result()
    for number in range(regions):
        for year in range(YEARS):
            for one in populations.ALL.values():
                truth, known, base = region(chance, one), included(one), min(one.base, MOST_BASE)
                shift = suppression.shift(b"secret", f"{one.code}|{number}|{year}", base)
                told = published(truth, shift, base)
                for table, ranges in zip(truth, shifted(told, base, known), strict=True):
                    ours.look(table, ranges)
                for table, ranges in zip(truth, left_out(truth, known), strict=True):
                    plain.look(table, ranges)
    return ours, plain


def report(results: Mapping[str, Result]) -> None:
    """This will say what came of it."""
    for name, one in results.items():
        print(
            f"{name}: {one.cells:,} cells, {one.small:,} under five, {one.recovered:,} recovered,"
            f" at least {one.narrowest} possible numbers each, {one.wrong} outside what the attacker found"
        )


def main() -> None:
    """This will attack the generated regions; a recovered cell is a failure."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--regions", type=int, default=REGIONS)
    asked.add_argument("--seed", type=int, default=SEED)
    options = asked.parse_args()
    begun = time.monotonic()
    ours, plain = attack(options.regions, options.seed)
    report({"published": ours, "small cells only left out": plain})
    print(f"seed {options.seed}, {options.regions} regions, {time.monotonic() - begun:.0f} s")
    sys.exit(bool(ours.recovered or ours.wrong or not plain.recovered))


if __name__ == "__main__":
    main()
