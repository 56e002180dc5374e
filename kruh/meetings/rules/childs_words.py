"""What of the free text on a child's page still sounds like a file: shown to whoever writes, never changed silently."""

import re
from collections.abc import Iterable, Mapping

from kruh.foundation import text
from kruh.foundation.czech import declension
from kruh.meetings.rules import plain

MOST = 12
FIRST_NAME = "dítěti stačí křestní jméno"
_LETTERS = r"[a-záčďéěíňóřšťúůýž]"
# Words of a file, by their beginnings, and what people say to a child instead.
OF_A_FILE = (
    (rf"nezletil{_LETTERS}+", "vynechte, stačí křestní jméno"),
    (r"matk(?:a|y|ou|u)|matce|matek", "dítěti pište „maminka“"),
    (r"otec|otc(?:e|i|em|ové|ovi|ů)", "dítěti pište „tatínek“"),
    (rf"zákonn{_LETTERS}+ zástup{_LETTERS}+", "napište, kdo to je: maminka, tatínek"),
    (r"OSPOD\w*", "napište, kdo z úřadu to je, jménem"),
    (rf"opatrovn{_LETTERS}+|poručn{_LETTERS}+|kurátor{_LETTERS}*", "napište toho člověka jménem"),
    (rf"klient{_LETTERS}*|jmenovan{_LETTERS}+|výše uveden{_LETTERS}+", "napište toho člověka jménem"),
    (rf"součinnost{_LETTERS}*|šetření|dle|viz|v rámci|ve věci|s ohledem na", "napište to obyčejnými slovy"),
)
_OFFICIAL = tuple((re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), advice) for words, advice in OF_A_FILE)
_CAPITAL = r"[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ][^\W\d_]+"
_NAME = re.compile(rf"\b(?=({_CAPITAL})(?:[ \u00a0]({_CAPITAL}))?)")


def hints(parts: Iterable[tuple[str, str]], child: plain.Child, called: Mapping[str, str]) -> list[str]:
    """This will name what a person should write anew, from the finished words of each part of the page."""
    found = [f"{part}: {said}" for part, words in parts for said in _of_part(words, child, called)]
    kept = list(dict.fromkeys(found))
    return kept if len(kept) <= MOST else [*kept[:MOST], "A další podobná místa."]


def _of_part(words: str, child: plain.Child, called: Mapping[str, str]) -> list[str]:
    said = [(found.start(), found[0], advice) for pattern, advice in _OFFICIAL for found in pattern.finditer(words)]
    named = [(found.start(), *_named(found[1], found[2] or "", child, called)) for found in _NAME.finditer(words)]
    return [f"„{piece}“ – {advice}." for _, piece, advice in sorted(said + named) if advice]


def _named(first: str, last: str, child: plain.Child, called: Mapping[str, str]) -> tuple[str, str]:
    """A name with what to write instead, the whole name before the given name alone."""
    for words in ([first, last] if last else [first], [first]):
        if advice := _advice([text.fold(word) for word in words], child, called):
            return " ".join(words), advice
    return first, ""


def _advice(words: list[str], child: plain.Child, called: Mapping[str, str]) -> str:
    """What to write instead: nothing to say where nobody of the family is meant."""
    if len(words) > 1 and _is(words, child.first, child.last):
        return FIRST_NAME
    for full, word in called.items():
        first, _, last = full.partition(" ")
        if word != first and _is(words, first, last):
            return f"dítě říká „{word}“"
        if word == first and len(words) > 1 and _is(words, first, last):
            return FIRST_NAME
    return ""


def _is(words: list[str], first: str, last: str) -> bool:
    """Whether a name in any case is this person's: the given name, and when there are two words the surname too."""
    if words[0] not in declension.forms(text.fold(first)):
        return False
    return len(words) == 1 or not last or words[1] in declension.surname(text.fold(last.rpartition(" ")[2]))
