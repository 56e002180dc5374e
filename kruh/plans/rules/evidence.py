"""What may be kept as a proof that a task was kept."""

from collections.abc import Collection

MOST_FILES = 20
SHORTEST_REASON = 10


def blockers_to_add(fingerprints: Collection[str], fingerprint: str) -> list[str]:
    """This will tell why a file cannot be added: the very same one is here already, or there are too many."""
    if fingerprint in fingerprints:
        return ["Tenhle soubor už u úkolu je. Podruhé jsme ho neuložili."]
    if len(fingerprints) >= MOST_FILES:
        return [f"U jednoho úkolu může být nejvýš {MOST_FILES} souborů. Vyřaďte ty, které nejsou potřeba."]
    return []


def blockers_to_strike(is_struck: bool, reason: str) -> list[str]:
    """This will tell why a file cannot be put aside."""
    if is_struck:
        return ["Tenhle soubor už je vyřazený."]
    if len(reason.strip()) < SHORTEST_REASON:
        return ["Napište důvod aspoň několika slovy. Zůstane u úkolu."]
    return []
