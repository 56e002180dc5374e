"""Couples and people with all their partners: each is one chain that is never torn apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from kruh.cases.rules.genogram.kin import NO_DATE, Kinship, Union, age_order

type Chain = tuple[str, ...]
type Since = tuple[int, date]
PAST = {"divorced": 0, "separated": 0, "none": 0, "together": 1, "married": 1}


def chains(kin: Kinship) -> list[Chain]:
    """This will join the people of a row who are partners; everybody is in one chain."""
    partners: dict[str, list[tuple[Since, str]]] = defaultdict(list)
    for union in kin.unions:
        if len(union.parents) == 2 and len({kin.generation[one] for one in union.parents}) == 1:
            one, two = union.parents
            partners[one].append((_since(union, kin), two))
            partners[two].append((_since(union, kin), one))
    found, seen = [], set[str]()
    for one in sorted(kin.figures, key=lambda one: (-len(partners[one]), one)):
        if one not in seen:
            chain = _chain(one, partners, kin)
            seen |= set(chain)
            found.append(chain)
    return found


def _since(union: Union, kin: Kinship) -> Since:
    first = min((age_order(kin.figures[child])[0] for child in union.children), default=NO_DATE)
    return PAST[union.line], first


def _chain(hub: str, partners: Mapping[str, Sequence[tuple[Since, str]]], kin: Kinship) -> Chain:
    """Past partners to the left, the nearest the last of them; today's to the right."""
    seen = {hub}

    def outward(one: str) -> list[str]:
        seen.add(one)
        further = (other for _, other in sorted(partners.get(one, ())) if other not in seen)
        return [one, *(far for other in further if other not in seen for far in outward(other))]

    near = [other for _, other in sorted(partners.get(hub, ()))]
    if len(near) == 1:
        pair = sorted((hub, near[0]), key=lambda one: (kin.figures[one].gender != "m", one))
        return tuple(pair) if len(partners[near[0]]) == 1 else (hub, *outward(near[0]))
    right = [far for other in near[-1:] for far in outward(other)]
    left = [far for other in reversed(near[:-1]) if other not in seen for far in outward(other)]
    return (*reversed(left), hub, *right)
