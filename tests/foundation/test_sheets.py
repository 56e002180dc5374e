"""Tables that people bring: what is read, and what each unreadable one is told."""

import pytest

from kruh.foundation import sheets
from kruh.foundation.sheets import NotATable, csv_file, writing
from tests.factories.sheets import ods, xlsx, zipped

HEAD = ["Jméno", "Příjmení", "Od"]
ROW = ["Žofie", "Řehořová", "1. 12. 2026"]
READ = [(1, HEAD), (2, ROW)]
DAY = '<c r="C2" s="1"><v>46357</v></c>'
ODS_DAY = (
    '<table:table-cell office:value-type="date" office:date-value="2026-12-01">'
    "<text:p>1.12.26</text:p></table:table-cell>"
)


def lines(separator: str, code: str) -> bytes:
    return "\r\n".join(separator.join(row) for row in (HEAD, ROW)).encode(code)


@pytest.mark.parametrize(
    "content",
    [
        xlsx([HEAD, ROW]),
        xlsx([HEAD, [*ROW[:2], DAY]]),
        ods([HEAD, ROW]),
        ods([HEAD, [*ROW[:2], ODS_DAY]]),
        *(lines(sign, code) for sign in ";,\t" for code in ("utf-8", "utf-8-sig", "cp1250", "utf-16")),
    ],
)
def test_table_reads_the_same_whatever_it_is_written_in(content: bytes) -> None:
    assert list(sheets.rows(content)) == READ


def test_numbers_booleans_texts_and_formulas_are_read_as_seen() -> None:
    texts = "<sst><si><t>spo</t></si><si><r><t>le</t></r><r><t>čně</t></r></si></sst>"
    cells = [
        '<c r="A1" t="s"><v>1</v></c>',
        '<c r="C1"><f>1+1</f><v>2</v></c>',
        '<c r="D1"><v>0.30000000000000004</v></c>',
        '<c r="E1" t="b"><v>1</v></c>',
        '<c r="F1" t="e"><v>#N/A</v></c>',
        '<c r="G1"><f>now()</f></c>',
        '<c r="H1"><v>777123456</v></c>',
    ]

    assert list(sheets.rows(xlsx([cells], more={"xl/sharedStrings.xml": texts}))) == [
        (1, ["lečně", "", "2", "0,3", "ano", "", "", "777123456"])
    ]


def test_empty_rows_are_passed_over_and_numbers_stay() -> None:
    assert [number for number, _ in sheets.rows(xlsx([HEAD, [], ["", ""], ROW]))] == [1, 4]


BOMB = zipped(
    {"content.xml": b"<a>" + b" " * 500_000_000, "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>'
    '<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "je prázdný"),
        (b"\xef\xbb\xbf\r\n;;;\r\n", "je prázdný"),
        (xlsx([]), "je prázdný"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "starý formát"),
        (b"%PDF-1.7 ...", "není tabulka"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "není tabulka"),
        (b"PK\x03\x04 nothing of the kind", "poškozený"),
        (zipped({"readme.txt": "ahoj"}), "poškozený"),
        (xlsx([HEAD, ROW])[:-200], "poškozený"),
        (xlsx([["<c><v>"]]), "poškozený"),
        (xlsx([HEAD], more={"xl/vbaProject.bin": b"macro"}), "obsahuje makro"),
        (
            xlsx([HEAD, ROW], after='<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>'),
            r"sloučené buňky \(A3:B3\)",
        ),
        (ods([['<table:table-cell table:number-columns-spanned="2"/>']]), "sloučené buňky"),
        (BOMB, "po rozbalení"),
        (xlsx([HEAD], more={"xl/worksheets/sheet1.xml": LAUGHS}), "poškozený"),
        (xlsx([["a"] * 61]), "60 sloupců"),
        (xlsx([["a" * 2001]]), "2000 znaků"),
        (b"a;b\r\n\x00\x01;2", "není čitelná"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(NotATable, match=said):
        sheets.head(content, 20)


def test_row_limit_counts_rows_under_the_head() -> None:
    content = xlsx([HEAD, ROW, ROW])

    assert len(list(sheets.rows(content, most=2))) == 3
    with pytest.raises(NotATable, match="víc než 1 řádků"):
        list(sheets.rows(content, most=1))


@pytest.mark.parametrize("cell", ["=1+1", "+420 777 123 456", "-1", "@a", "obyčejně", "'89"])
def test_what_is_written_is_no_formula_and_reads_back(cell: str) -> None:
    content = csv_file([["a", cell]])
    [(_, cells)] = sheets.rows(content)

    assert not cells[1].startswith(writing.SIGNS)
    assert writing.as_typed(cells[1]) == cell
