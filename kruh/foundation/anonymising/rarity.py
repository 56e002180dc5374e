"""What is rare: circumstances by which a family is recognised though nobody is named, and how many share them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kruh.foundation.anonymising.vocabulary import Finding, Kind, Sure
from kruh.foundation.czech.folding import Folded
from kruh.foundation.text import plural

_DATA = Path(__file__).parent / "data" / "rare.txt"
type Profile = frozenset[str]


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            trait, _, shapes = line.partition(": ")
            joined = "|".join(f"(?:{shape})" for shape in shapes.split())
            found.append((trait, re.compile(rf"(?<!\w)(?:{joined})(?!\w)")))
    return tuple(found)


def traits() -> list[str]:
    """This will name every circumstance that is looked for."""
    return [trait for trait, _ in _known()]


def rare(text: str) -> Iterator[Finding]:
    """This will find rare circumstances; what to write instead only the writer can tell."""
    folded = Folded(text)
    for trait, shape in _known():
        for found in shape.finditer(folded.text):
            start, end = folded.span(*found.span())
            why = f"{trait}: podle toho mohou rodinu poznat ti, kdo ji znají"
            yield Finding(start, end, Kind.RARE, Sure.LIKELY, why, text[start:end], "", trait)


def sharing(wanted: Iterable[str], profiles: Sequence[Profile]) -> int:
    """This will count the families that share the whole combination."""
    combination = frozenset(wanted)
    return sum(combination <= profile for profile in profiles)


def blockers(wanted: Sequence[str], shared: int, least: int) -> list[str]:
    """This will say why the combination is too rare to be told."""
    if not wanted or shared >= least:
        return []
    whole = ", ".join(sorted(set(wanted)))
    families = plural(shared, "rodina", "rodiny", "rodin")
    too_rare = f"Kombinaci ({whole}) má v registru jen {families}, potřeba je aspoň {least}."
    return [f"{too_rare} Některou okolnost vynechte nebo napište obecněji."]
