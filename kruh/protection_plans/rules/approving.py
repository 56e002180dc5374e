"""What a version of the plan still lacks before it may be approved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kruh.foundation import text
from kruh.protection_plans.vocabulary import GoalState, Passage

LONGEST_QUOTE = 60
ASKED: dict[Passage, str] = {
    Passage.CAUSES: "Napište příčiny ohrožení: co ho způsobuje a co ho udržuje.",
    Passage.CHILD: "Napište, jaká opatření dítě chrání.",
    Passage.HELP: "Napište, jakou pomoc rodina dostane a od koho.",
    Passage.STRENGTH: "Napište, co posílí rodinu, aby se o dítě postarala sama.",
    Passage.TIMETABLE: "Napište časový plán: co bude dřív, co potom a kdy se na to podíváte.",
    Passage.COOPERATION: "Napište, jak se na plánu podílejí rodiče, dítě a odborníci.",
    Passage.VOICE: "Napište, co k plánu říká dítě, nebo proč se ho nikdo nezeptal.",
}


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal as the rules see one."""

    text: str
    measure: str = ""
    state: str = GoalState.RUNNING


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A version as the rules see it; `unchanged` are passages that stand word for word as before."""

    written: Collection[str] = ()
    goals: Sequence[GoalFacts] = ()
    made_with: str = ""
    unchanged: Collection[str] = ()
    confirmed: Collection[str] = field(default_factory=tuple)


def blockers_to_approve(facts: VersionFacts) -> list[str]:
    """This will list what has to be done first; empty means that it can hold."""
    reasons = [sentence for passage, sentence in ASKED.items() if passage not in facts.written]
    if not facts.made_with.strip():
        reasons.append("Napište, s kým plán vznikl: kdo z rodiny a kteří odborníci.")
    return [*reasons, *blockers_of_goals(facts.goals), *_unconfirmed(facts)]


def blockers_of_goals(goals: Sequence[GoalFacts]) -> list[str]:
    """This will refuse a plan without a goal, and a goal of which nobody could tell whether it was reached."""
    living = [goal for goal in goals if goal.state != GoalState.DROPPED]
    if not living:
        return ["Plán nemá žádný cíl. Přidejte aspoň jeden: čeho chcete dosáhnout a podle čeho to poznáte."]
    return [
        f"Cíl „{short(goal.text)}“ nemá míru. Napište, podle čeho poznáte, že je splněný."
        for goal in living
        if not goal.measure.strip()
    ]


def _unconfirmed(facts: VersionFacts) -> list[str]:
    left = [passage.label for passage in Passage if passage in set(facts.unchanged) - set(facts.confirmed)]
    if not left:
        return []
    return [f"Beze změny zůstává: {text.list_words(left)}. Potvrďte, že to pořád platí, nebo to přepište."]


def blockers_to_write(*, is_approved: bool) -> list[str]:
    """This will tell why nothing is written there any more."""
    return ["Tahle verze je schválená a už se nemění. Začněte novou."] if is_approved else []


def blockers_to_goal(words: str) -> list[str]:
    """This will refuse a goal that says nothing."""
    return [] if words.strip() else ["Napište cíl jednou větou: co bude za čas jinak."]


def short(words: str) -> str:
    """This will quote the beginning of a text."""
    shown = " ".join(words.split())
    return shown if len(shown) <= LONGEST_QUOTE else f"{shown[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
