"""Whether the decision on suitability may be taken: hard stops are respected, the rest is a person's to weigh."""

from dataclasses import dataclass

from kruh.conferences.vocabulary import PROFESSIONALS_ONLY, Type
from kruh.foundation import text

SHORTEST_REASON = 20


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides with: the stops by the text of their question, and how many answers are missing."""

    kind: Type = Type.CLASSIC
    safety_stops: tuple[str, ...] = ()
    other_stops: tuple[str, ...] = ()
    unanswered: int = 0
    is_separated: bool = False
    reason: str = ""
    agrees: bool = True


def blockers_to_decide(decision: Decision) -> list[str]:
    """This will list why „yes“ cannot be decided. No reason outweighs danger between people who would sit together."""
    return [*_unanswered(decision.unanswered), *_safety(decision), *_others(decision)]


def _unanswered(number: int) -> list[str]:
    if not number:
        return []
    words = text.plural(number, "otázka", "otázky", "otázek")
    return [f"Na bezpečí a překážky je potřeba odpovědět ano nebo ne. Chybí {words}."]


def _safety(decision: Decision) -> list[str]:
    if not decision.safety_stops or decision.is_separated or decision.kind in PROFESSIONALS_ONLY:
        return []
    named = "; ".join(decision.safety_stops)
    ways = "Jde jen oddělené setkání, nebo konference, u které sedí jen odborníci."
    return [f"Společné setkání by někoho ohrozilo ({named}). {ways}"]


def _others(decision: Decision) -> list[str]:
    outweighed = (*decision.other_stops, *decision.safety_stops) or (() if decision.agrees else ("rozdíl",))
    if not outweighed or len(decision.reason.strip()) >= SHORTEST_REASON:
        return []
    return ["Rozhodujete jinak, než vyšlo z odpovědí. Napište prosím proč, aspoň jednou větou."]
