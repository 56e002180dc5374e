"""Who is kin to whom: generations, couples with their children, and homes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kruh.cases.rules.genogram.contradictions import contradictions
from kruh.cases.rules.genogram.homes import households
from kruh.cases.rules.genogram.kin import BELOW, PAIRED, RAISED, Bond, Figure, Kinship, Union, age_order
from kruh.cases.rules.genogram.levels import levels
from kruh.cases.vocabulary import TieKind

type Families = dict[tuple[str, ...], dict[str, str]]
MEN_FIRST = {"m": 0}


def kinship(figures: Iterable[Figure], bonds: Iterable[Bond]) -> Kinship:
    """This will order people into generations, couples and homes; people without kin stay out of the picture."""
    known = {figure.id: figure for figure in figures}
    kept = [
        bond for bond in bonds if bond.kind in BELOW and bond.one != bond.other and {bond.one, bond.other} <= set(known)
    ]
    generation, refused = levels(known, kept)
    unions = tuple(_unions(known, [bond for bond in kept if bond.kind in PAIRED or bond not in refused], generation))
    loose = _loose(kept, unions)
    shown = {one for union in unions for one in (*union.parents, *union.children)}
    shown |= {one for bond in loose for one in (bond.one, bond.other)} | {f.id for f in known.values() if f.is_index}
    level = {row: place for place, row in enumerate(sorted({generation[one] for one in shown}))}
    return Kinship(
        {one: known[one] for one in known if one in shown},
        {one: level[generation[one]] for one in known if one in shown},
        unions,
        households(known, kept),
        tuple(loose),
        contradictions(known, kept, refused),
    )


def _unions(known: Mapping[str, Figure], bonds: Sequence[Bond], generation: Mapping[str, int]) -> Iterator[Union]:
    families: Families = defaultdict(dict)
    for child, raised in _raised(bonds).items():
        for way, elders in raised.items():
            families[tuple(sorted(elders))].setdefault(child, way)
    alone = _siblings_without_parents(known, bonds, families, generation)
    for bond in bonds:
        if bond.kind in PAIRED:
            families.setdefault(tuple(sorted((bond.one, bond.other))), {})
    lines = _couples(bonds)
    for parents, ways in sorted(families.items()):
        both = sorted(parents, key=lambda one: (MEN_FIRST.get(known[one].gender, 1), age_order(known[one]), one))
        yield Union(tuple(both), _by_age(known, ways), _line(lines[parents]), ways)
    for group in alone:
        yield Union((), _by_age(known, group), "none", dict.fromkeys(group, "born"))


def _by_age(known: Mapping[str, Figure], people: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(people, key=lambda one: (age_order(known[one]), one)))


def _raised(bonds: Sequence[Bond]) -> dict[str, dict[str, list[str]]]:
    """Of each child its parents by how they came to be: born, adopted, fostered; at most two of each."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for bond in bonds:
        way = RAISED.get(bond.kind)
        if way and len(found[bond.other][way]) < 2 and bond.one not in found[bond.other][way]:
            found[bond.other][way].append(bond.one)
    return found


def _siblings_without_parents(
    known: Mapping[str, Figure], bonds: Sequence[Bond], families: Families, generation: Mapping[str, int]
) -> list[tuple[str, ...]]:
    """Gives siblings whose parents nobody wrote down the parents of the others; a group that has none is given back."""
    parents = {child: pair for pair, ways in families.items() for child, way in ways.items() if way == "born"}
    groups: dict[str, frozenset[str]] = {}
    for bond in bonds:
        if bond.kind == TieKind.SIBLING and generation[bond.one] == generation[bond.other]:
            together = groups.get(bond.one, frozenset({bond.one})) | groups.get(bond.other, frozenset({bond.other}))
            groups.update(dict.fromkeys(together, together))
    alone = []
    for group in sorted({tuple(sorted(group)) for group in groups.values()}):
        shared = sorted({parents[one] for one in group if one in parents}, key=lambda pair: (-len(pair), pair))
        if shared:
            families[shared[0]].update({one: "born" for one in group if one not in parents})
        else:
            alone.append(group)
    return alone


def _couples(bonds: Iterable[Bond]) -> dict[tuple[str, ...], list[Bond]]:
    found: dict[tuple[str, ...], list[Bond]] = defaultdict(list)
    for bond in bonds:
        if bond.kind in PAIRED:
            found[tuple(sorted((bond.one, bond.other)))].append(bond)
    return found


def _line(found: Sequence[Bond]) -> str:
    if not found:
        return "none"
    kinds = {bond.kind for bond in found if not bond.is_over}
    if TieKind.SPOUSE in kinds and TieKind.FORMER_PARTNER not in kinds:
        return "married"
    if TieKind.PARTNER in kinds and TieKind.FORMER_PARTNER not in kinds:
        return "together"
    return "divorced" if any(bond.kind == TieKind.SPOUSE for bond in found) else "separated"


def _loose(bonds: Sequence[Bond], unions: Sequence[Union]) -> list[Bond]:
    """Ties that no couple and no family line shows, and that do not follow from others that are drawn."""
    over: dict[str, set[str]] = defaultdict(set)
    raised: dict[str, set[str]] = defaultdict(set)
    for union in unions:
        for child in union.children:
            over[child].update(union.parents)
            raised[child].update(union.children)
    couples = {frozenset(union.parents) for union in unions}
    return [bond for bond in bonds if not _is_drawn(bond, over, raised, couples)]


def _is_drawn(
    bond: Bond, over: Mapping[str, set[str]], raised: Mapping[str, set[str]], couples: set[frozenset[str]]
) -> bool:
    none: set[str] = set()
    above, mine = over.get(bond.other, none), over.get(bond.one, none)
    if bond.kind in PAIRED:
        return frozenset((bond.one, bond.other)) in couples
    if bond.kind in RAISED:
        return bond.one in above
    if bond.kind in (TieKind.SIBLING, TieKind.HALF_SIBLING):
        return bond.other in raised.get(bond.one, none) or bool(mine & above)
    if bond.kind == TieKind.GRANDPARENT:
        return any(bond.one in over.get(parent, none) for parent in above)
    if bond.kind == TieKind.AUNT_UNCLE:
        return any(over.get(parent, none) & mine for parent in above)
    if bond.kind == TieKind.STEP_PARENT:
        return any(frozenset((bond.one, parent)) in couples for parent in above)
    if bond.kind == TieKind.COUSIN:
        return bool(set().union(*(over.get(p, none) for p in mine)) & set().union(*(over.get(p, none) for p in above)))
    return False
