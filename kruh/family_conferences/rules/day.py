"""Who may be in the room in which part of the day. Private time is private: no worker is there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from kruh.family_conferences.vocabulary import MemberState, Phase, Place, Presence, Side, State
from kruh.foundation import days

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


def place_of(side: Side) -> Place:
    """This will give where somebody of the circle stands, unless the coordinator knows better."""
    return Place.EXPERT if side == Side.EXPERTS else Place.FAMILY


def is_of_day(came_at: datetime | None, starts_at: datetime | None) -> bool:
    """This will tell whether somebody came to the meeting that is on, not to an earlier one of the same family."""
    if came_at is None or starts_at is None:
        return False
    return days.local_day(came_at) == days.local_day(starts_at)


# What a coordinator may choose for somebody of the circle: nobody becomes the office or the coordinator by a tap.
OF_CIRCLE = (Place.FAMILY, Place.SUPPORT, Place.ADVOCATE, Place.INTERPRETER, Place.EXPERT)


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who came, as the rules see them. `is_wanted` is the family's wish that they stay with it."""

    name: str
    place: Place
    is_child: bool = False
    is_wanted: bool = False
    has_promised: bool | None = None


def stays(here: Here) -> bool:
    """This will tell whether somebody may stay when the family is alone.

    Family stays; who refused the promise of silence only when the family wishes. Whoever is no relative stays only by
    the family's wish, having promised.
    """
    allowed = presence(here.place, Phase.PRIVATE_TIME)
    if allowed == _YES:
        return here.has_promised is not False or here.is_wanted
    return allowed == _IF and here.is_wanted and here.has_promised is True


def why_leaves(here: Here) -> str:
    """This will say in a few words why somebody goes out; empty for those who stay."""
    if stays(here):
        return ""
    if presence(here.place, Phase.PRIVATE_TIME) == _NO:
        return "v soukromém čase je rodina sama"
    if here.has_promised is False:
        return (
            "nedal slib mlčenlivosti"
            if here.place != Place.FAMILY
            else "bez slibu zůstane, jen když si to rodina přeje"
        )
    return "zůstane, jen když si to rodina přeje" if not here.is_wanted else "nejdřív slib mlčenlivosti"


def blockers_to_wish(place: Place) -> list[str]:
    """This will refuse a wish that a worker be there in the private time."""
    if presence(place, Phase.PRIVATE_TIME) != _NO:
        return []
    return ["V soukromém čase zůstává rodina sama. Odborníci ani koordinátor tam nejsou, ani když je někdo pozve."]


@dataclass(frozen=True, slots=True)
class Alone:
    """The beginning of the private time as the rules see it."""

    here: Collection[Here]


def blockers_to_leave_alone(alone: Alone) -> list[str]:
    """This will list why the family cannot stay alone yet."""
    staying = [one for one in alone.here if one.place == Place.FAMILY and stays(one)]
    found = [
        (not staying, "Z rodiny by tu nikdo nezůstal. Označte, kdo přišel."),
        (
            bool(staying) and all(one.is_child for one in staying),
            "Děti by zůstaly samy. Musí s nimi být aspoň jeden dospělý z rodiny.",
        ),
    ]
    return [sentence for holds, sentence in found if holds]


def blockers_to_add(name: str, known: MemberState | None) -> list[str]:
    """This will refuse to add somebody whom the circle knows already, above all whoever is not invited for safety."""
    if known == MemberState.LEFT_OUT:
        return [
            f"{name.strip()} se na setkání nezve, kvůli bezpečí nebo proto, že si to dítě nepřeje. Promluvte si venku."
        ]
    return (
        [f"{name.strip()} v seznamu už je. Klepněte u jména na „Je tady“."]
        if known and known != MemberState.DECLINED
        else []
    )


def may_still_present(state: State, *, is_presented: bool) -> bool:
    """This will tell whether what the family wrote may be shown: alone, or just after it called the coordinator."""
    return state == State.PRIVATE_TIME or (state == State.PRESENTED and not is_presented)


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
