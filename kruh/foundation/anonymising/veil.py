"""Names and contacts that somebody typed into free words: for whom they are not meant a gap stands there instead."""

from collections.abc import Iterator
from typing import Any

from kruh.foundation import text
from kruh.foundation.anonymising.disguise import Disguise
from kruh.foundation.anonymising.find import FROM_FILE, find
from kruh.foundation.anonymising.vocabulary import Finding, Kind, Register, Sure

GAPS = {
    Kind.PERSON: "(jméno)",
    Kind.PHONE: "(telefon)",
    Kind.MAIL: "(e-mail)",
    Kind.ADDRESS: "(adresa)",
    Kind.NUMBER: "(číslo)",
    Kind.MARK: "(značka)",
}
MOST_NAMED = 6
_APART = ".\n\n"  # each part begins a sentence, where an ordinary word is written with a capital


def veiled(words: Any, register: Register) -> Any:
    """This will give the same text, list or dictionary with gaps for the names of the case and for contacts."""
    parts = list(dict.fromkeys(_texts(words)))
    known = dict(zip(parts, _with_gaps(parts, register), strict=True))
    return _replaced(words, known)


def named(words: Any, register: Register) -> str:
    """This will list what the reader will not read, for the writer; nothing where nothing."""
    parts = list(_texts(words))
    found = zip(parts, _telling(parts, register), strict=True)
    few = list(dict.fromkeys(part[start:end] for part, places in found for start, end, _ in places))
    shown = [f"„{one}“" for one in few[:MOST_NAMED]]
    return ", ".join([*shown, "a další"]) if len(few) > MOST_NAMED else text.list_words(shown)


def _texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        for value in words.values():
            yield from _texts(value)
    elif isinstance(words, list):
        for value in words:
            yield from _texts(value)


def _replaced(words: Any, known: dict[str, str]) -> Any:
    if isinstance(words, str):
        return known[words]
    if isinstance(words, dict):
        return {name: _replaced(value, known) for name, value in words.items()}
    return [_replaced(value, known) for value in words] if isinstance(words, list) else words


def _with_gaps(parts: list[str], register: Register) -> Iterator[str]:
    for words, found in zip(parts, _telling(parts, register), strict=True):
        kept: list[str] = []
        at = 0
        for start, end, gap in found:
            # Given name and surname are one person, so one gap.
            if not (kept and kept[-1] == gap and not words[at:start].strip()):
                kept += [words[at:start], gap]
            at = end
        yield "".join(kept) + words[at:]


def _telling(parts: list[str], register: Register) -> Iterator[list[tuple[int, int, str]]]:
    """What tells somebody in each of the parts; they are read at once, since learning the names costs the most."""
    found = [one for one in find(_APART.join(parts), register, Disguise(0)) if _tells(one)]
    first = 0
    for words in parts:
        last = first + len(words)
        here = [one for one in found if first <= one.start and one.end <= last]
        yield [(one.start - first, one.end - first, GAPS[one.kind]) for one in here]
        first = last + len(_APART)


def _tells(one: Finding) -> bool:
    return one.kind in GAPS and one.sure is not Sure.POSSIBLE and (one.kind is not Kind.PERSON or one.why == FROM_FILE)
