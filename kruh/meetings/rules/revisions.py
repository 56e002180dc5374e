"""What is true of corrections of closed minutes: never silent, always with a reason and with what was there before."""

from difflib import SequenceMatcher
from typing import Any

from kruh.meetings.rules import audience, wordings
from kruh.meetings.rules.minutes import SHORTEST_REASON

FIRST = 2  # the minutes themselves are the first wording


def blockers_to_amend(reason: str) -> list[str]:
    """This will demand the reason of a correction."""
    return [] if len(reason.strip()) >= SHORTEST_REASON else ["Napište, proč se zápis opravuje."]


def blockers_to_issue(changes: list[dict[str, str]], lacks: list[str]) -> list[str]:
    """This will tell why a correction cannot be issued."""
    return lacks if changes else ["V textu se nic nezměnilo. Opravte ho, nebo opravu zrušte."]


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[dict[str, str]]:
    """This will give each paragraph that reads differently: where it stands, how it read, and how it reads now."""
    then, today = wordings.readable(before), wordings.readable(now)
    return [change for label, words in today.items() for change in _changes(label, then.get(label, ""), words)]


def _changes(label: str, then: str, now: str) -> list[dict[str, str]]:
    old, new = _stretches(then), _stretches(now)
    return [
        {"label": label, "then": "\n\n".join(old[i:j]), "now": "\n\n".join(new[k:m])}
        for tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def _stretches(words: str) -> list[str]:
    return [part.strip() for part in words.split("\n\n") if part.strip()]


def number_of(content: dict[str, Any]) -> int:
    """This will give which wording it is: 1 before any correction."""
    return int(content.get("revision", {}).get("number", 1))


def spoken(number: int) -> str:
    """This will name a correction everywhere alike: the second wording is „oprava č. 1“."""
    return f"oprava č. {number - FIRST + 1}"


def copy_of(content: dict[str, Any], reader: audience.Reader) -> dict[str, Any]:
    """This will give the content for one reader; of a correction only what changed in that reader's own copy."""
    revision = content.get("revision")
    copy = audience.copy_of(content, reader)
    if revision is None:
        return copy
    changes = differences(audience.copy_of(revision["before"], reader), copy)
    return {**copy, "revision": {"number": revision["number"], "reason": revision["reason"], "changes": changes}}


def whole(content: dict[str, Any]) -> dict[str, Any]:
    """This will give the office's content with what changed in it."""
    revision = content.get("revision")
    if revision is None:
        return content
    changes = differences(revision["before"], content)
    return {**content, "revision": {"number": revision["number"], "reason": revision["reason"], "changes": changes}}
