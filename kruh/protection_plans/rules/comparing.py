"""What changed from one wording to another, sentence by sentence, and what was only copied."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kruh.foundation import text

ADDED, REMOVED, SAME = "added", "removed", "same"
FEWEST_WORDS = 6
_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ„])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of sentences that came, went, or stayed."""

    change: str
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text from which something may have been copied, and how it is called."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph that stands word for word elsewhere, and where."""

    words: str
    source: str


def sentences(words: str) -> list[str]:
    """This will part a text into sentences; a line always ends one."""
    return [one.strip() for line in words.splitlines() for one in _END.split(line) if one.strip()]


def compare(before: str, after: str) -> list[Piece]:
    """This will give the pieces in the order in which one reads them: what went stands before what came."""
    old, new = sentences(before), sentences(after)
    found: list[Piece] = []
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(SAME, " ".join(new[begin:end])))
            continue
        found += [Piece(REMOVED, " ".join(old[first:last]))] if first < last else []
        found += [Piece(ADDED, " ".join(new[begin:end]))] if begin < end else []
    return found


def is_unchanged(before: str, after: str) -> bool:
    """This will tell whether a text that says something stands as it stood, apart from spaces and capitals."""
    return bool(after.strip()) and _plain(before) == _plain(after)


def copies(words: str, sources: Iterable[Source]) -> list[Copy]:
    """This will name the paragraphs that stand word for word in a source; the first source that has one counts."""
    known: dict[str, str] = {}
    for source in sources:
        for paragraph in _paragraphs(source.words):
            known.setdefault(_plain(paragraph), source.name)
    return [Copy(one, known[_plain(one)]) for one in _paragraphs(words) if _plain(one) in known]


def told(copy: Copy) -> str:
    """This will ask about a copied paragraph."""
    return f"Tenhle odstavec je slovo od slova stejný jako {copy.source}: „{_beginning(copy.words)}“ Platí ještě?"


def unchanged(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """This will name the parts that stand as they stood."""
    return [code for code, words in after.items() if is_unchanged(before.get(code, ""), words)]


def _paragraphs(words: str) -> Sequence[str]:
    """A few words may well be the same twice; a paragraph hardly."""
    lines = [line.strip() for line in words.splitlines()]
    return [line for line in lines if len(line.split()) >= FEWEST_WORDS]


def _plain(words: str) -> str:
    return text.fold(" ".join(words.split()))


def _beginning(words: str) -> str:
    first = words.split()
    return " ".join(first[:8]) + ("…" if len(first) > 8 else "")
