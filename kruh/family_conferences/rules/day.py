"""Who may be in the room in which part of the day. Private time is private: no worker is there."""

from dataclasses import dataclass
from datetime import datetime

from kruh.family_conferences.vocabulary import Phase, Place, Presence

_YES, _NO, _IF, _MAY = Presence.YES, Presence.NO, Presence.BY_FAMILY, Presence.OPTIONAL
# information, private time, presentation
ROOM: dict[Place, tuple[Presence, Presence, Presence]] = {
    Place.FAMILY: (_YES, _YES, _YES),
    Place.SUPPORT: (_YES, _IF, _YES),
    Place.ADVOCATE: (_YES, _IF, _YES),
    Place.REFERRER: (_YES, _NO, _YES),
    Place.EXPERT: (_YES, _NO, _MAY),
    Place.COORDINATOR: (_YES, _NO, _YES),
    Place.INTERPRETER: (_YES, _IF, _YES),
    Place.ADMINISTRATOR: (_NO, _NO, _NO),
}
_ORDER = tuple(Phase)


def presence(place: Place, phase: Phase) -> Presence:
    """This will tell whether somebody may be in the room in that part."""
    return ROOM[place][_ORDER.index(phase)]


def who_leaves() -> list[Place]:
    """This will name those who go out when the private time begins."""
    return [
        place for place in Place if presence(place, Phase.PRIVATE_TIME) == _NO != presence(place, Phase.INFORMATION)
    ]


@dataclass(frozen=True, slots=True)
class Begin:
    """The beginning of the day as the rules see it."""

    family_here: int
    now: datetime
    starts_at: datetime


def blockers_to_begin(begin: Begin) -> list[str]:
    """This will list why the day cannot begin: nobody of the family is there, or it is another day."""
    found = [
        (begin.now.date() < begin.starts_at.date(), "Setkání je naplánované na jiný den."),
        (begin.family_here < 1, "Z rodiny tu zatím nikdo není. Označte, kdo přišel, nebo setkání odložte."),
    ]
    return [sentence for holds, sentence in found if holds]
