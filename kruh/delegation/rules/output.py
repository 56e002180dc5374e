"""When an output is complete, and how a goal goes from output to output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def blockers_to_hand_in(output: Written) -> list[str]:
    """This will list what an output lacks; a draft may be saved at any time."""
    if not output.is_running:
        return ["Tahle práce už neběží, výstup nejde předat."]
    if not output.is_draft:
        return ["Tenhle výstup už je předaný. Když je v něm chyba, napište opravu."]
    found = []
    for number in range(1, output.goals + 1):
        if not output.words.get(number, "").strip():
            found.append(f"Cíl {number}: napište jednou větou, co se stalo.")
        if output.lights.get(number) not in Light.values:
            found.append(f"Cíl {number}: vyberte, jak to jde.")
    if output.kind == Kind.TRUST:
        found += [] if output.stage in Stage.values else ["Vyberte, u kterého kroku s rodinou jste."]
        found += [] if output.next_goal.strip() else ["Napište malý cíl do příště."]
    return found


def worst(lights: Sequence[str]) -> str:
    """This will give the light that needs a look first, or nothing where nothing is known."""
    order = (Light.RED, Light.AMBER, Light.GREEN)
    return next((light.value for light in order if light in lights), "")
