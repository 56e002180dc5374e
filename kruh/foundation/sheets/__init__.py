"""Tables that people bring: XLSX, ODS and CSV as rows of texts, one at a time; and tables written for them.

Nothing is calculated and nothing is run: of a formula its last result is taken. A file that cannot be read as one plain
table is refused by a Czech sentence that says what to do.
"""

from collections.abc import Iterator
from itertools import islice

from kruh.foundation.sheets import ods, plain, xlsx
from kruh.foundation.sheets.troubles import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, NotATable
from kruh.foundation.sheets.writing import csv_file
from kruh.foundation.sheets.zipped import Package

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "NotATable", "csv_file", "head", "rows"]

type Row = tuple[int, list[str]]
OLD, ZIP, MARKUP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"<"
BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
EMPTY = "Soubor je prázdný. Vyberte prosím tabulku, ve které jsou názvy sloupců a pod nimi řádky."
OLD_SAID = (
    "Tohle je starý formát Excelu (XLS), nebo tabulka zamčená heslem. "
    "Otevřete ji prosím, uložte bez hesla jako „Sešit Excelu (XLSX)“ a nahrajte znovu."
)
OTHER_SAID = "Tohle není tabulka. Nahrajte prosím soubor XLSX, ODS nebo CSV."
TOO_MANY = "Tabulka má víc než {most} řádků. Rozdělte ji prosím do více souborů."
TOO_WIDE = f"Tabulka má víc než {MOST_COLUMNS} sloupců. Smažte prosím ty, které se načítat nemají."
TOO_LONG = f"Na řádku {{number}} je v buňce víc než {MOST_LETTERS} znaků. Zkraťte prosím její text."


def rows(content: bytes, most: int = MOST_ROWS) -> Iterator[Row]:
    """This will give the rows that are not empty, each with its number in the file; the first holds the columns' names.

    Raises NotATable with a Czech sentence, at the latest at the end.
    """
    found = 0
    for number, cells in _raw(content):
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        _refuse_strange(number, cells)
        found += 1
        if found > most + 1:
            raise NotATable(TOO_MANY.format(most=most))
        yield number, cells
    if not found:
        raise NotATable(EMPTY)


def head(content: bytes, number: int) -> list[Row]:
    """This will give the first rows. Raises NotATable also for what stands further: merged cells, a macro."""
    if content.startswith(ZIP):
        _package(content).refuse_merged()
    return list(islice(rows(content), number))


def _refuse_strange(number: int, cells: list[str]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise NotATable(TOO_WIDE)
    if max(map(len, cells)) > MOST_LETTERS:
        raise NotATable(TOO_LONG.format(number=number))


def _raw(content: bytes) -> Iterator[Row]:
    if not content.strip(b"\xef\xbb\xbf \r\n\t;,\x00"):
        raise NotATable(EMPTY)
    if content.startswith(OLD):
        raise NotATable(OLD_SAID)
    if content.startswith(ZIP):
        package = _package(content)
        return ods.rows(package) if package.is_open_document else xlsx.rows(package)
    if content.startswith(BINARY) or content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(MARKUP):
        raise NotATable(OTHER_SAID)
    return plain.rows(content)


def _package(content: bytes) -> Package:
    return Package(content)
