"""Who stands next to whom: couples side by side, half-siblings between their parents, siblings by age.

A couple, or somebody with all their partners, is one chain that is never torn apart; rows of chains are then ordered so
that as few family lines as possible cross.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from kruh.cases.rules.genogram.family import NO_DATE, Kinship, Union, age_order

type Chain = tuple[str, ...]
type Rows = list[list[Chain]]
type Since = tuple[int, date]
PAST = {"divorced": 0, "separated": 0, "none": 0, "together": 1, "married": 1}
SWEEPS, PASSES = 8, 6
INVERTED, STRETCHED = 3.0, 0.01


def rows_of(kin: Kinship) -> Rows:
    """This will give the rows from the oldest generation down, each with its chains from left to right."""
    rows: Rows = [[] for _ in range(max(kin.generation.values(), default=-1) + 1)]
    for chain in _chains(kin):
        rows[kin.generation[chain[0]]].append(chain)
    best, least = rows, cost(rows, kin)
    for sweep in range(SWEEPS):
        rows = _swept(rows, kin, is_down=sweep % 2 == 0)
        if (now := cost(rows, kin)) < least:
            best, least = rows, now
    return _improved(best, kin, least)


def places(rows: Rows) -> dict[str, float]:
    """This will number the people of each row from its middle."""
    found: dict[str, float] = {}
    for row in rows:
        flat = [one for chain in row for one in chain]
        found |= {one: at - (len(flat) - 1) / 2 for at, one in enumerate(flat)}
    return found


def cost(rows: Rows, kin: Kinship) -> float:
    """This will count crossing family lines, siblings out of order and, a little, how far lines reach."""
    at = places(rows)
    lines = [
        (_middle(union, at), at[child], union) for union in kin.unions if union.parents for child in union.children
    ]
    grouped: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for above, below, union in lines:
        grouped[kin.generation[union.parents[0]]].append((above, below))
    crossed = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for group in grouped.values() for a, b in combinations(group, 2))
    inverted = sum(at[one] > at[two] for union in kin.unions for one, two in combinations(union.children, 2))
    return crossed + INVERTED * inverted + STRETCHED * sum(abs(above - below) for above, below, _ in lines)


def _middle(union: Union, at: Mapping[str, float]) -> float:
    return sum(at[one] for one in union.parents) / len(union.parents)


def _chains(kin: Kinship) -> list[Chain]:
    partners: dict[str, list[tuple[Since, str]]] = defaultdict(list)
    for union in kin.unions:
        if len(union.parents) == 2 and len({kin.generation[one] for one in union.parents}) == 1:
            one, two = union.parents
            since = (
                PAST[union.line],
                min((age_order(kin.figures[child])[0] for child in union.children), default=NO_DATE),
            )
            partners[one].append((since, two))
            partners[two].append((since, one))
    found, seen = [], set[str]()
    for one in sorted(kin.figures, key=lambda one: (-len(partners[one]), one)):
        if one not in seen:
            chain = _chain(one, partners, kin)
            seen |= set(chain)
            found.append(chain)
    return found


def _chain(hub: str, partners: Mapping[str, Sequence[tuple[Since, str]]], kin: Kinship) -> Chain:
    """Past partners to the left, the nearest the last of them; today's to the right."""
    seen = {hub}

    def outward(one: str) -> list[str]:
        seen.add(one)
        return [
            one,
            *(far for _, other in sorted(partners.get(one, ())) if other not in seen for far in outward(other)),
        ]

    near = [other for _, other in sorted(partners.get(hub, ()))]
    if len(near) == 1:
        pair = sorted((hub, near[0]), key=lambda one: (kin.figures[one].gender != "m", one))
        return tuple(pair) if len(partners[near[0]]) == 1 else (hub, *outward(near[0]))
    left = [far for other in reversed(near[:-1]) if other not in seen for far in outward(other)]
    right = [far for other in near[-1:] if other not in seen for far in outward(other)]
    return (*reversed(left), hub, *right)


def _swept(rows: Rows, kin: Kinship, *, is_down: bool) -> Rows:
    rows = [list(row) for row in rows]
    for level in range(len(rows)) if is_down else reversed(range(len(rows))):
        at = places(rows)
        keys = {chain: (_pull(chain, kin, at, is_down=is_down), _youth(chain, kin)) for chain in rows[level]}
        rows[level] = sorted(rows[level], key=lambda chain: keys[chain])
    return rows


def _pull(chain: Chain, kin: Kinship, at: Mapping[str, float], *, is_down: bool) -> float:
    """Where the family lines draw a chain: under its parents on the way down, over its children on the way up."""
    above = [_middle(union, at) for union in kin.unions for one in chain if union.parents and one in union.children]
    below = [at[child] for union in kin.unions for child in union.children if set(union.parents) & set(chain)]
    for bond in kin.others:
        below += [at[bond.other]] if bond.one in chain and bond.other not in chain else []
    first, second = (above, below) if is_down else (below, above)
    drawn = first or second or [at[one] for one in chain]
    return sum(drawn) / len(drawn)


def _youth(chain: Chain, kin: Kinship) -> tuple[str, str]:
    raised = [one for one in chain if any(one in union.children for union in kin.unions)] or list(chain)
    return min((str(age_order(kin.figures[one])[0]), one) for one in raised)


def _improved(rows: Rows, kin: Kinship, least: float) -> Rows:
    """Swaps neighbours and turns chains round as long as it helps."""
    for _ in range(PASSES):
        before = least
        for level, row in enumerate(rows):
            for changed in [*_swaps(row), *_turns(row)]:
                tried = [*rows[:level], changed, *rows[level + 1 :]]
                if (now := cost(tried, kin)) < least - 1e-9:
                    rows, least = tried, now
                    break
        if least >= before:
            return rows
    return rows


def _swaps(row: list[Chain]) -> list[list[Chain]]:
    return [[*row[:at], row[at + 1], row[at], *row[at + 2 :]] for at in range(len(row) - 1)]


def _turns(row: list[Chain]) -> list[list[Chain]]:
    return [[*row[:at], chain[::-1], *row[at + 1 :]] for at, chain in enumerate(row) if len(chain) > 1]
