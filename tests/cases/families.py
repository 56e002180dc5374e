"""Families that nobody invented one by one: up to sixty people, everything that a case meets, and what cannot be."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from kruh.cases.rules.genogram import Bond, Figure
from kruh.cases.vocabulary import TieKind

FIRST = ("Jana", "Eva", "Petr", "Jan", "Adam", "Ella", "Marie", "Josef", "Věra", "Tomáš", "Anna", "Karel", "Ota", "Iva")
LAST = ("Novák", "Havlínová", "Malá", "Dvořák", "Zima", "Růžička", "Kolářová")
LONG = ("Maria Magdalena Alžběta Kateřina", "Nguyenová-Wolkensteinová z Rožmitálu pod Třemšínem")
COUPLES = (TieKind.SPOUSE, TieKind.PARTNER, TieKind.FORMER_PARTNER)
STEP = 27


class Family:
    """A family in the making: everything is thrown by one die."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.size = self.dice.choice((1, 2, 4, 8, 12, 20, 30, 40, 60))
        self.people: list[Figure] = []
        self.bonds: list[Bond] = []
        self.rows: dict[int, list[str]] = {0: [], 1: [], 2: [], 3: []}

    def person(self, row: int, gender: str = "", born: date | None = None) -> str:
        """Somebody of a generation, with or without a date."""
        dice = self.dice
        name = " ".join(LONG) if dice.random() < 0.05 else f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        day = born or date(1935 + STEP * row, 1, 1) + timedelta(days=dice.randrange(365 * 12))
        died = date(2020, 5, 5) if dice.random() < 0.12 else None
        known = born or (day if dice.random() < 0.8 else None)
        is_index = row == max(self.rows) and dice.random() < 0.6
        one = Figure(
            f"p{len(self.people):02}", name, gender or dice.choice("ffmm") or "", known, died, is_index=is_index
        )
        self.people.append(one)
        self.rows[row].append(one.id)
        return one.id

    def is_full(self) -> bool:
        return len(self.people) >= self.size

    def tie(self, kind: str, one: str, other: str, *, lives: bool = False) -> None:
        pair = (kind, one, other)
        if one != other and pair not in {(bond.kind, bond.one, bond.other) for bond in self.bonds}:
            self.bonds.append(Bond(kind, one, other, lives_together=lives, tie=f"t{len(self.bonds)}"))

    def couple(self, row: int, one: str | None = None) -> tuple[str, ...]:
        """One person with somebody new, or alone."""
        first = one or self.person(row)
        if self.is_full() or self.dice.random() < 0.2:
            return (first,)
        gender = next(person.gender for person in self.people if person.id == first)
        other = self.person(row, "m" if gender == "f" else "f")
        if self.dice.random() < 0.9:
            kind = self.dice.choice(COUPLES)
            self.tie(kind, first, other, lives=kind != TieKind.FORMER_PARTNER and self.dice.random() < 0.6)
        return (first, other)

    def children(self, parents: Sequence[str], row: int) -> None:
        """The children of a couple: often few, sometimes a long row; some twins, some adopted or fostered."""
        dice = self.dice
        count = dice.choice((0, 1, 1, 2, 2, 3, 3, 5, 9))
        kind = dice.choice((TieKind.PARENT,) * 8 + (TieKind.ADOPTIVE_PARENT, TieKind.FOSTER_PARENT))
        last: date | None = None
        for _ in range(count):
            if self.is_full():
                return
            child = self.person(row, born=last if dice.random() < 0.12 else None)
            last = self.people[-1].born
            for one in parents:
                self.tie(kind, one, child, lives=dice.random() < 0.3)
            if kind != TieKind.PARENT and dice.random() < 0.5 and not self.is_full():
                self.tie(TieKind.PARENT, self.person(row - 1, "f"), child)

    def grow(self) -> "Family":
        """Four generations; each of the row may have up to four partners and children with each."""
        for _ in range(self.dice.choice((1, 1, 2, 3))):
            if not self.is_full():
                self.children(self.couple(0), 1)
        for row in (1, 2):
            for one in list(self.rows[row]):
                for _ in range(self.dice.choice((0, 1, 1, 1, 2, 2, 4))):
                    if not self.is_full():
                        self.children(self.couple(row, one), row + 1)
        return self

    def tangled(self) -> "Family":
        """Cousins who married, siblings by word alone, and what cannot be true."""
        dice, ids = self.dice, [person.id for person in self.people]
        for _ in range(dice.choice((0, 0, 1, 2))):
            row = list(self.rows[dice.choice((1, 2, 3))])
            if len(row) > 1:
                self.tie(
                    dice.choice((*COUPLES, TieKind.COUSIN, TieKind.SIBLING, TieKind.HALF_SIBLING)), *dice.sample(row, 2)
                )
        for _ in range(dice.choice((0, 0, 0, 1, 3))):
            if len(ids) > 1:
                self.tie(dice.choice(list(TieKind)), *dice.sample(ids, 2), lives=dice.random() < 0.2)
        for bond in [bond for bond in self.bonds if bond.kind == TieKind.PARENT][: dice.choice((0, 0, 0, 1))]:
            self.tie(TieKind.PARENT, bond.other, bond.one)
        if dice.random() < 0.1:
            self.bonds.append(Bond(TieKind.PARENT, "nobody", ids[0], tie="gone"))
        return self


def family(seed: int, *, is_tangled: bool = True) -> tuple[list[Figure], list[Bond]]:
    """This will give the people and ties of one family; the same for the same number."""
    made = Family(seed).grow()
    if not made.people:
        made.person(3)
    if is_tangled:
        made.tangled()
    return made.people, made.bonds
