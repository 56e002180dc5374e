"""The same content as a DOCX that an office may edit: real styles, Czech, nothing about who made it."""

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import docx
from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from kruh.foundation import days
from kruh.foundation.typesetting import codes, columns, content, printable
from kruh.foundation.typesetting import docx_parts as parts

BRAND = RGBColor(0x17, 0x56, 0x6B)
QUIET = RGBColor(0x56, 0x61, 0x66)
FONT = "Calibri"
LINE_WIDTH = columns.LINE_MM

_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def to_docx(document: content.Document) -> bytes:
    """The document as DOCX with the same words in the same order as the PDF."""
    file = docx.Document()
    _set_up(file, document)
    _open(file, document)
    _write(file, document.blocks)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


# The file ----------------------------------------------------------------------------------------------------------


def _set_up(file: File, document: content.Document) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = Mm(18), Mm(20), Mm(20), Mm(25)
    _set_styles(file, Pt(16 if document.large_print else 11), parts.language(document.lang))
    about = file.core_properties
    about.title, about.language = printable.plain(document.title), parts.language(document.lang)
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(document.dated, time())
    _set_footer(page.footer.paragraphs[0], document.footer)


def _set_styles(file: File, size: Length, language: str) -> None:
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, size
    normal.paragraph_format.space_after = Pt(6)
    for style in file.styles:
        properties = getattr(style, "element", None)
        fonts = properties.find(f".//{qn('w:rFonts')}") if properties is not None else None
        if fonts is not None:
            fonts.attrib.clear()
            parts.mark(fonts, **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT))
    for level in range(1, 7):
        heading = file.styles[f"Heading {level}"]
        heading.font.color.rgb, heading.font.italic = BRAND, False
        heading.font.size = Pt(size.pt * {1: 1.7, 2: 1.25, 3: 1.08}.get(level, 1))
    footer, caption = file.styles["Footer"], file.styles["Caption"].font
    footer.paragraph_format.tab_stops.clear_all()
    footer.font.size, footer.font.color.rgb = Pt(8.5), QUIET
    caption.size, caption.bold, caption.color.rgb = Pt(size.pt * 0.95), False, QUIET
    for marker in file.styles.element.iter(qn("w:lang")):
        parts.mark(marker, val=language, eastAsia=language)


def _set_footer(line: Line, footer: str) -> None:
    line.paragraph_format.tab_stops.add_tab_stop(Mm(LINE_WIDTH), alignment=2)
    line.add_run(f"{parts.bound(footer)}\tstrana ")
    _field(line, "PAGE")
    line.add_run(" z ")
    _field(line, "NUMPAGES")


def _field(line: Line, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    parts.mark(field, instr=name)
    field.append(line.add_run("1")._r)
    line._p.append(field)


def _open(file: File, document: content.Document) -> None:
    if document.sender:
        _letterhead(file, document.sender)
    marks = [mark for mark in (document.reference, days.day(document.dated)) if mark]
    if document.recipient_window:
        _quiet(
            file,
            "\n".join(f"{name} {mark}" for name, mark in zip(("Značka", "Datum")[-len(marks) :], marks, strict=True)),
        )
        address = file.add_paragraph(parts.bound("\n".join(document.recipient_window)))
        address.paragraph_format.left_indent, address.paragraph_format.space_after = Mm(84), Mm(18)
    file.add_heading(parts.bound(document.title), 1)
    if not document.recipient_window:
        _quiet(file, " · ".join(marks))


def _letterhead(file: File, sender: content.Letterhead) -> None:
    if sender.logo:
        _picture(file, sender.logo)
    name = file.add_paragraph().add_run(parts.bound(sender.name))
    name.bold, name.font.color.rgb, name.font.size = True, BRAND, Pt(13)
    _quiet(file, "\n".join([*sender.lines, *sender.contact]))


def _quiet(file: Any, text: str) -> Line:
    line: Line = file.add_paragraph()
    run = line.add_run(parts.bound(text))
    run.font.color.rgb, run.font.size = QUIET, Pt(9)
    return line


# Blocks: `place` is the file or a cell of a table -------------------------------------------------------------------


def _write(place: Any, blocks: tuple[content.Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, content.Note) and block is blocks[-1]:
            parts.hold_last(place)
        _WRITERS[type(block)](place, block)


def _heading(place: Any, block: content.Heading) -> None:
    line = place.add_paragraph(style=f"Heading {min(max(block.level, 1) + 1, 6)}")
    parts.add(line, parts.bound(block.text), lang=block.lang)


def _paragraph(place: Any, block: content.Paragraph) -> None:
    parts.add(place.add_paragraph(), block.text, lang=block.lang)


def _fields(place: Any, block: content.Fields) -> None:
    table = parts.grid(place, len(block.items), (45, LINE_WIDTH - 45))
    for row, (label, value) in zip(table.rows, block.items, strict=True):
        row.cells[0].paragraphs[0].add_run(parts.bound(label)).font.color.rgb = QUIET
        parts.add(row.cells[1].paragraphs[0], value, prose=False)
        if columns.stay(((label, value),)):
            parts.stay_whole(row)


def _table(place: Any, block: content.Table) -> None:
    if block.caption:
        parts.add(place.add_paragraph(style="Caption"), block.caption)
    shares = block.widths or (1,) * len(block.head)
    widths = [LINE_WIDTH * share / sum(shares) for share in shares]
    table = parts.grid(place, len(block.rows) + 1, widths)
    table._tbl.tblPr.insert_element_before(parts.hairlines(upright=block.row_height_mm > 0), "w:tblLayout", "w:tblLook")
    rows: list[tuple[content.Text, ...]] = [tuple((content.Run(cell, True),) for cell in block.head), *block.rows]
    fits = columns.letters(block)
    for row, texts, stays in zip(table.rows, rows, (True, *columns.whole(block)), strict=True):
        for cell, text, side, fit in zip(row.cells, texts, block.align or ("left",) * len(texts), fits, strict=True):
            parts.add(cell.paragraphs[0], text, prose=False, bold=block.has_sum and texts is rows[-1], fit=fit)
            cell.paragraphs[0].alignment = _SIDES[side]
        if stays:
            parts.stay_whole(row)
        if block.row_height_mm and texts is not rows[0]:
            row.height = Mm(block.row_height_mm)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    place.add_paragraph()


def _bullets(place: Any, block: content.Bullets) -> None:
    for item in block.items:
        parts.add(place.add_paragraph(style="List Bullet"), item)


def _numbered(place: Any, block: content.Numbered) -> None:
    numbering = place.part.numbering_part.element
    abstract = place.part.document.styles["List Number"].element.pPr.numPr.numId.val
    own = numbering.add_num(numbering.num_having_numId(abstract).abstractNumId.val)
    own.add_lvlOverride(ilvl=0).add_startOverride(block.start)
    for item in block.items:
        line = place.add_paragraph(style="List Number")
        marks = line._p.get_or_add_pPr().get_or_add_numPr()
        marks.get_or_add_ilvl().val, marks.get_or_add_numId().val = 0, own.numId
        parts.add(line, item)


def _checks(place: Any, block: content.Checks) -> None:
    for item, is_checked in block.items:
        line = place.add_paragraph("☑ " if is_checked else "☐ ")
        parts.add(line, item)


def _lines(place: Any, block: content.Lines) -> None:
    for _ in range(block.number):
        parts.underline(place.add_paragraph())


def _signatures(place: Any, block: content.Signatures) -> None:
    parts.hold_last(place)
    for name in block.names:
        line = parts.underline(place.add_paragraph())
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Mm(14)
        signed = place.add_paragraph()
        signed.paragraph_format.keep_with_next = name is not block.names[-1] or None
        parts.add(signed, parts.bound(name).replace("\n", " "))


def _picture(place: Any, block: content.Picture) -> None:
    if block.content.startswith((b"\x89PNG", b"\xff\xd8")):
        drawn = place.add_paragraph().add_run().add_picture(io.BytesIO(block.content), width=Mm(block.width_mm))
        drawn._inline.docPr.set("descr", printable.plain(block.alt))
    else:
        _quiet(place, f"[{block.alt}]")


def _note(place: Any, block: content.Note) -> None:
    line = place.add_paragraph()
    parts.add(line, block.text)
    line.paragraph_format.left_indent = Mm(6)
    shade = OxmlElement("w:shd")
    parts.mark(shade, val="clear", color="auto", fill="EEF4F6")
    parts.describe(line, shade)


def _poster(place: Any, block: content.Poster) -> None:
    line = place.add_paragraph()
    parts.add(line, block.text, bold=True)
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(40), BRAND


def _mark(place: Any, block: content.Mark) -> None:
    if not block.text:
        return
    line = place.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    drawn = line.add_run().add_picture(io.BytesIO(codes.square(block.text, "png")), width=Mm(codes.SIDE_MM))
    drawn._inline.docPr.set("descr", codes.ALT)
    if block.words:
        _quiet(place, block.words).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _page_break(place: Any, _: content.PageBreak) -> None:
    place.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _beside(place: Any, block: content.Beside) -> None:
    row = parts.grid(place, 1, (LINE_WIDTH - block.right_width_mm, block.right_width_mm)).rows[0]
    for cell, blocks in zip(row.cells, (block.left, block.right), strict=True):
        _write(cell, blocks)


def _together(place: Any, block: content.Together) -> None:
    before = len(list(place.iter_inner_content()))
    _write(place, block.blocks)
    parts.hold(list(place.iter_inner_content())[before:])


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    content.Heading: _heading,
    content.Paragraph: _paragraph,
    content.Fields: _fields,
    content.Table: _table,
    content.Bullets: _bullets,
    content.Numbered: _numbered,
    content.Checks: _checks,
    content.Lines: _lines,
    content.Signatures: _signatures,
    content.Picture: _picture,
    content.Note: _note,
    content.PageBreak: _page_break,
    content.Mark: _mark,
    content.Poster: _poster,
    content.Beside: _beside,
    content.Together: _together,
}
