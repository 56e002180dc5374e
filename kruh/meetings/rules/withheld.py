"""What the scripts of the room are told: places that the reader must not learn are left out, who may mend them is told.

The same words stay where nothing is hidden; identifiers, moments and addresses of pages are nobody's words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret
from kruh.meetings.rules.record import Words

# What people wrote or are called; everything else is for the script.
TEXTS = {
    "goal": "cíl",
    "title": "program",
    "what": "popis části programu",
    "text": "záznam",
    "earlier": "dřívější znění",
    "check": "ověření úkolu",
    "topic": "téma fotky",
    "description": "popis fotky",
    "name": "jméno",
    "names": "jméno",
    "role": "role",
    "arrival": "příchod",
    "said": "co kdo zapsal o příchodu",
    "alarm": "upozornění",
    "reasons": "odpověď",
    "refused": "odpověď",
    "overtaken": "odpověď",
}
APART = frozenset({"pen", "words"})
MEND = "V textu je místo, které je chráněné i před týmem setkání. Upraví ho pracoviště."


def texts(told: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """This will give what people wrote, each with what it is."""
    if isinstance(told, str):
        if name in TEXTS and told:
            yield TEXTS[name], told
    elif isinstance(told, dict):
        for key, value in told.items():
            if key not in APART:
                yield from texts(value, name if name in TEXTS and key not in TEXTS else key)
    elif isinstance(told, list):
        for one in told:
            yield from texts(one, name)


def withhold(told: dict[str, Any], secrets: Sequence[Secret]) -> dict[str, Any]:
    """This will give the same with the usual gap in place of every secret; a line that has one says so."""
    words = list(dict.fromkeys(text for _, text in texts(told)))
    if not _tell(words, secrets):
        return told
    new = dict(zip(words, gate.conceal(words, secrets), strict=True))
    changed: dict[str, Any] = _said(told, "", lambda text: new.get(text, text))
    return changed


def unseen(told: dict[str, Any], secrets: Sequence[Secret]) -> list[str]:
    """This will name for whoever may mend it what the others are not shown."""
    if not _tell([text for _, text in texts(told)], secrets):
        return []
    named = [(f"{what} č. {at}", text) for at, (what, text) in enumerate(dict.fromkeys(texts(told)), 1)]
    found = [(hit.fact, hit.place.rpartition(" č. ")[0], hit.excerpt) for hit in gate.hits(named, secrets)]
    return [f"{fact}: {what}{f' „{words}“' if words else ''}" for fact, what, words in dict.fromkeys(found)]


def is_withheld(words: str) -> bool:
    """This will tell whether somebody sends back what was not shown to them whole."""
    return gate.PLACEHOLDER in words


def restored(words: Words, before: Words | None, secrets: Sequence[Secret]) -> Words:
    """This will put back what the writer did not see and did not change: a line moved or struck stays what it was."""
    if before is None:
        return words
    kept = {
        name: getattr(before, name)
        for name in ("text", "check")
        if is_withheld(getattr(words, name)) and getattr(words, name) == gate.conceal(getattr(before, name), secrets)
    }
    return replace(words, **kept)


def _tell(words: list[str], secrets: Sequence[Secret]) -> bool:
    """Whether anything is to be left out at all, looked for in one go."""
    return bool(words and secrets and gate.hits([("", "\n".join(words))], secrets))


def _said(told: Any, name: str, new: Callable[[str], str]) -> Any:
    if isinstance(told, str):
        return new(told) if name in TEXTS else told
    if isinstance(told, list):
        return [_said(one, name, new) for one in told]
    if not isinstance(told, dict):
        return told
    shown = {
        key: value if key in APART else _said(value, name if name in TEXTS and key not in TEXTS else key, new)
        for key, value in told.items()
    }
    is_line = "text" in told and any(shown.get(key) != told.get(key) for key in ("text", "check"))
    return {**shown, "withheld": True} if is_line else shown
