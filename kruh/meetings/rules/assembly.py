"""What is true of minutes made of the record: which line belongs to which part, in what words, and what has come since.

Nothing written by hand is ever touched: a line that changed in the record is put in place of its earlier words only
where those words still stand exactly as they came; otherwise it is offered as a new paragraph.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kruh.meetings.rules.record import Line, Words
from kruh.meetings.vocabulary import EntryKind, SectionKind

PLACES: Mapping[EntryKind, SectionKind] = {
    EntryKind.STRENGTH: SectionKind.STRENGTHS,
    EntryKind.WORRY: SectionKind.WORRIES,
    EntryKind.CHILD: SectionKind.CHILD_VIEW,
    EntryKind.FACT: SectionKind.VIEWS,
    EntryKind.WISH: SectionKind.VIEWS,
    EntryKind.NOTE: SectionKind.VIEWS,
    EntryKind.OPTION: SectionKind.OPTIONS,
    EntryKind.OTHER_VIEW: SectionKind.DISAGREEMENTS,
    EntryKind.AGREEMENT: SectionKind.AGREEMENTS,
}
BY_PERSON = frozenset({SectionKind.CHILD_VIEW, SectionKind.VIEWS})
ENDS = '.!?…:;“"'
QUOTES = "„“”\"‚‘'"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the record in the words of the minutes."""

    line: UUID
    kind: SectionKind
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be: the part it belongs to and its text."""

    kind: SectionKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line that reads differently than when it was taken: its earlier words and those of today, either may lack."""

    was: tuple[Piece, ...]
    now: tuple[Piece, ...]


def pieces(lines: Iterable[Line], names: Mapping[str, str]) -> list[Piece]:
    """This will say the record in the words of the minutes; tasks are in the plan, what was struck out stays out."""
    return [piece for line in lines if (piece := _piece(line, names)) is not None]


def _piece(line: Line, names: Mapping[str, str]) -> Piece | None:
    words = line.words
    kind = PLACES.get(words.kind)
    if kind is None or words.is_struck or not words.text.strip():
        return None
    name = names.get(words.who, "")
    return Piece(line.id, kind, name, _said(words, kind, name))


def _said(words: Words, kind: SectionKind, name: str) -> str:
    if words.kind == EntryKind.CHILD:
        quoted = f"„{words.text.strip().strip(QUOTES).strip()}“"
        return f"{name}: {quoted}" if name else quoted
    text = sentence(words.text)
    if words.kind == EntryKind.WISH:
        return f"Přání: {text}"
    return text if kind in BY_PERSON or not name else f"{name}: {text}"


def sentence(text: str) -> str:
    """This will give a quick line as a sentence: a capital at the beginning and a mark at the end."""
    said = text.strip()
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(tuple(ENDS)) else '.'}"


def paragraphs(found: Sequence[Piece]) -> list[Block]:
    """This will group the pieces as the form wants: by parts, the views and the children's words by person."""
    groups: dict[tuple[SectionKind, str], list[Piece]] = {}
    for piece in found:
        groups.setdefault((piece.kind, piece.name if piece.kind in BY_PERSON else ""), []).append(piece)
    order = list(SectionKind)
    made = [Block(kind, _text(kind, name, group)) for (kind, name), group in groups.items()]
    return sorted(made, key=lambda paragraph: order.index(paragraph.kind))


def _text(kind: SectionKind, name: str, group: Sequence[Piece]) -> str:
    if kind == SectionKind.VIEWS and name:
        return f"{name}: {' '.join(piece.words for piece in group)}"
    return "\n\n".join(piece.words for piece in group)


# What has come since ------------------------------------------------------------------------------------------------


def news(then: Iterable[Line], now: Iterable[Line], names: Mapping[str, str]) -> list[Change]:
    """This will give the lines that came, changed or were struck out since the minutes took them."""
    before, after = _by_line(pieces(then, names)), _by_line(pieces(now, names))
    pairs = [(before.get(line, ()), after.get(line, ())) for line in dict.fromkeys([*after, *before])]
    return [Change(was, today) for was, today in pairs if was != today]


def _by_line(found: Iterable[Piece]) -> dict[UUID, tuple[Piece, ...]]:
    rows: dict[UUID, tuple[Piece, ...]] = {}
    for piece in found:
        rows[piece.line] = (*rows.get(piece.line, ()), piece)
    return rows


def take(written: Sequence[Block], changes: Iterable[Change]) -> tuple[list[str], list[Block]]:
    """This will give the texts of the paragraphs with the changes in them, and the paragraphs that come on top."""
    texts, fresh = [paragraph.text for paragraph in written], list[Piece]()
    for change in changes:
        place = _place(written, texts, change)
        if place is not None and _is_same_kind(change):
            texts[place] = texts[place].replace(change.was[0].words, change.now[0].words)
            continue
        if place is not None:
            texts[place] = without(texts[place], change.was[0].words)
        fresh += change.now
    return texts, paragraphs(fresh)


def _is_same_kind(change: Change) -> bool:
    """Two wordings side by side are told apart by a person, not put one over the other."""
    return len(change.now) == 1 and (change.was[0].kind, change.was[0].name) == (
        change.now[0].kind,
        change.now[0].name,
    )


def _place(written: Sequence[Block], texts: Sequence[str], change: Change) -> int | None:
    """Where the earlier words stand untouched; words that stand twice could be anybody's."""
    if len(change.was) != 1:
        return None
    was = change.was[0]
    kinds = [paragraph.kind for paragraph in written]
    found = [place for place, text in enumerate(texts) if kinds[place] == was.kind and was.words in text]
    return found[0] if len(found) == 1 and texts[found[0]].count(was.words) == 1 else None


def without(text: str, words: str) -> str:
    """This will leave the words out, with the space or the empty paragraph that would stay after them."""
    before, _, after = text.partition(words)
    if before.endswith(" "):
        before = before[:-1]
    else:
        after = after.removeprefix(" ")
    kept = re.sub(r"\n{3,}", "\n\n", before + after).strip()
    return "" if kept.endswith(":") and "\n" not in kept else kept
