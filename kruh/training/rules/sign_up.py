"""What is true of signing up: who gets a place, who waits, when it is too late."""

import base64
from datetime import datetime

from kruh.training.vocabulary import Place, State

BYTES, SIGNS, GROUP = 10, 16, 4
MOST_UNCONFIRMED = 300
LATE = "Přihlašování už skončilo."


def blockers_to_sign_up(state: str, starts_at: datetime, at: datetime, *, unconfirmed: int = 0) -> list[str]:
    """This will tell why nobody can sign up now."""
    if state == State.CANCELLED:
        return ["Workshop je zrušený."]
    if state != State.ANNOUNCED or starts_at <= at:
        return [LATE]
    return ["Přihlášek teď přišlo nezvykle mnoho. Zkuste to prosím zítra."] if unconfirmed >= MOST_UNCONFIRMED else []


def blockers_to_leave(place: str, starts_at: datetime, at: datetime) -> list[str]:
    """This will tell why a sign-up cannot be taken back."""
    if place == Place.CANCELLED:
        return ["Tahle přihláška už je zrušená."]
    return ["Workshop už začal, odhlásit se nejde."] if starts_at <= at else []


def blockers_to_add(state: str) -> list[str]:
    """This will tell why nobody can be written down by the organiser now."""
    if state in (State.ANNOUNCED, State.HELD):
        return []
    return [f"Workshop je {State(state).label}, lidé se do něj teď nezapisují."]


def place_for(taken: int, capacity: int, waiting: int) -> Place:
    """This will give who comes a place, or a turn behind those who wait."""
    return Place.GOING if taken < capacity and not waiting else Place.WAITING


def number_to_move(taken: int, capacity: int, waiting: int) -> int:
    """This will tell how many of those who wait get a place now."""
    return max(0, min(capacity - taken, waiting))


def code_of(chance: bytes) -> str:
    """This will write eighty bits as people copy them, in four groups."""
    signs = base64.b32encode(chance[:BYTES]).decode()
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def copied(words: str) -> str | None:
    """This will read a code as people type it, or give None for what cannot be one."""
    signs = "".join(sign for sign in words.upper().replace("0", "O").replace("1", "I") if sign.isalnum())
    if len(signs) != SIGNS:
        return None
    try:
        return code_of(base64.b32decode(signs))
    except ValueError:
        return None
