"""What else would tell a hidden place: its town, its street, its school, the office that is near, a number of phone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kruh.cases.rules import gate
from kruh.cases.vocabulary import FactKind
from kruh.foundation import text

SHORTEST, LONGEST, MOST = 3, 120, 20
PLACES = frozenset({FactKind.ADDRESS, FactKind.SHELTER, FactKind.SCHOOL, FactKind.WORKPLACE, FactKind.AREA})
NUMBERS = frozenset({FactKind.PHONE})
_POSTCODE = re.compile(r"\d{3}\s?\d{2}\b")


def lines_of(words: str) -> list[str]:
    """This will give what was written, one on a line, each once."""
    return list(dict.fromkeys(line.strip() for line in words.splitlines() if line.strip()))


@dataclass(frozen=True, slots=True)
class School:
    """A school of the case, with everything by which it can be found."""

    name: str
    street: str = ""
    phone: str = ""

    @property
    def words(self) -> list[str]:
        """This will give what tells the school, the name first."""
        return [word for word in (self.name, self.street, self.phone) if word]

    def is_told_by(self, value: str) -> bool:
        """This will tell whether the value is this school: its name, its street or its number."""
        return bool(gate.found_in(value, self.words))


def of_schools(kind: str, value: str, known: Iterable[str], sender: str, schools: Iterable[School] = ()) -> list[str]:
    """This will give what tells the schools that belong to the fact: all of them for a place, one for its number."""
    belonging = [school for school in schools if kind in PLACES or (kind in NUMBERS and school.is_told_by(value))]
    return _fresh([word for school in belonging for word in school.words], [*known, value], sender)


def suggestions(kind: str, value: str, known: Iterable[str], sender: str, schools: Iterable[School] = ()) -> list[str]:
    """This will propose from an address its town and its street, and the schools that its children go to.

    What the sender's own name says cannot be hidden.
    """
    told = of_schools(kind, value, known, sender, schools)
    if kind not in PLACES:
        return told
    parts = [part.strip() for part in re.split(r"[,;\n]", value) if part.strip()]
    towns = [_POSTCODE.sub("", part).strip() for part in parts[1:]]
    streets = [re.sub(r"(?:\bč\.\s?p\.\s?)?\d.*", "", part).strip() for part in parts[:1] if re.search(r"\d", part)]
    return list(dict.fromkeys([*_fresh([*towns, *streets], [*known, value], sender), *told]))


def _fresh(words: Iterable[str], known: Iterable[str], sender: str) -> list[str]:
    """What is long enough to be looked for, not kept yet, and not said by the sender's own name."""
    kept = {text.fold(word) for word in known}
    found = [word for word in words if len(word) > SHORTEST and text.fold(word) not in kept]
    return [word for word in dict.fromkeys(found) if not gate.found_in(sender, [word])]


def blockers(words: Iterable[str]) -> list[str]:
    """This will name what is wrong with the list."""
    told = list(words)
    reasons = [
        f"„{word}“ je moc krátké. Hlídat umíme až slova od tří písmen."
        for word in told
        if sum(sign.isalnum() for sign in word) < SHORTEST
    ]
    if any(len(word) > LONGEST for word in told):
        reasons.append("Na každý řádek napište jen jedno místo, jméno nebo číslo.")
    if len(told) > MOST:
        reasons.append(f"Hlídat umíme nejvýš {MOST} věcí u jednoho údaje. Nechte ty, které ho opravdu prozradí.")
    return reasons
