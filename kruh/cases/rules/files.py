"""The life of the file: what a closed case refuses, and who may be left out of it."""

from kruh.cases.vocabulary import CaseState

CLOSED = "Případ je uzavřený. Nejdřív ho znovu otevřete, pak půjde měnit."
MARK_TAKEN = "Tuhle spisovou značku už na pracovišti má jiný případ. Zkontrolujte ji."
NOT_KNOWN = "Tohoto člověka tu nejde použít. Vyberte ho prosím znovu."
LAST_CHILD = "V případu musí zůstat aspoň jedno dítě."
REASON_MISSING = "S člověkem už něco souvisí (vztah, ochrana nebo konference). Napište důvod, proč z případu odchází."


def closed_blockers(state: str) -> list[str]:
    """This will refuse changes in a closed case."""
    return [CLOSED] if state == CaseState.CLOSED else []


def mark_blockers(*, is_taken: bool) -> list[str]:
    """This will refuse a file mark that another case of the office has."""
    return [MARK_TAKEN] if is_taken else []


def removal_blockers(*, is_last_child: bool, is_referenced: bool, reason: str) -> list[str]:
    """This will name what stands in the way of removing somebody from a case."""
    if is_last_child:
        return [LAST_CHILD]
    return [REASON_MISSING] if is_referenced and not reason.strip() else []
