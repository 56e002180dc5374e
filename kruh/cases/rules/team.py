"""Who may join, leave and lead the team of a case."""

from dataclasses import dataclass
from datetime import date

from kruh.cases.vocabulary import TeamRole


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
