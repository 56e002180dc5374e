"""Texts in narrow columns: how many letters fit, what has to let go of a hard space, which rows stay whole."""

import re
from collections.abc import Iterator

from kruh.foundation import text as words
from kruh.foundation.typesetting import content

LINE_MM, INSET_MM, LETTER_MM = 165, 4, 1.75
MOST_LINES, VALUE_MM = 24, 110
# A word of fewer letters is never hyphenated, however narrow the column.
SHORTEST = 6
_NAMING = re.compile(r"[^\W\d_]{4}")


def letters(table: content.Table) -> list[int]:
    """This will give about how many letters fit on a line of each column."""
    shares = table.widths or (1.0,) * len(table.head)
    return [max(1, int((LINE_MM * share / sum(shares) - INSET_MM) / LETTER_MM)) for share in shares]


def loose(text: str, fit: int) -> str:
    """This will part bound words that are longer than the line: „MUDr. Maximiliána“, but never „7. 12. 2026“."""
    return re.sub(r"[^ \n]+", lambda found: _parted(found[0], fit), text)


def _parted(piece: str, fit: int) -> str:
    is_long = len(piece) > fit and words.NBSP in piece and _NAMING.search(piece)
    return piece.replace(words.NBSP, " ") if is_long else piece


def pieces(text: str, fit: int) -> Iterator[tuple[str, bool]]:
    """This will cut the text around its words that are longer than the line, telling which those are."""
    # A group that is kept puts what it found at every second place.
    parts = re.split(rf"([^\W\d_]{{{max(SHORTEST, fit + 1)},}})", text)
    yield from ((part, place % 2 == 1) for place, part in enumerate(parts) if part)


def whole(table: content.Table) -> Iterator[bool]:
    """This will tell of each row whether it is short enough to stay on one page."""
    fits = letters(table)
    for row in table.rows:
        yield all(_lines(cell, fit) <= MOST_LINES for cell, fit in zip(row, fits, strict=True))


def stay(items: tuple[tuple[str, content.Text], ...]) -> bool:
    """This will tell whether labels with their values are short enough to stay on one page."""
    return sum(_lines(value, int(VALUE_MM / LETTER_MM)) for _, value in items) <= MOST_LINES


def _lines(cell: content.Text, fit: int) -> int:
    said = "".join(run.text for run in content.runs(cell))
    return sum(1 + len(line) // fit for line in said.split("\n"))
