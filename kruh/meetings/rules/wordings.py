"""What is true of two wordings of the minutes: what is the same in them, what went and what came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from kruh.meetings.vocabulary import SectionKind

MOST_WORDS = 600
WORDS = re.compile(r"\[[^\]\n]*\]|\s+|\S+")  # what stands in brackets for a hidden value is one word
HIDDEN = re.compile(r"\[[^\]\n]*\]")
PLAN, PEOPLE, HEARD, DISSENTS = "Plán", "Účast", "Jak zazněl názor dítěte", "Odlišné názory"
FOR_CHILDREN = (SectionKind.GOAL, SectionKind.CHILD_VIEW, SectionKind.AGREEMENTS, SectionKind.FOLLOW_UP)
FOR_CHILD = frozenset({str(kind.label) for kind in FOR_CHILDREN} | {PLAN})


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    fate: Fate
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the minutes: how it read then, and how it reads now against it."""

    label: str
    then: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """This will tell whether it reads differently now."""
        return any(piece.fate != Fate.SAME for piece in self.pieces)


def compare(then: dict[str, Any], now: dict[str, Any]) -> list[Part]:
    """This will set two contents of the minutes side by side, part by part; what is empty in both is left out."""
    before, after = readable(then), readable(now)
    labels = [label for label in after if before.get(label) or after[label]]
    return [Part(label, before.get(label, ""), tuple(_pieces(before.get(label, ""), after[label]))) for label in labels]


def parts_for(then: dict[str, Any], now: dict[str, Any], *, is_child: bool) -> list[Part]:
    """This will compare what one reader is shown; a child's page has only some of the parts."""
    return [part for part in compare(then, now) if not is_child or part.label in FOR_CHILD]


def reads_differently(then: dict[str, str], now: dict[str, str], *, is_child: bool) -> bool:
    """This will tell whether a reader would find other words in the parts of their copy.

    What stands in brackets for a hidden value may stand for any words: the value itself is in none of the copies.
    """
    kinds = FOR_CHILDREN if is_child else tuple(SectionKind)
    return any(not _is_alike(then.get(kind, ""), now.get(kind, "")) for kind in kinds)


def _is_alike(then: str, now: str) -> bool:
    pattern = ".+?".join(re.escape(words) for words in HIDDEN.split(then.strip()))
    return re.fullmatch(pattern, now.strip(), re.DOTALL) is not None


def readable(content: dict[str, Any]) -> dict[str, str]:
    """This will say every part of the content in words, in the order in which it is read."""
    said: dict[str, str] = {}
    for kind in SectionKind:
        if kind == SectionKind.FOLLOW_UP:
            said[PLAN] = "\n".join(" · ".join(cell for cell in row if cell) for row in content["plan"]["rows"])
        if kind == SectionKind.CHILD_VIEW:
            said[HEARD] = "\n".join(filter(None, content["heard"].values()))
        said[str(kind.label)] = content["sections"].get(kind, "").strip()
    said[DISSENTS] = "\n".join(f"{row['who']}: {row['text']}" for row in content["dissents"])
    said[PEOPLE] = "\n".join(f"{row['name']}, {row['role']}" for row in content["people"])
    return said


def _pieces(then: str, now: str) -> Iterator[Piece]:
    """Lines are compared first and words only inside a changed line, so that a long text stays quick."""
    old, new = then.splitlines(keepends=True), now.splitlines(keepends=True)
    for tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        gone, came = "".join(old[i:j]), "".join(new[k:m])
        if tag == "equal":
            yield Piece(Fate.SAME, came)
        else:
            yield from _words(WORDS.findall(gone), WORDS.findall(came))


def _words(gone: Sequence[str], came: Sequence[str]) -> Iterator[Piece]:
    is_long = max(len(gone), len(came)) > MOST_WORDS
    whole = [("replace", 0, len(gone), 0, len(came))]
    codes = whole if is_long else SequenceMatcher(a=gone, b=came, autojunk=False).get_opcodes()
    for tag, i, j, k, m in codes:
        if tag == "equal":
            yield Piece(Fate.SAME, "".join(came[k:m]))
            continue
        if i < j:
            yield Piece(Fate.GONE, "".join(gone[i:j]))
        if k < m:
            yield Piece(Fate.NEW, "".join(came[k:m]))
