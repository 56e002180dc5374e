"""Who lives in one home."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from kruh.cases.rules.genogram.kin import BELOW, PAIRED, Bond, Figure, Household
from kruh.cases.vocabulary import TieKind


def households(known: Mapping[str, Figure], bonds: Sequence[Bond]) -> tuple[Household, ...]:
    """Puts into one home those who live together; a child of two homes does not make one home of them.

    Grown-ups make a home by living with one another. Two parents who both live with a child and are not parted are
    one home too; parted parents are two, and the child is in both.
    """
    lines = [bond for bond in bonds if bond.lives_together and not bond.is_over]
    children = {bond.other for bond in bonds if BELOW[bond.kind][0] > 0}
    elders = {bond.one for bond in bonds if BELOW[bond.kind][0] > 0} | (set(known) - children)
    homes: dict[str, frozenset[str]] = {}
    with_child: dict[str, set[str]] = defaultdict(set)
    for bond in lines:
        if bond.one in elders and bond.other in elders:
            _join(homes, bond.one, bond.other)
        elif bond.one in elders or bond.other in elders:
            child, elder = (bond.one, bond.other) if bond.other in elders else (bond.other, bond.one)
            with_child[child].add(elder)
            homes.setdefault(elder, frozenset({elder}))
    _join_parents(homes, with_child, bonds)
    full = [home | {child for child, lived in with_child.items() if lived & home} for home in set(homes.values())]
    full += [frozenset({b.one, b.other}) for b in lines if not {b.one, b.other} & (set(homes) | set(with_child))]
    return tuple(Household(home) for home in sorted(tuple(sorted(home)) for home in full if len(home) > 1))


def _join_parents(homes: dict[str, frozenset[str]], with_child: Mapping[str, set[str]], bonds: Sequence[Bond]) -> None:
    parted = {
        frozenset((bond.one, bond.other))
        for bond in bonds
        if bond.kind in PAIRED and (bond.is_over or bond.kind == TieKind.FORMER_PARTNER)
    }
    for lived in with_child.values():
        for one, other in combinations(sorted(lived), 2):
            if not any(frozenset((a, b)) in parted for a in homes[one] for b in homes[other]):
                _join(homes, one, other)


def _join(homes: dict[str, frozenset[str]], one: str, other: str) -> None:
    together = homes.get(one, frozenset({one})) | homes.get(other, frozenset({other}))
    homes.update(dict.fromkeys(together, together))
