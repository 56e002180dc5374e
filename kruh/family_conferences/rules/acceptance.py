"""When the office accepts the family's plan: against the bottom lines and the question, and against nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kruh.family_conferences.vocabulary import Again, Decision
from kruh.foundation import days

REVIEW_MONTHS = 3
SHORTEST_REASON = 10
ONLY_FOR = (
    "Vrátit plán jde jen proto, že nesplňuje podmínku domluvenou předem, nebo neodpovídá na otázku. "
    "Označte, čeho se to týká."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan with what the office says to it: each bottom line met or not, the question answered or not."""

    decision: Decision
    lines: Mapping[str, bool]
    answers_question: bool
    reason: str = ""
    has_monitor: bool = True
    review_on: date | None = None
    today: date = date.min
    incomplete: Sequence[str] = ()


def blockers_to_decide(plan: Judged) -> list[str]:
    """This will list why the decision cannot be so; `lines` are the words of each bottom line."""
    unmet = [words for words, is_met in plan.lines.items() if not is_met]
    if plan.decision == Decision.RETURNED:
        return _blockers_to_return(plan, unmet)
    return [*_blockers_to_accept(plan, unmet), *_blockers_to_follow(plan)]


def _blockers_to_return(plan: Judged, unmet: Sequence[str]) -> list[str]:
    if not unmet and plan.answers_question:
        return [ONLY_FOR]
    return [] if len(plan.reason.strip()) >= SHORTEST_REASON else ["Napište rodině, co přesně v plánu chybí."]


def _blockers_to_accept(plan: Judged, unmet: Sequence[str]) -> list[str]:
    found = [f"Plán nesplňuje podmínku „{words}“. Vraťte ho s důvodem, rodina ho doplní." for words in unmet]
    if not plan.answers_question:
        found.append("Plán neodpovídá na otázku. Vraťte ho s důvodem, rodina ho doplní.")
    if plan.decision == Decision.WITH_ADDITIONS and len(plan.reason.strip()) < SHORTEST_REASON:
        found.append("Napište, co se k plánu doplňuje a že s tím rodina souhlasí.")
    return found


def _blockers_to_follow(plan: Judged) -> list[str]:
    found = [
        (not plan.has_monitor, "Chybí, kdo z rodiny bude na plán dohlížet."),
        (plan.review_on is None, "Chybí den kontrolního setkání, obvykle za tři měsíce."),
        (plan.review_on is not None and plan.review_on <= plan.today, "Kontrolní setkání má být až po dnešku."),
    ]
    return [*(sentence for holds, sentence in found if holds), *plan.incomplete]


def blockers_to_time(again: Again, *, is_meeting: bool) -> list[str]:
    """This will refuse more time alone on a day when the family does not sit together."""
    if again == Again.NOW and not is_meeting:
        return ["Rodina teď spolu nesedí. Vraťte plán na druhé setkání, domluví ho koordinátor."]
    return []


def review_on(day: date) -> date:
    """This will propose the review: about three months later, on the same day of the month."""
    return days.months_after(day, REVIEW_MONTHS)
