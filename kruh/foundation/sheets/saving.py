"""A table written for other programs: XLSX, ODS and two kinds of CSV. Every cell is text and nothing is a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

from kruh.foundation.sheets.writing import csv_file, harmless

type Rows = Sequence[Sequence[str]]
DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)  # the same table gives the same bytes
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def open_data(rows: Rows) -> bytes:
    """This will write the rows as programs read them: UTF-8, commas, one line ending."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode()


def excel_csv(rows: Rows) -> bytes:
    """This will write the rows as Czech Excel opens them."""
    return csv_file(rows)


def xlsx(rows: Rows) -> bytes:
    """This will write a workbook of one sheet whose first row is the head."""
    lines = "".join(f"<row>{''.join(_cell(cell, is_head=not at) for cell in row)}</row>" for at, row in enumerate(rows))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Tabulka" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{view}<sheetFormatPr defaultRowHeight="15"/>'
        f"{_widths(rows)}<sheetData>{lines}</sheetData></worksheet>",
    }
    return _zipped((name, f"{XML}{part}") for name, part in parts.items())


def ods(rows: Rows) -> bytes:
    """This will write an OpenDocument spreadsheet of one sheet."""
    spaces = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    sheet = f'<table:table table:name="Tabulka">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODS_TYPE), ("content.xml", "text/xml"))
    )
    manifest = f'xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.2"'
    return _zipped(
        (
            ("mimetype", ODS_TYPE),
            (
                "content.xml",
                f'{XML}<office:document-content {spaces} office:version="1.2">{body}</office:document-content>',
            ),
            ("META-INF/manifest.xml", f"{XML}<manifest:manifest {manifest}>{entries}</manifest:manifest>"),
        )
    )


def _zipped(parts: Iterable[tuple[str, str]]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, part in parts:
            entry = zipfile.ZipInfo(name, DAY_OF_ZIP)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, part)
    return whole.getvalue()


def _text(words: str) -> str:
    return escape(NOT_IN_XML.sub("", words), quote=False)


def _cell(words: str, *, is_head: bool) -> str:
    style = ' s="1"' if is_head else ""
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{_text(words)}</t></is></c>'


def _ods_cell(words: str) -> str:
    lines = "".join(f"<text:p>{_text(line)}</text:p>" for line in words.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _widths(rows: Rows) -> str:
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{min(max(width, 8), 60) + 2}" customWidth="1"/>'
        for at, width in enumerate(longest, 1)
    )
    return f"<cols>{columns}</cols>"


def _types() -> str:
    overrides = (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"), ("styles.xml", "styles"))
    named = "".join(f'<Override PartName="/xl/{path}" ContentType="{SHEET}.{kind}+xml"/>' for path, kind in overrides)
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{relations}{named}</Types>'


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{path}"/>'
        for at, (kind, path) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _styles() -> str:
    fonts = '<font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
    looks = "".join(
        f'<xf numFmtId="49" fontId="{font}" fillId="0" borderId="0" applyNumberFormat="1" applyFont="1"/>'
        for font in (0, 1)
    )
    fills = "".join(f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125"))
    border = "<border><left/><right/><top/><bottom/><diagonal/></border>"
    plain = f'<fills count="2">{fills}</fills><borders count="1">{border}</borders>'
    cells = f'<cellXfs count="2">{looks}</cellXfs>'
    return f'<styleSheet xmlns="{MAIN}"><fonts count="2">{fonts}</fonts>{plain}{cells}</styleSheet>'
