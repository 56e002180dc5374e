"""What must not be told, and where it was found."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How a value is written, when its letters alone do not tell."""

    ANY = "any"
    PERSON = "person"
    STRANGER = "stranger"  # somebody of another case: many bear the same name, so only what points to them counts
    NAMESAKE = "namesake"  # a stranger with a surname that somebody here has as well: only the whole name counts
    MARK = "mark"


# What is said of a find from another file; the reader of the refusal mends it in another way than a leak.
STRANGER, STRANGERS_BIRTH, STRANGERS_MARK = (
    "člověk z jiného případu",
    "datum narození z jiného případu",
    "spisová značka jiného případu",
)
OF_STRANGERS = frozenset({STRANGER, STRANGERS_BIRTH, STRANGERS_MARK})


@dataclass(frozen=True, slots=True)
class Secret:
    """One value that must not be told, what it is in words, and how it is written."""

    value: str
    fact: str = "chráněný údaj"
    shape: Shape = Shape.ANY


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that tells a secret: where it is, the words around (the secret itself left out), and what it tells."""

    place: str
    excerpt: str
    fact: str

    def __str__(self) -> str:
        return f"{self.place} („{self.excerpt}“)" if self.excerpt else self.place


class Verdict(StrEnum):
    """What may happen with a paper or an attachment."""

    LEAVES = "leaves"
    SECOND_PERSON = "second_person"
    STOPS = "stops"


def verdict(hits: list[Hit], unreadable: list[str], *, is_kept_apart: bool) -> Verdict:
    """This will tell whether something may leave: a hit stops it; what nobody could read needs a second person
    when the reader must not meet somebody of the case.
    """
    if hits:
        return Verdict.STOPS
    return Verdict.SECOND_PERSON if unreadable and is_kept_apart else Verdict.LEAVES
