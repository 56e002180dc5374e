"""What a child is told after the meeting: what has changed thanks to it, what has not and why. Pure."""

from dataclasses import dataclass

from kruh.conferences.vocabulary import State

SHORTEST_REASON = 5
MET = (State.HELD, State.CONCLUDED)


@dataclass(frozen=True, slots=True)
class Afterword:
    """The words for one child, or the reason why it gets none."""

    changed: str = ""
    unchanged: str = ""
    why_not: str = ""

    @property
    def is_told(self) -> bool:
        """This will tell whether there is something for the child to read."""
        return bool(self.changed.strip() or self.unchanged.strip())


def blockers_to_write(afterword: Afterword, state: State) -> list[str]:
    """This will tell why the words cannot be kept."""
    if state not in MET:
        return ["Setkání ještě nebylo. Co se díky dítěti změnilo, napište až po něm."]
    if afterword.is_told and afterword.why_not.strip():
        return ["Vyplňte buď slova pro dítě, nebo důvod, proč mu nic nenapíšete. Ne obojí."]
    if not afterword.is_told and len(afterword.why_not.strip()) < SHORTEST_REASON:
        return ["Napište dítěti, co se změnilo nebo nezměnilo. Nebo důvod, proč mu nic nenapíšete."]
    return []


def missing(names: list[str]) -> list[str]:
    """This will say of each child without an afterword what is missing before the conference can be closed."""
    return [f"{name}: napište, co se díky dítěti změnilo, co ne a proč. Nebo proč mu nic nenapíšete." for name in names]
