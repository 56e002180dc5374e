"""Small parts of the DOCX: texts bound as Czech binds them, borders, grids, and properties where the format wants."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line

from kruh.foundation import text as words
from kruh.foundation.typesetting import columns, content, printable

_LANGUAGES = {"cs": "cs-CZ", "uk": "uk-UA", "en": "en-GB", "vi": "vi-VN", "ru": "ru-RU", "sk": "sk-SK"}


def grid(place: Any, rows: int, widths: Any) -> Any:
    """A table without a look of its own, its columns as wide as told in millimetres."""
    table = place.add_table(rows, len(widths))
    table.style, table.autofit = "Normal Table", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before, spacing.space_after = Pt(2), Pt(2)
    return table


def hairlines(*, upright: bool) -> Any:
    """Thin lines above, below and between the rows, on wish also between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH", "insideV") if upright else ("top", "bottom", "insideH"):
        border = OxmlElement(f"w:{side}")
        mark(border, val="single", sz="4", space="0", color="B9C4C8")
        borders.append(border)
    return borders


def add(
    line: Line, text: content.Text, *, prose: bool = True, lang: str = "", bold: bool = False, fit: int = 0
) -> None:
    """Put a text on the line, with its bold runs and its language; `fit` is how many letters a column takes."""
    for piece in content.runs(text):
        plain = printable.plain(piece.text)
        said = words.typo(plain) if prose else words.bind(plain)
        run = line.add_run(columns.loose(said, fit) if fit else said)
        run.bold = piece.bold or bold or None
        if lang:
            marker = OxmlElement("w:lang")
            mark(marker, val=language(lang))
            run._r.get_or_add_rPr().append(marker)


def stay_whole(row: Any) -> None:
    """Keep a row of a table on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def bound(text: str) -> str:
    """A text that cannot break after a short word."""
    return words.bind(printable.plain(text))


def underline(line: Line) -> Line:
    """The same line with a thin rule to write on."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    mark(bottom, val="single", sz="4", space="1", color="B9C4C8")
    borders.append(bottom)
    describe(line, borders)
    return line


def describe(line: Line, element: Any) -> None:
    """Put a property of the line where the format wants it: borders, shade, then tabs, spacing, indents, sides."""
    line._p.get_or_add_pPr().insert_element_before(element, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def hold(written: list[Any]) -> None:
    """Keep paragraphs and tables on one page; only the last of them may be followed by a new page."""
    for line in [line for place in written for line in _lines(place)]:
        line.paragraph_format.keep_together = line.paragraph_format.keep_with_next = True
    for line in _lines(written[-1]) if written else []:
        line.paragraph_format.keep_with_next = None


def hold_last(place: Any) -> None:
    """Keep the last words on the page with what follows: a paragraph, or the last row of a table."""
    for written in reversed(list(place.iter_inner_content())):
        lines = _lines(written)
        for line in lines:
            line.paragraph_format.keep_with_next = True
        if any(line.text.strip() for line in lines):
            return


def _lines(written: Any) -> list[Line]:
    if isinstance(written, Line):
        return [written]
    return [line for row in written.rows for cell in row.cells for line in cell.paragraphs]


def language(lang: str) -> str:
    """The language as the format writes it."""
    return _LANGUAGES.get(lang, lang)


def mark(element: Any, **values: str) -> None:
    """Set properties of an element in the format's own namespace."""
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
