"""Papers and photographs of a meeting: when they may be added, and the code that tells where a sheet belongs."""

import base64
import hmac
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kruh.conferences.vocabulary import State
from kruh.meetings.vocabulary import SheetKind

MOST_SHEETS = 60
SHORTEST_REASON = 10
BEGINNING = "KRUH1."
# Sheets that the product prints and people sign or fill in by hand.
LETTERS = {SheetKind.ATTENDANCE: b"A", SheetKind.PLAN: b"P", SheetKind.MINUTES: b"M", SheetKind.SHARE: b"D"}
MARK_LENGTH, ID_LENGTH = 8, 16
FOREIGN = "Kód na tomhle listu sem nepatří. Nahrajte list téhle konference, nebo vyfoťte papír bez cizího kódu."
_OPEN = (State.SCHEDULED, State.HELD, State.NOT_HELD, State.CONCLUDED)


def blockers_to_add(state: State, fingerprints: Collection[str], fingerprint: str = "") -> list[str]:
    """This will tell why a file cannot be added: too early, too many, or the very same one is here already."""
    if state not in _OPEN:
        return ["Listiny a fotografie se ukládají, až když má konference termín."]
    if fingerprint in fingerprints:
        return ["Tenhle soubor už tu je. Podruhé jsme ho neuložili."]
    if len(fingerprints) >= MOST_SHEETS:
        return [f"U jedné konference může být nejvýš {MOST_SHEETS} souborů. Vyřaďte ty, které nejsou potřeba."]
    return []


def blockers_to_place(is_struck: bool) -> list[str]:
    """This will tell why a photograph cannot stand elsewhere in the record."""
    return ["Tahle fotka je vyřazená, v záznamu už není."] if is_struck else []


def blockers_to_strike(is_struck: bool, reason: str) -> list[str]:
    """This will tell why a file cannot be struck out."""
    if is_struck:
        return ["Tenhle soubor už je vyřazený."]
    if len(reason.strip()) < SHORTEST_REASON:
        return ["Napište důvod aspoň několika slovy. Zůstane u konference."]
    return []


# The code on a printed sheet ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says: which conference, which sheet, and the mark that only the conference's key can make."""

    conference: UUID
    kind: SheetKind
    mark: bytes

    @property
    def words(self) -> bytes:
        """This will give what the mark is made of."""
        return words_of(self.conference, self.kind)

    def is_genuine(self, mark: bytes) -> bool:
        """This will tell whether the conference's own mark is the one on the sheet."""
        return hmac.compare_digest(self.mark, mark[:MARK_LENGTH])


def words_of(conference: UUID, kind: SheetKind) -> bytes:
    """This will give what the mark of a sheet is made of."""
    return LETTERS[kind] + conference.bytes


def written(conference: UUID, kind: SheetKind, mark: bytes) -> str:
    """This will write the code; capitals, digits and a full stop keep its squares large."""
    body = base64.b32encode(words_of(conference, kind) + mark[:MARK_LENGTH]).decode().rstrip("=")
    return BEGINNING + body


def read(text: str) -> Code | None:
    """This will read a code of ours; None when it is somebody else's or damaged."""
    if not is_ours(text):
        return None
    body = text.removeprefix(BEGINNING)
    try:
        raw = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        return None
    kinds = {letter: kind for kind, letter in LETTERS.items()}
    if len(raw) != 1 + ID_LENGTH + MARK_LENGTH or raw[:1] not in kinds:
        return None
    return Code(UUID(bytes=raw[1 : 1 + ID_LENGTH]), kinds[raw[:1]], raw[1 + ID_LENGTH :])


def is_ours(text: str) -> bool:
    """This will tell whether a code wants to be one of ours; a code on a poster in the room does not."""
    return text.startswith(BEGINNING)
