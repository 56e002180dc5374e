"""A plain text with a few signs at the beginnings of lines becomes blocks: one text for the screen and for paper.

`## ` and `### ` open parts, `- ` and `1. ` are lists, `> ` is a note, `| a | b |` a table whose first row is its head,
`____` a line for handwriting, `**so**` is bold. Other lines are paragraphs; an empty line ends what stands before it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kruh.foundation.typesetting import content

HEADING, BULLET, NUMBER, NOTE, ROW, LINE, PROSE, NOTHING = range(8)
_SIGNS = (
    (HEADING, re.compile(r"#{2,4} ")),
    (BULLET, re.compile(r"- ")),
    (NUMBER, re.compile(r"[0-9]+\. ")),
    (NOTE, re.compile(r"> ?")),
    (ROW, re.compile(r"\|")),
    (LINE, re.compile(r"_{4,}$")),
    (NOTHING, re.compile(r"$")),
)


@dataclass(frozen=True, slots=True)
class Writing:
    """One text: what it is called, what it says in a sentence, when it was written, and its parts."""

    name: str
    title: str
    lead: str
    dated: date
    blocks: tuple[content.Block, ...]


def read(name: str, source: str) -> Writing:
    """This will read a text that begins with its title, its lead and its day."""
    head, _, body = source.strip().partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    return Writing(name, said["title"], said["lead"], date.fromisoformat(said["dated"]), blocks(body))


def blocks(source: str) -> tuple[content.Block, ...]:
    """This will give the parts of a text in the order in which they are read."""
    lines = (line.strip() for line in source.splitlines())
    made: list[content.Block] = []
    for kind, group in groupby(((_kind(line), line) for line in lines), key=lambda pair: pair[0]):
        if kind != NOTHING:
            made += _MAKERS[kind]([line for _, line in group])
    return tuple(made)


def text(line: str) -> content.Text:
    """This will give a line as pieces, ordinary and bold ones in turn."""
    pieces = line.split("**")
    if len(pieces) == 1:
        return line
    return tuple(content.Run(piece, bold=bool(at % 2)) for at, piece in enumerate(pieces) if piece)


def _kind(line: str) -> int:
    return next((kind for kind, sign in _SIGNS if sign.match(line)), PROSE)


def _headings(lines: list[str]) -> list[content.Block]:
    return [content.Heading(line.index(" ") - 1, line.lstrip("# ")) for line in lines]


def _numbered(lines: list[str]) -> list[content.Block]:
    return [content.Numbered(tuple(text(line.partition(" ")[2]) for line in lines))]


def _table(lines: list[str]) -> list[content.Block]:
    head, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return [content.Table(tuple(head), tuple(tuple(text(cell) for cell in row) for row in rows))]


_MAKERS: dict[int, Callable[[list[str]], list[content.Block]]] = {
    HEADING: _headings,
    BULLET: lambda lines: [content.Bullets(tuple(text(line[2:]) for line in lines))],
    NUMBER: _numbered,
    NOTE: lambda lines: [content.Note(text(" ".join(line.lstrip("> ") for line in lines)))],
    ROW: _table,
    LINE: lambda lines: [content.Lines(len(lines))],
    PROSE: lambda lines: [content.Paragraph(text(" ".join(lines)))],
}
