"""What the scripts of the room are told: places that the reader must not learn are left out, who may mend them is told.

The same words stay where nothing is hidden. Everything is read but what is named here as nobody's words, so that
a field added later is read from its first day.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret
from kruh.meetings.rules.record import Words

# Identifiers, moments, kinds, versions and addresses of pages, as long as they look so: what has a space or an accent
# is read even here.
SIGNS = frozenset({
    "version", "part", "now", "at", "id", "kept", "heads", "kind", "state", "phase", "who", "value", "one", "other",
    "user", "device", "since", "starts", "began", "ended", "came", "left", "due", "file", "preview", "describe",
})  # fmt: skip
PEN = ("pen", "name")  # a colleague's name, told with each entry kept
# How it is called to whoever may mend it.
CALLED = {
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
OTHER = "další údaj"
MEND = "V textu je místo, které je chráněné i před týmem setkání. Upraví ho pracoviště."


def texts(told: Any, name: str = "", called: str = OTHER) -> Iterator[tuple[str, str]]:
    """This will give everything that may be somebody's words, each with what it is."""
    if isinstance(told, str):
        if told and not _is_sign(name, told):
            yield called, told
    elif isinstance(told, dict):
        for key, value in told.items():
            if (name, key) != PEN:
                yield from texts(value, key, CALLED.get(key, called))
    elif isinstance(told, list | tuple):
        for one in told:
            yield from texts(one, name, called)


def _is_sign(name: str, told: str) -> bool:
    return name in SIGNS and told.isascii() and " " not in told


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
        return told if _is_sign(name, told) else new(told)
    if isinstance(told, list | tuple):
        return [_said(one, name, new) for one in told]
    if not isinstance(told, dict):
        return told
    shown = {key: value if (name, key) == PEN else _said(value, key, new) for key, value in told.items()}
    return {**shown, "withheld": True} if "text" in told and shown != told else shown
