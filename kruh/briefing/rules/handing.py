"""When a worker's cases can pass to others in one step, and how many cases somebody has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kruh.foundation import days, text

NOTHING = "Vyberte aspoň u jednoho případu, kdo ho převezme."
CHANGED = "U některých případů se mezitím změnil klíčový pracovník nebo tým. Otevřete stránku znovu a vyberte."
NO_REASON = "Napište důvod. Zůstane v historii předání."


@dataclass(frozen=True)
class Passing:
    """What decides whether the cases can pass."""

    chosen: int
    still_led: int
    reason: str
    since: date
    until: date | None
    is_for_a_time: bool
    today: date


def passing_blockers(passing: Passing) -> list[str]:
    """This will name what stands in the way."""
    reasons = [] if passing.chosen else [NOTHING]
    reasons += [CHANGED] if passing.still_led < passing.chosen else []
    reasons += [] if passing.reason.strip() else [NO_REASON]
    if not passing.is_for_a_time:
        return reasons
    if passing.until is None:
        return [*reasons, "Napište, do kdy zastupování trvá. Skončí samo."]
    if passing.until < max(passing.since, passing.today):
        reasons.append("Poslední den zastupování už byl, nebo je dřív než první. Zkontrolujte data.")
    return reasons


def load_words(led: int, norm: int | None) -> str:
    """This will say how many cases somebody leads, beside the norm where the method has one."""
    count = text.plural(led, "případ", "případy", "případů")
    return f"{count} z {norm}" if norm else count


def case_words(state: str, next_on: date | None, own_tasks: int, substitute: str = "") -> str:
    """This will say beside a case what the one who chooses has to know."""
    parts = [state]
    if substitute:
        parts.append(f"už zastupuje {substitute}")
    if next_on:
        parts.append(f"nejbližší setkání {days.day(next_on)}")
    if own_tasks:
        parts.append(f"{text.plural(own_tasks, 'vlastní úkol', 'vlastní úkoly', 'vlastních úkolů')} přejde s ním")
    return ", ".join(parts)


def choice_of(own: str, for_all: str) -> str:
    """This will give who takes a case: the own choice, or the one for all; a case may also stay."""
    return "" if own == STAYS else own or for_all


STAYS = "stays"


def digest_words(count: int, is_for_a_time: bool, until: date | None) -> str:
    """This will say in a letter how many cases somebody got; never whose."""
    number = text.plural(count, "případ", "případy", "případů")
    return f"zastupujete {number} do {days.day(until)}" if is_for_a_time and until else f"přebíráte {number}"


def takers(given: Collection[tuple[str, str]]) -> dict[str, int]:
    """This will count the cases of each who takes some."""
    found: dict[str, int] = {}
    for _, to in given:
        found[to] = found.get(to, 0) + 1
    return found


def substituted(name: str, until: date | None) -> str:
    """This will name who stands in, and until when: „Jana Malá do 3. 12. 2026“."""
    return f"{name} do {days.day(until)}" if until else name
