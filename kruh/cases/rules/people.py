"""Who is who: looking for the same person under another spelling, ages, and what a case is called."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import IntEnum
from uuid import UUID

from kruh.cases.vocabulary import Part, TieKind
from kruh.foundation import text

ADULT = 18
OLDEST = 120
FINGERPRINT_BYTES = 3
ALIKE = 0.8
KIN = frozenset(
    {
        TieKind.PARENT,
        TieKind.ADOPTIVE_PARENT,
        TieKind.STEP_PARENT,
        TieKind.FOSTER_PARENT,
        TieKind.GUARDIAN,
        TieKind.CARER,
        TieKind.GRANDPARENT,
        TieKind.SIBLING,
        TieKind.HALF_SIBLING,
        TieKind.AUNT_UNCLE,
        TieKind.COUSIN,
        TieKind.PARTNER,
        TieKind.SPOUSE,
    }
)


@dataclass(frozen=True)
class Known:
    """What decides whether two entries are one person."""

    id: UUID
    first_name: str
    last_name: str
    birth_date: date | None = None


class Likeness(IntEnum):
    """How sure we are that two entries are one person."""

    DIFFERENT = 0
    SIMILAR = 1
    SAME = 2

    @property
    def words(self) -> str:
        """This will say why the person is offered."""
        return {0: "", 1: "podobné jméno nebo datum narození", 2: "stejné jméno i datum narození"}[self]


def likeness(one: Known, other: Known) -> Likeness:
    """This will compare names in any order and alphabet, and birth dates; an unknown date decides nothing."""
    straight = _names_alike(one.first_name, other.first_name), _names_alike(one.last_name, other.last_name)
    crossed = _names_alike(one.first_name, other.last_name), _names_alike(one.last_name, other.first_name)
    first, last = max(straight, crossed, key=sum)
    days = _days_alike(one.birth_date, other.birth_date)
    if days == 2 and first == last == 2:
        return Likeness.SAME
    is_same_name = first and last and first + last + days >= 2
    return Likeness.SIMILAR if is_same_name or (days == 2 and first + last >= 2) else Likeness.DIFFERENT


def similar(wanted: Known, known: Iterable[Known]) -> list[tuple[Known, Likeness]]:
    """This will give the people who may be the wanted one, the surest first."""
    found = [(person, likeness(wanted, person)) for person in known if person.id != wanted.id]
    return sorted(
        [pair for pair in found if pair[1]], key=lambda pair: (-pair[1], pair[0].last_name, pair[0].first_name)
    )


def is_named(words: str, names: Iterable[str]) -> bool:
    """This will tell whether each searched word begins one of the names, whatever the accents and the alphabet."""
    keys = [part for name in names for part in text.search_key(name).split()]
    return all(any(key.startswith(word) for key in keys) for word in text.search_key(words).split())


def _names_alike(one: str, other: str) -> int:
    mine, theirs = text.search_key(one), text.search_key(other)
    if not mine or not theirs:
        return 0
    if mine == theirs:
        return 2
    shorter, longer = sorted((_stem(mine), _stem(theirs)), key=len)
    is_beginning = len(shorter) >= 3 and longer.startswith(shorter)
    return 1 if is_beginning or SequenceMatcher(None, mine, theirs).ratio() >= ALIKE else 0


def _stem(key: str) -> str:
    return key.removesuffix("ova").removesuffix("a")


def _days_alike(one: date | None, other: date | None) -> int:
    if one is None or other is None:
        return 0
    if one == other:
        return 2
    is_swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return (
        1
        if is_swapped or [one.year == other.year, one.month == other.month, one.day == other.day].count(True) == 2
        else -2
    )


def fingerprint(key: bytes, first_name: str, birth_date: date | None) -> int | None:
    """This will give 24 bits of birth date and first letters: enough to ask about, too little to tell who it is."""
    letters = text.search_key(first_name)[:3]
    if birth_date is None or not letters:
        return None
    digest = hmac.digest(key, f"fingerprint|{birth_date.isoformat()}|{letters}".encode(), "sha256")
    return int.from_bytes(digest[:FINGERPRINT_BYTES])


def age(birth_date: date, day: date) -> int:
    """This will give full years on that day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def turned_eighteen(birth_date: date | None, day: date) -> bool:
    """This will tell whether somebody is of age; an unknown birth date says no."""
    return birth_date is not None and age(birth_date, day) >= ADULT


def birth_blockers(birth_date: date | None, part: str, day: date) -> list[str]:
    """This will name what is wrong with a birth date of somebody with that part in a case."""
    if birth_date is None:
        return []
    if birth_date > day:
        return ["Datum narození je v budoucnosti. Zkontrolujte ho prosím."]
    if age(birth_date, day) > OLDEST:
        return [f"Podle data narození by to bylo {age(birth_date, day)} let. Zkontrolujte prosím rok."]
    if part == Part.CHILD and turned_eighteen(birth_date, day):
        return [
            f"Podle data narození je to {age(birth_date, day)} let, tedy dospělý člověk. Vyberte jinou část případu."
        ]
    return []


def person_blockers(first_name: str, last_name: str) -> list[str]:
    """This will ask for at least one name that can be read aloud."""
    return [] if first_name.strip() or last_name.strip() else ["Napište aspoň jméno, nebo příjmení."]


def counts_as_family(part: str, kinds: Iterable[str]) -> bool:
    """This will tell who belongs to the family: also a teacher who is the child's aunt."""
    return part in (Part.CHILD, Part.FAMILY) or bool(KIN & set(kinds))


def label(children: Iterable[tuple[date | None, str]], otherwise: str = "Případ bez dítěte") -> str:
    """This will name a case by its children, the oldest first: "Adam Havlín a Ella Havlínová"."""
    names = [name for _, name in sorted(children, key=lambda child: (child[0] or date.max, child[1])) if name]
    return text.list_words(names) or otherwise
