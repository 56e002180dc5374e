"""Who is kin to whom: generations, couples with their children, and homes."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from kruh.cases.vocabulary import TieKind

# How many generations the second person stands below the first, and how much such a tie is believed (less is more).
_BELOW: dict[str, tuple[int, int]] = {
    TieKind.PARENT: (1, 1),
    TieKind.ADOPTIVE_PARENT: (1, 1),
    TieKind.FOSTER_PARENT: (1, 2),
    TieKind.STEP_PARENT: (1, 2),
    TieKind.GUARDIAN: (1, 9),
    TieKind.CARER: (1, 9),
    TieKind.GRANDPARENT: (2, 2),
    TieKind.AUNT_UNCLE: (1, 3),
    TieKind.SIBLING: (0, 1),
    TieKind.HALF_SIBLING: (0, 2),
    TieKind.COUSIN: (0, 4),
    TieKind.PARTNER: (0, 1),
    TieKind.SPOUSE: (0, 1),
    TieKind.FORMER_PARTNER: (0, 2),
}
PAIRED = (TieKind.SPOUSE, TieKind.PARTNER, TieKind.FORMER_PARTNER)
RAISED = {
    TieKind.PARENT: "born",
    TieKind.ADOPTIVE_PARENT: "adopted",
    TieKind.FOSTER_PARENT: "fostered",
}
NO_DATE = date.max


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in the picture; `is_index` marks the children that the case is about."""

    id: str
    name: str
    gender: str = ""
    born: date | None = None
    died: date | None = None
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """What one is to the other, read from the first to the second: "one is the parent of other"."""

    kind: str
    one: str
    other: str
    lives_together: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Union:
    """One or two people with the children they raise together; nobody above siblings whose parents are not known."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    line: str = "none"  # married, together, separated, divorced, none (children without a bond)
    ways: Mapping[str, str] = field(default_factory=dict)  # of each child: born, adopted, fostered


@dataclass(frozen=True, slots=True)
class Household:
    """People who live in one home."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinship:
    """The family as the picture needs it. `generation` counts down from the oldest, which is 0."""

    figures: Mapping[str, Figure]
    generation: Mapping[str, int]
    unions: tuple[Union, ...]
    households: tuple[Household, ...]
    others: tuple[Bond, ...]  # kin ties that neither a couple nor a family line shows


def kinship(figures: Iterable[Figure], bonds: Iterable[Bond]) -> Kinship:
    """This will order people into generations, couples and homes; people without kin stay out of the picture."""
    known = {figure.id: figure for figure in figures}
    kept = [bond for bond in bonds if bond.kind in _BELOW and bond.one in known and bond.other in known]
    generation = _generations(known, kept)
    unions = _unions(known, kept, generation)
    shown = {one for union in unions for one in (*union.parents, *union.children)}
    loose = [bond for bond in kept if not _is_drawn(bond, unions)]
    shown |= {one for bond in loose for one in (bond.one, bond.other)} | {f.id for f in known.values() if f.is_index}
    rows = sorted({generation[one] for one in shown})
    level = {row: place for place, row in enumerate(rows)}
    return Kinship(
        {one: known[one] for one in known if one in shown},
        {one: level[generation[one]] for one in known if one in shown},
        unions,
        _households(known, kept),
        tuple(loose),
    )


def age_order(figure: Figure) -> tuple[date, str]:
    """This will order siblings: the oldest first, those without a birth date last."""
    return (figure.born or NO_DATE, figure.name)


def _generations(known: Mapping[str, Figure], bonds: Sequence[Bond]) -> dict[str, int]:
    """Walks from the children of the case along the ties that are believed most; each other family for itself."""
    ways: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for bond in bonds:
        below, doubt = _BELOW[bond.kind]
        ways[bond.one].append((bond.other, below, doubt))
        ways[bond.other].append((bond.one, -below, doubt))
    found: dict[str, int] = {}
    starts = sorted(known.values(), key=lambda figure: (not figure.is_index, age_order(figure)))
    for start in starts:
        queue = [] if start.id in found else [(0, start.id, 0)]
        while queue:
            doubted, here, row = heapq.heappop(queue)
            if here in found:
                continue
            found[here] = row
            for there, below, doubt in ways[here]:
                heapq.heappush(queue, (doubted + doubt, there, row + below))
    return found


def _unions(known: Mapping[str, Figure], bonds: Sequence[Bond], generation: Mapping[str, int]) -> tuple[Union, ...]:
    families: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for child, ways in _raised(bonds, generation).items():
        for way, parents in ways.items():
            families[tuple(sorted(parents))].setdefault(child, way)
    for child, pair in _siblings_without_parents(known, bonds, families).items():
        families[pair][child] = "born"
    for bond in bonds:
        if bond.kind in PAIRED and generation[bond.one] == generation[bond.other]:
            families.setdefault(tuple(sorted((bond.one, bond.other))), {})
    return tuple(
        Union(
            tuple(sorted(parents[:2], key=lambda one: (known[one].gender != "m", age_order(known[one])))),
            tuple(sorted(ways, key=lambda one: age_order(known[one]))),
            _line(parents, bonds),
            ways,
        )
        for parents, ways in sorted(families.items())
    )


def _raised(bonds: Sequence[Bond], generation: Mapping[str, int]) -> dict[str, dict[str, list[str]]]:
    """Of each child its parents by how they came to be: born, adopted, fostered; at most two of each."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for bond in bonds:
        way = RAISED.get(TieKind(bond.kind))
        if way and generation[bond.one] < generation[bond.other] and len(found[bond.other][way]) < 2:
            found[bond.other][way].append(bond.one)
    return found


def _siblings_without_parents(
    known: Mapping[str, Figure], bonds: Sequence[Bond], families: Mapping[tuple[str, ...], Mapping[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Gives a sibling whose parents nobody wrote down the parents of the other siblings."""
    parents = {child: pair for pair, ways in families.items() for child, way in ways.items() if way == "born"}
    groups: dict[str, set[str]] = {}
    for bond in bonds:
        if bond.kind == TieKind.SIBLING:
            together = groups.get(bond.one, {bond.one}) | groups.get(bond.other, {bond.other})
            groups.update(dict.fromkeys(together, together))
    found = {}
    for one in known:
        if one in groups and one not in parents:
            shared = sorted({parents[other] for other in groups[one] if other in parents}, key=len, reverse=True)
            found[one] = shared[0] if shared else ()
    return found


def _line(parents: tuple[str, ...], bonds: Sequence[Bond]) -> str:
    found = [bond for bond in bonds if bond.kind in PAIRED and {bond.one, bond.other} == set(parents)]
    if not found:
        return "none"
    kinds = {bond.kind for bond in found if not bond.is_over}
    if TieKind.SPOUSE in kinds and TieKind.FORMER_PARTNER not in kinds:
        return "married"
    if TieKind.PARTNER in kinds and TieKind.FORMER_PARTNER not in kinds:
        return "together"
    return "divorced" if any(bond.kind == TieKind.SPOUSE for bond in found) else "separated"


def _is_drawn(bond: Bond, unions: Sequence[Union]) -> bool:
    """Tells whether a couple or a family line shows the tie already, or follows it from others that are drawn."""
    pair = {bond.one, bond.other}
    if bond.kind in PAIRED:
        return any(set(union.parents) == pair for union in unions)
    if bond.kind in RAISED:
        return any(bond.one in union.parents and bond.other in union.children for union in unions)
    over = {
        child: {one for u in unions if child in u.children for one in u.parents} for u in unions for child in u.children
    }
    above = over.get(bond.other, set())
    if bond.kind in (TieKind.SIBLING, TieKind.HALF_SIBLING):
        return any(pair <= set(union.children) for union in unions) or bool(over.get(bond.one, set()) & above)
    if bond.kind == TieKind.GRANDPARENT:
        return any(bond.one in over.get(parent, set()) for parent in above)
    if bond.kind == TieKind.AUNT_UNCLE:
        return any(over.get(parent, set()) & over.get(bond.one, set()) for parent in above)
    if bond.kind == TieKind.STEP_PARENT:
        return any(bond.one in union.parents and set(union.parents) & above for union in unions)
    if bond.kind == TieKind.COUSIN:
        grand = [{one for parent in over.get(who, set()) for one in over.get(parent, set())} for who in pair]
        return bool(grand[0] & grand[1])
    return False


def _households(known: Mapping[str, Figure], bonds: Sequence[Bond]) -> tuple[Household, ...]:
    """Puts into one home those who live together; a child of two homes does not make one home of them.

    Grown-ups make a home by living with one another. Two parents who both live with a child and are not parted are
    one home too; parted parents are two, and the child is in both.
    """
    lines = [bond for bond in bonds if bond.lives_together and not bond.is_over]
    children = {bond.other for bond in bonds if _BELOW[bond.kind][0] > 0}
    elders = {bond.one for bond in bonds if _BELOW[bond.kind][0] > 0} | (set(known) - children)
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
