"""What an assessment still lacks before it may be closed."""

from collections.abc import Sequence
from dataclasses import dataclass

from kruh.foundation import text
from kruh.protection_plans.vocabulary import Danger, Heard

SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """An assessment as the rules see it; `missing` and `copied` are names of areas."""

    missing: Sequence[str] = ()
    copied: Sequence[str] = ()
    is_copy_confirmed: bool = False
    danger: str = ""
    danger_why: str = ""
    heard: str = ""
    heard_how: str = ""
    not_heard_why: str = ""


def blockers_to_close(facts: AssessmentFacts) -> list[str]:
    """This will list what has to be done first; empty means that it is whole."""
    reasons = []
    if facts.missing:
        reasons.append(f"Doplňte oblasti, které předpis žádá: {text.list_words(list(facts.missing))}.")
    if not facts.danger:
        reasons.append("Vyberte míru ohrožení.")
    elif facts.danger != Danger.NONE and len(facts.danger_why.strip()) < SHORTEST_REASON:
        reasons.append("Napište, čím je dítě ohrožené. Samotný stupeň nic neříká.")
    reasons += blockers_without_voice(facts.heard, facts.heard_how, facts.not_heard_why)
    if facts.copied and not facts.is_copy_confirmed:
        names = text.list_words(list(facts.copied))
        reasons.append(
            f"Tyhle oblasti jsou opsané z minula a nikdo je neprošel: {names}. Projděte je, nebo potvrďte, že platí."
        )
    return reasons


def blockers_without_voice(heard: str, heard_how: str, not_heard_why: str) -> list[str]:
    """This will ask for the child's view: who heard it and how, or why nobody did."""
    if not heard:
        return ["Napište, kdo dítě vyslechl a jak, nebo proč slyšené nebylo."]
    if heard == Heard.NOT:
        has_reason = len(not_heard_why.strip()) >= SHORTEST_REASON
        return [] if has_reason else ["Napište, proč dítě zatím nebylo slyšené a kdy bude."]
    return [] if heard_how.strip() else ["Napište, kdo dítě vyslechl, kdy a jak."]


def blockers_to_write(*, is_closed: bool) -> list[str]:
    """This will tell why nothing is written there any more."""
    return ["Vyhodnocení je uzavřené a už se nemění. Co je nového, napište do dalšího."] if is_closed else []
