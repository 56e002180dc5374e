"""Spreadsheets made of rows, as small as they can be."""

import io
import zipfile
from collections.abc import Iterable
from html import escape

BOOK = '<workbook xmlns:r="r"><sheets><sheet name="List1" sheetId="1" r:id="rId1"/></sheets></workbook>'
RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def xlsx(rows: Iterable[Iterable[str]], after: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """An Excel workbook; a cell that begins with "<" is put in as it is."""
    lines = "".join(
        f'<row r="{number}">{"".join(cell if cell.startswith("<") else inline(cell) for cell in row)}</row>'
        for number, row in enumerate(rows, 1)
    )
    sheet = f"<worksheet><sheetData>{lines}</sheetData>{after}</worksheet>"
    parts = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zipped({**parts, **(more or {})})


def inline(text: str) -> str:
    """A cell with its own text."""
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def ods(rows: Iterable[Iterable[str]]) -> bytes:
    """A LibreOffice table; a cell that begins with "<" is put in as it is."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            cell if cell.startswith("<") else f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    empty = '<table:table-cell table:number-columns-repeated="1024"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    second = "<table:table><table:table-row/></table:table>"
    names = 'xmlns:table="t" xmlns:text="x" xmlns:office="o"'
    sheets = f"<table:table>{lines}{rest}</table:table>{second}"
    content = f"<office:document-content {names}>{sheets}</office:document-content>"
    return zipped({"mimetype": ODS, "content.xml": content})
