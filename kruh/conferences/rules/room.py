"""What is true of the room: what has to stand ready, who brings it, and whether the venue fits."""

from dataclasses import dataclass

from kruh.conferences.vocabulary import Bringer, RoomThing
from kruh.foundation import text

FOR_CHILD = frozenset({RoomThing.CRAYONS, RoomThing.TREAT, RoomThing.QUIET_CORNER})
WELCOME = frozenset({RoomThing.TREAT, RoomThing.WATER, RoomThing.NAME_CARDS})
_BRINGERS = {
    RoomThing.SPACE: Bringer.VENUE,
    RoomThing.TOILET: Bringer.VENUE,
    RoomThing.SEATING: Bringer.VENUE,
    RoomThing.QUIET_CORNER: Bringer.VENUE,
    RoomThing.FLIPCHART_PAPER: Bringer.FACILITATOR,
}


def things(*, has_child: bool) -> tuple[RoomThing, ...]:
    """This will give what stands ready in the room; crayons only where a child comes."""
    return tuple(thing for thing in RoomThing if has_child or thing not in FOR_CHILD)


def brought_by(thing: RoomThing, *, has_flipchart: bool = False) -> Bringer:
    """This will give who usually sees to the thing (the facilitation service's own list)."""
    if thing == RoomThing.FLIPCHART and has_flipchart:
        return Bringer.VENUE
    return _BRINGERS.get(thing, Bringer.OFFICE)


@dataclass(frozen=True, slots=True)
class Room:
    """The venue against the people who come."""

    capacity: int
    people: int
    has_toilet: bool
    has_step_free_access: bool
    needs_step_free: bool


def given(room: Room | None, *, has_flipchart: bool) -> frozenset[RoomThing]:
    """This will give what the directory says that the chosen venue has, so that nobody ticks it again."""
    if room is None:
        return frozenset()
    has = {
        RoomThing.SPACE: room.people <= room.capacity,
        RoomThing.TOILET: room.has_toilet,
        RoomThing.FLIPCHART: has_flipchart,
    }
    return frozenset(thing for thing, holds in has.items() if holds)


def room_warnings(room: Room) -> list[str]:
    """This will name in calm words what does not fit."""
    found = []
    if room.people > room.capacity:
        seats = text.plural(room.capacity, "člověk", "lidé", "lidí")
        coming = text.plural(room.people, "člověk", "lidé", "lidí")
        fits = text.plural_form(room.capacity, "Vejde", "Vejdou", "Vejde")
        found.append(f"{fits} se sem {seats} a u stolu bude i s týmem {coming}. Najděte prosím větší místnost.")
    if room.needs_step_free and not room.has_step_free_access:
        found.append("Někdo potřebuje vchod bez schodů a tady není. Domluvte jinou místnost nebo pomoc na místě.")
    if not room.has_toilet:
        found.append("Na místě není toaleta.")
    return found
