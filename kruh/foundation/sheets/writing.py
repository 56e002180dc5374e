"""A table for Excel: opens by double click, and no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable

SIGNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """This will put an apostrophe before what a spreadsheet would calculate."""
    return f"'{cell}" if cell.startswith(SIGNS) else cell


def as_typed(cell: str) -> str:
    """This will take that apostrophe back."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(SIGNS) else cell


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """This will write the rows as Czech Excel opens them: UTF-8 with its mark, semicolons."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return written.getvalue().encode("utf-8-sig")
