"""Who may join, leave and lead the team of a case."""

from dataclasses import dataclass
from datetime import date, timedelta

from kruh.cases.vocabulary import TeamRole

EMERGENCY_LASTS = timedelta(hours=1)
REVIEWED_IN = 2  # working days
SHORTEST_REASON = 20


@dataclass(frozen=True)
class Joining:
    """What decides whether a colleague may join the team."""

    name: str
    role: str
    works_in_unit: bool
    heads_unit: bool
    writes_cases: bool
    is_member: bool
    until: date | None
    today: date


def joining_blockers(new: Joining) -> list[str]:
    """This will name what stands in the way of joining."""
    if not new.works_in_unit:
        return [f"{new.name} na tomto pracovišti nepracuje. Přidat jde jen kolegyně a kolegy z pracoviště."]
    reasons = []
    if new.role == TeamRole.EMERGENCY:
        reasons.append("Mimořádný přístup si otevírá každý sám a s důvodem.")
    if new.role == TeamRole.KEY_WORKER:
        reasons.append("Klíčový pracovník je jeden. Použijte „Předat případ“.")
    if new.role == TeamRole.HEAD and not new.heads_unit:
        reasons.append(f"{new.name} toto pracoviště nevede.")
    if new.role in (TeamRole.SUBSTITUTE, TeamRole.GUARDIAN) and not new.writes_cases:
        reasons.append(f"{new.name} tu nemá roli sociálního pracovníka. Roli nastaví správce instalace.")
    if new.is_member:
        reasons.append(f"{new.name} už v týmu je.")
    if new.until is not None and new.until < new.today:
        reasons.append("Poslední den je v minulosti. Zkontrolujte datum.")
    return reasons


def leaving_blockers(role: str, *, has_ended: bool) -> list[str]:
    """This will name what stands in the way of leaving."""
    if has_ended:
        return ["Tohle členství už skončilo."]
    if role == TeamRole.KEY_WORKER:
        return ["Případ nemůže zůstat bez klíčového pracovníka. Použijte „Předat případ“."]
    return []


def handover_blockers(name: str, *, is_key_worker: bool, writes_cases: bool) -> list[str]:
    """This will name what stands in the way of handing the case over."""
    if is_key_worker:
        return [f"{name} už případ vede."]
    if not writes_cases:
        return [f"{name} na tomto pracovišti nemá roli sociálního pracovníka."]
    return []


def emergency_blockers(reason: str, *, is_member: bool) -> list[str]:
    """This will name what stands in the way of opening a case from outside its team."""
    if is_member:
        return ["V týmu tohoto případu jste. Otevřete ho ze seznamu případů."]
    if len(reason.strip()) < SHORTEST_REASON:
        return ["Napište důvod celou větou, aspoň dvacet znaků. Bude ho číst klíčový pracovník a vedoucí."]
    return []


def review_blockers(*, is_own: bool, is_reviewed: bool) -> list[str]:
    """This will name what stands in the way of closing such an access."""
    if is_reviewed:
        return ["Tenhle přístup už někdo zkontroloval."]
    if is_own:
        return ["Vlastní mimořádný přístup kontroluje někdo jiný."]
    return []
