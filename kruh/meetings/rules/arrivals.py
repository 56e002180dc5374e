"""What is true of arrivals and seats: who must not meet comes at another time, waits and sits elsewhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from kruh.conferences.vocabulary import State
from kruh.foundation import days, text


@dataclass(frozen=True, slots=True)
class Arriving:
    """How one person comes: when, where they wait, where or between whom they sit."""

    comes_at: time | None = None
    waits: str = ""
    sits: str = ""


def blockers_to_arrange(state: State) -> list[str]:
    """This will tell why arrivals cannot be arranged now."""
    if state in (State.ACCEPTED, State.SCHEDULED, State.HELD):
        return []
    return ["Příchody a místa se domlouvají před setkáním a v jeho den."]


def clashes(
    plan: Mapping[UUID, Arriving], pairs: Collection[tuple[UUID, UUID]], names: Mapping[UUID, str]
) -> list[str]:
    """This will name those who must not meet and would, because of the same hour or the same place to wait."""
    found = []
    for one, other in pairs:
        mine, theirs = plan.get(one, Arriving()), plan.get(other, Arriving())
        who = f"{names[one]} a {names[other]} se nemají potkat"
        if mine.comes_at and mine.comes_at == theirs.comes_at:
            found.append(f"{who}, a mají přijít ve stejný čas.")
        if mine.waits.strip() and text.fold(mine.waits) == text.fold(theirs.waits):
            found.append(f"{who}, a mají čekat na stejném místě.")
    return found


EARLIEST = timedelta(hours=3)  # so long before the beginning somebody may come, say from far away


def misplaced(
    plan: Mapping[UUID, Arriving], starts_at: datetime | None, ends_at: datetime | None, names: Mapping[UUID, str]
) -> list[str]:
    """This will name those whose hour is long before the meeting or after its planned end."""
    if starts_at is None or ends_at is None:
        return []
    day = days.local_day(starts_at)
    span = f"{days.clock(starts_at)}–{days.clock(ends_at)}"
    return [
        f"{names[pk]}: příchod {days.at_clock(one.comes_at)} nesedí, setkání je {span}. Opravte čas příchodu."
        for pk, one in plan.items()
        if one.comes_at and pk in names and not starts_at - EARLIEST <= days.moment(day, one.comes_at) <= ends_at
    ]


def sentence(arriving: Arriving) -> str:
    """This will say the arrangement in one line."""
    comes = f"přijde {days.at_clock(arriving.comes_at)}" if arriving.comes_at else ""
    waits = f"čeká: {arriving.waits}" if arriving.waits else ""
    return "; ".join(filter(None, [comes, waits, f"sedí: {arriving.sits}" if arriving.sits else ""]))
