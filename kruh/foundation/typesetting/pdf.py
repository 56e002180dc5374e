"""The PDF for archives and for screen readers (PDF/A-2a and PDF/UA-1); the same content always gives the same bytes."""

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kruh.foundation import days
from kruh.foundation import text as words
from kruh.foundation.typesetting import codes, columns, content, printable

LAYOUT = Path(__file__).parent / "layout.typ"
UNTITLED = "Dokument"

_one_at_a_time = threading.Lock()


def to_pdf(document: content.Document) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1. The content travels as data, so nothing in it is ever run."""
    data = json.dumps(_document(document), ensure_ascii=False)
    with _one_at_a_time:
        made = _compiler().compile(format="pdf", pdf_standards=["a-2a", "ua-1"], sys_inputs={"data": data})
    if not isinstance(made, bytes):
        raise TypeError("The typesetter returned no single file.")
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[printable.FONTS])
    return typst.Compiler(LAYOUT, root=LAYOUT.parent, font_paths=fonts)


def _document(document: content.Document) -> dict[str, Any]:
    return {
        "name": printable.drawable(document.title).replace("\n", " ").strip() or UNTITLED,
        "title": _line(document.title),
        "lang": document.lang,
        "date": [document.dated.year, document.dated.month, document.dated.day],
        "dated": days.day(document.dated),
        "blocks": _blocks(document.blocks),
        "sender": _sender(document.sender) if document.sender else None,
        "recipient": [_line(line) for line in document.recipient_window],
        "footer": _line(document.footer),
        "reference": _line(document.reference),
        "large": document.large_print,
        "marked": any(isinstance(block, content.Mark) and block.text for block in document.blocks),
    }


def _sender(sender: content.Letterhead) -> dict[str, Any]:
    return {
        "name": _line(sender.name),
        "lines": [_line(line) for line in sender.lines],
        "contact": [_line(line) for line in sender.contact],
        "logo": _picture(sender.logo) if sender.logo else None,
    }


def _blocks(blocks: tuple[content.Block, ...]) -> list[dict[str, Any]]:
    made, level = [], 0
    for block in blocks:
        if isinstance(block, content.Heading):
            if not block.text.strip():
                continue
            level = min(max(block.level, 1), level + 1, 5)
            made.append({"kind": "heading", "level": level, "text": _line(block.text), "lang": block.lang})
        else:
            made.append(_block(block))
    return made


def _block(block: content.Block) -> dict[str, Any]:  # noqa: C901 - one case for each kind of block
    match block:
        case content.Paragraph(text, lang):
            return {"kind": "paragraph", "text": _prose(text), "lang": lang}
        case content.Fields(items):
            told = [[_line(label), _bound(value)] for label, value in items]
            return {"kind": "fields", "items": told, "whole": columns.stay(items)}
        case content.Table():
            return _table(block)
        case content.Bullets(items):
            return {"kind": "bullets", "items": [_prose(item) for item in items]}
        case content.Numbered(items, start):
            return {"kind": "numbered", "items": [_prose(item) for item in items], "start": start}
        case content.Checks(checks):
            return {"kind": "checks", "items": [[_prose(item), checked] for item, checked in checks]}
        case content.Lines(number):
            return {"kind": "lines", "number": number}
        case content.Signatures(names):
            return {"kind": "signatures", "names": [words.bind(printable.drawable(name)) for name in names]}
        case content.Picture():
            return {"kind": "picture", **_picture(block)}
        case content.Note(text):
            return {"kind": "note", "text": _prose(text)}
        case content.Mark(text, beside):
            return {"kind": "mark", "data": codes.square(text, "svg").decode() if text else "", "words": _line(beside)}
        case content.Poster(text):
            return {"kind": "poster", "text": _prose(text), "signs": len(str(text))}
        case content.Beside(left, right, width):
            return {"kind": "beside", "left": _blocks(left), "right": _blocks(right), "width": width}
        case content.Together(inner):
            return {"kind": "together", "blocks": _blocks(inner)}
    return {"kind": "page_break"}


def _table(table: content.Table) -> dict[str, Any]:
    number = len(table.head)
    if any(len(row) != number for row in table.rows):
        raise ValueError("Every row of a table has a cell for each column.")
    fits = columns.letters(table)
    return {
        "kind": "table",
        "head": [_line(cell) for cell in table.head],
        "rows": [[_loose(cell, fit) for cell, fit in zip(row, fits, strict=True)] for row in table.rows],
        "whole": list(columns.whole(table)),
        "widths": list(table.widths or (1,) * number),
        "align": list(table.align or ("left",) * number),
        "caption": _line(table.caption),
        "height": table.row_height_mm,
        "sum": table.has_sum,
    }


def _picture(picture: content.Picture) -> dict[str, Any]:
    is_raster = picture.content.startswith((b"\x89PNG", b"\xff\xd8"))
    data = list(picture.content) if is_raster else picture.content.decode()
    return {"data": data, "alt": _line(picture.alt), "width": picture.width_mm}


def _line(text: str) -> str:
    return words.bind(printable.drawable(text).replace("\n", " "))


def _prose(text: content.Text) -> list[list[Any]]:
    return [[words.typo(printable.drawable(run.text)), run.bold] for run in content.runs(text)]


def _bound(text: content.Text) -> list[list[Any]]:
    return [[words.bind(printable.drawable(run.text)), run.bold] for run in content.runs(text)]


def _loose(text: content.Text, fit: int) -> list[list[Any]]:
    """The runs of a cell, each word that is longer than the column on its own."""
    runs = [(columns.loose(said, fit), is_bold) for said, is_bold in _bound(text)]
    return [[piece, is_bold, is_long] for said, is_bold in runs for piece, is_long in columns.pieces(said, fit)]
