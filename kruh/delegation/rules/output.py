"""When an output is complete, and how a goal goes from output to output."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kruh.delegation.vocabulary import Kind, Light, Stage


@dataclass(frozen=True, slots=True)
class Written:
    """An output as the rules see it: words and light by the goal's place, counted from one."""

    kind: str
    goals: int
    words: Mapping[int, str]
    lights: Mapping[int, str]
    needed: str = ""
    stage: str = ""
    next_goal: str = ""
    is_running: bool = True
    is_draft: bool = True
    is_unchanged: bool = False  # a correction that says the same as what it corrects


class Lack(NamedTuple):
    """What is missing, in which field, and of which goal (0: of none)."""

    field: str
    reason: str
    goal: int = 0

    def __str__(self) -> str:
        return f"Cíl {self.goal}: {self.reason[0].lower()}{self.reason[1:]}" if self.goal else self.reason


def lacks(output: Written) -> list[Lack]:
    """This will list what an output lacks, in the order of the form."""
    found = []
    for number in range(1, output.goals + 1):
        if output.lights.get(number) not in Light.values:
            found.append(Lack(f"light_{number}", "Vyberte, jak to jde.", number))
        if not output.words.get(number, "").strip():
            found.append(Lack(f"words_{number}", "Napište jednou větou, co se stalo.", number))
    if output.kind == Kind.TRUST:
        found += [] if output.stage in Stage.values else [Lack("stage", "Vyberte, u kterého kroku s rodinou jste.")]
        found += [] if output.next_goal.strip() else [Lack("next_goal", "Napište malý cíl do příště.")]
    return found


def blockers_to_hand_in(output: Written) -> list[str]:
    """This will list what stands in the way of handing in; a draft may be saved at any time."""
    if not output.is_running:
        return ["Tahle práce už neběží, výstup nejde předat."]
    if not output.is_draft:
        return ["Tenhle výstup už je předaný. Když je v něm chyba, napište opravu."]
    if output.is_unchanged:
        return ["Oprava říká totéž co původní výstup. Opravte v ní, co je jinak."]
    return [str(lack) for lack in lacks(output)]


def blockers_to_take(*, needed: str, reply: str) -> list[str]:
    """This will want a word for the organisation where it says what it needs."""
    if needed.strip() and not reply.strip():
        return ["Organizace píše, co potřebuje. Odpovězte jí aspoň jednou větou, jak s tím naložíte."]
    return []


def waits_for_office(lights: Iterable[str], needed: str, *, is_taken: bool) -> bool:
    """This will tell whether somebody of the office has to look: a goal goes badly, or something is needed."""
    return not is_taken and (Light.RED in lights or bool(needed.strip()))
