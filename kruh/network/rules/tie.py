"""What may be written about a tie of the net; every refusal says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kruh.foundation import days

SOMEBODY = "Vyberte člověka z případu, nebo napište, co to je (třeba škola nebo kroužek). Ne obojí."


@dataclass(frozen=True, slots=True)
class Wanted:
    """One tie as somebody wants to write it."""

    person: UUID | None
    name: str
    to: UUID | None
    seen_by_person: UUID | None
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """What a sentence about a person needs."""

    name: str
    born: date | None = None
    died: date | None = None


def blockers(new: Wanted, faces: Mapping[UUID, Face], today: date) -> list[str]:
    """This will name everything that stands in the way; `faces` are those who are in the case."""
    if (new.person is None) is not bool(new.name):
        return [SOMEBODY]
    named = [one for one in (new.person, new.to, new.seen_by_person) if one is not None]
    if any(one not in faces for one in named):
        return ["Všichni lidé musí být v tomto případu. Vyberte je prosím znovu."]
    return [*_itself(new), *_days(new, today), *_lives(new, faces)]


def _itself(new: Wanted) -> list[str]:
    if new.person is not None and new.person == new.to:
        return ["Člověk nemůže mít vazbu sám k sobě. Vyberte dva různé lidi."]
    return []


def _days(new: Wanted, today: date) -> list[str]:
    found = []
    if new.since > today:
        found.append("Vazba může začít nejpozději dnes. Co bude, patří do plánu.")
    if new.until is not None and new.until < new.since:
        found.append(f"Konec nemůže být dřív než začátek ({days.day(new.since)}).")
    if new.until is not None and new.until > today:
        found.append("Konec může být nejpozději dnes.")
    return found


def _lives(new: Wanted, faces: Mapping[UUID, Face]) -> list[str]:
    found = []
    for one in (new.person, new.to):
        face = faces[one] if one is not None else Face("")
        if face.died and (new.until is None or new.until > face.died):
            found.append(
                f"{face.name}: v případu je datum úmrtí {days.day(face.died)}. Vazbu zapište nejvýš do toho dne."
            )
        if face.born and new.since < face.born:
            found.append(f"{face.name}: vazba nemůže začít před narozením ({days.day(face.born)}).")
    return found


def repeats(others: list[tuple[str, UUID | None]], who: str, to: UUID | None) -> list[str]:
    """This will refuse a second tie of one view between the same two while the first one holds."""
    if (who, to) in others:
        return ["Tahle vazba už v síti je. Otevřete ji a zapište, co se změnilo."]
    return []
