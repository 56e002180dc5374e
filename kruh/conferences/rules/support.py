"""Who may stand by somebody at the table: nobody whom the person should not meet, and no child who needs it itself."""

from dataclasses import dataclass

from kruh.conferences.rules.preparation import ADULT, AT_TABLE
from kruh.conferences.vocabulary import COMPANIONS, ParticipantRole, Presence


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody at the table who could stand by somebody else."""

    name: str
    role: ParticipantRole
    presence: Presence = Presence.IN_PERSON
    age: int | None = None
    is_apart: bool = False


def blockers_to_support(one: Companion, whom: str) -> list[str]:
    """This will say why the one cannot stand by the person; the most serious reason alone."""
    if one.is_apart:
        return [f"{one.name} oporou být nemůže: {one.name} a {whom} se nemají potkat."]
    if one.role == ParticipantRole.CHILD:
        return [f"{one.name} oporou být nemůže: dítě, kterého se setkání týká, potřebuje oporu samo."]
    if one.role == ParticipantRole.INTERPRETER:
        return [f"{one.name} oporou být nemůže: kdo tlumočí, nesmí stát na ničí straně."]
    if one.presence not in AT_TABLE:
        return [f"{one.name} oporou být nemůže: u stolu nebude."]
    if one.age is not None and one.age < ADULT and one.role not in COMPANIONS:
        return [f"{one.name} oporou být nemůže: dítě jí může být, jen když přijde jako podpůrná osoba a samo to chce."]
    return []
