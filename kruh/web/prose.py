"""Blocks of a document as a page: the same content that is printed, for reading on a telephone."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString

from kruh.foundation import text
from kruh.foundation import typesetting as paper


def markup(blocks: Iterable[paper.Block]) -> SafeString:
    """This will write the blocks that say something; lines for handwriting belong to paper alone."""
    return SafeString("\n".join(filter(None, map(_block, blocks))))


def _block(block: paper.Block) -> str:
    match block:
        case paper.Heading(level, words):
            return f"<h{level + 1}>{_text(words)}</h{level + 1}>"
        case paper.Paragraph(words):
            return f"<p>{_text(words)}</p>"
        case paper.Bullets(items):
            return f"<ul>{_items(items)}</ul>"
        case paper.Numbered(items):
            return f"<ol>{_items(items)}</ol>"
        case paper.Note(words):
            return f'<p class="aside">{_text(words)}</p>'
        case paper.Table():
            return _table(block)
    return ""


def _items(items: Iterable[paper.Text]) -> str:
    return "".join([f"<li>{_text(item)}</li>" for item in items])


def _table(table: paper.Table) -> str:
    head = "".join([f'<th scope="col">{_text(cell)}</th>' for cell in table.head])
    rows = "".join([f"<tr>{_row(table.head, row)}</tr>" for row in table.rows])
    body = f'<table class="cards"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="table-box" role="region" aria-label="Tabulka" tabindex="0">{body}</div>'


def _row(head: tuple[str, ...], row: tuple[paper.Text, ...]) -> str:
    first, *rest = row
    cells = [f'<td data-l="{escape(name)}">{_text(cell)}</td>' for name, cell in zip(head[1:], rest, strict=True)]
    return f'<th scope="row">{_text(first)}</th>{"".join(cells)}'


def _text(words: paper.Text) -> str:
    if isinstance(words, str):
        return escape(text.typo(words))
    return "".join([_run(run.text, run.bold) for run in words])


def _run(words: str, bold: bool) -> str:
    written = escape(text.typo(words))
    return f"<strong>{written}</strong>" if bold else written
