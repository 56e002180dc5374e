"""The words of the picture: people, ties, couples with their children, homes, and what cannot be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kruh.cases.vocabulary import TieKind

# How many generations the second person stands below the first, and how much such a tie is believed (less is more).
BELOW: dict[str, tuple[int, int]] = {
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
RAISED: dict[str, str] = {
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
    tie: str = ""  # where it is written down, so that a contradiction can be mended there


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
class Trouble:
    """What contradicts itself, as a sentence, with the ties that have to be mended."""

    text: str
    bonds: tuple[Bond, ...] = ()


@dataclass(frozen=True, slots=True)
class Kinship:
    """The family as the picture needs it. `generation` counts down from the oldest, which is 0."""

    figures: Mapping[str, Figure]
    generation: Mapping[str, int]
    unions: tuple[Union, ...]
    households: tuple[Household, ...]
    others: tuple[Bond, ...]  # kin ties that neither a couple nor a family line shows
    troubles: tuple[Trouble, ...] = ()


def age_order(figure: Figure) -> tuple[date, str]:
    """This will order siblings: the oldest first, those without a birth date last."""
    return (figure.born or NO_DATE, figure.name)
