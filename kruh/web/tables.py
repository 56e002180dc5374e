"""The table of a long list, written by one hand: fifty rows through a template cost more than everything before them.

A list gives its columns and its rows of cells; a cell is text, which is escaped, or what one of the functions made.
`{{ table }}` puts it on the page, with the markup of `components/table.html`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from kruh.foundation import text
from kruh.web.templatetags.kruh import day as day_words
from kruh.web.templatetags.kruh import deadline_tag, iso

NOTHING = SafeString('<span class="muted">–</span>')

_NEEDS_ESCAPE = re.compile("[&<>\"']").search  # asking costs less than escaping, and few words need it

type Cell = str


@dataclass(frozen=True)
class Column:
    """One column: what it says, and `num` or `nowrap` where it should look so."""

    label: str
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A list as a table; on a narrow screen each row becomes a card."""

    caption: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]

    def __str__(self) -> str:
        """This will write the whole table."""
        head, ends = _frame(self.caption, tuple(self.columns))
        return SafeString(f"{head}{''.join(_row(row, ends) for row in self.rows)}</tbody></table></div>")


@lru_cache(maxsize=256)
def _frame(caption: str, columns: tuple[Column, ...]) -> tuple[str, list[str]]:
    labels = [f'<th scope="col"{_kind(column)}>{escape(column.label)}</th>' for column in columns]
    opens = [f'<td data-l="{escape(column.label)}"{_kind(column)}>' for column in columns[1:]]
    named = escape(caption)
    head = (
        f'<div class="table-box" role="region" aria-label="{named}" tabindex="0"><table class="cards">'
        f'<caption class="vh">{named}</caption>\n<thead><tr>{"".join(labels)}</tr></thead>\n<tbody>'
    )
    return head, opens


def _kind(column: Column) -> str:
    return f' class="{column.kind}"' if column.kind else ""


def _row(cells: Sequence[Cell], opens: list[str]) -> str:
    rest = "".join([f"{start}{_safe(cell)}</td>" for start, cell in zip(opens, cells[1:], strict=True)])
    return f'<tr><th scope="row">{_safe(cells[0])}</th>{rest}</tr>'


def _safe(words: str) -> str:
    return words if isinstance(words, SafeString) else _escaped(words)


def _escaped(words: str) -> str:
    return escape(words) if _NEEDS_ESCAPE(words) else words


# Cells -------------------------------------------------------------------------------------------------------------


def together(*cells: Cell) -> SafeString:
    """Several cells in one, side by side."""
    return SafeString("".join([_safe(cell) for cell in cells]))


def block(*cells: Cell) -> SafeString:
    """Several cells in one that stays together beside its label on a narrow screen."""
    return SafeString(f"<div>{''.join([_safe(cell) for cell in cells])}</div>")


def typo(words: str) -> SafeString:
    """Text with Czech typography."""
    return SafeString(_escaped(text.typo(words)))


@lru_cache(maxsize=1024)
def public(words: str) -> SafeString:
    """The same for names of organisations, which every row says again; a person's name is not kept like this."""
    return typo(words)


def link(words: str, url: str) -> SafeString:
    """A link to the page of the row."""
    return SafeString(f'<a href="{_escaped(url)}">{_safe(words)}</a>')


def titled(words: str, url: str, second: str, kind: str = "small muted") -> SafeString:
    """A link in Czech typography with a smaller second line, if it has any: what most rows begin with."""
    line = f'<br><span class="{kind}">{_escaped(text.typo(second))}</span>' if second else ""
    return SafeString(f'<a href="{_escaped(url)}">{_escaped(text.typo(words))}</a>{line}')


def muted(words: str) -> SafeString:
    """Something quieter, also what is not known."""
    return SafeString(f'<span class="muted">{_safe(words)}</span>')


def small(words: str, kind: str = "small muted") -> SafeString:
    """Something smaller and quieter."""
    return SafeString(f'<span class="{kind}">{_safe(words)}</span>')


def below(words: str, kind: str = "small muted") -> SafeString:
    """A smaller second line."""
    return SafeString(f"<br>{small(words, kind)}")


@lru_cache(maxsize=512)
def tag(words: str, tone: str = "") -> SafeString:
    """A state in a word."""
    return SafeString(f'<span class="tag{f" tag-{escape(tone)}" if tone else ""}">{typo(words)}</span>')


def day(value: date | datetime) -> SafeString:
    """A day as people read it."""
    return SafeString(day_words(value))


def moment(value: datetime, words: str) -> SafeString:
    """A moment in words that machines can read too."""
    return SafeString(f'<time datetime="{iso(value)}">{_safe(words)}</time>')


def due(value: date | None, today: date | datetime, *, done: bool = False) -> SafeString:
    """A deadline with the working days that remain."""
    return deadline_tag(value, today, done)
