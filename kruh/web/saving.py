"""The list on the screen as a file: the same rows in the same order, the same columns, nothing that the page hides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.utils.safestring import SafeString

from kruh.foundation.sheets import saving
from kruh.foundation.text import fold
from kruh.web.tables import Table

ASKED = "tabulka"  # the word in the address
MOST_ROWS = 5000
TOO_MANY = f"Tabulka má víc než {MOST_ROWS} řádků. Zužte prosím výběr a uložte ji po částech."
APART = " · "
BREAKS, BOXES = ("br", "div", "p", "li"), {"left", "tag"}
EMPTY_TAGS = ("br", "wbr", "hr", "img", "input")


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is called, what it is, and who writes it."""

    word: str
    label: str
    ending: str
    mime: str
    write: Callable[[Sequence[Sequence[str]]], bytes]
    is_for_programs: bool = False


KINDS = (
    Kind("xlsx", "Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", saving.xlsx),
    Kind("ods", "LibreOffice", "ods", saving.ODS_TYPE, saving.ods),
    Kind("csv", "CSV pro Excel", "csv", "text/csv; charset=utf-8", saving.excel_csv),
    Kind("data", "CSV pro programy", "csv", "text/csv; charset=utf-8", saving.open_data, is_for_programs=True),
)


def kind_of(word: str) -> Kind | None:
    """This will give the kind of file that an address asks for."""
    return next((kind for kind in KINDS if kind.word == word), None)


def tables_in(shown: Mapping[str, Any]) -> list[Table]:
    """This will give the tables of a page: the one list, or its groups in their order."""
    found = [value for value in shown.values() if isinstance(value, Table)]
    groups = shown.get("groups")
    named = [group for group in groups if isinstance(group, Mapping)] if isinstance(groups, (list, tuple)) else []
    return found + [group["table"] for group in named if isinstance(group.get("table"), Table)]


def rows_of(tables: Sequence[Table], *, is_for_programs: bool) -> list[list[str]]:
    """This will give the head and the rows; of more tables each row says first from which one it is."""
    labels = list(dict.fromkeys(column.label for table in tables for column in table.columns))
    grouped = len(tables) > 1
    rows = [["Část", *labels] if grouped else labels]
    for table in tables:
        places = [labels.index(column.label) for column in table.columns]
        for row in table.rows:
            cells = [""] * len(labels)
            for place, cell in zip(places, row, strict=True):
                cells[place] = plain(cell, iso=is_for_programs)
            rows.append([table.caption, *cells] if grouped else cells)
    return rows


def file_name(tables: Sequence[Table], day: str, kind: Kind) -> str:
    """This will name the file after the list; no name of anybody stands in it."""
    words = "".join(letter if letter.isalnum() else "-" for letter in fold(tables[0].caption)).strip("-")
    return f"{words.encode('ascii', 'ignore').decode() or 'tabulka'}-{day}.{kind.ending}"


def plain(cell: str, *, iso: bool) -> str:
    """This will give the words of a cell; days for programs are written 2026-12-03."""
    if not isinstance(cell, SafeString):
        return _calm(str(cell))
    reader = _Reader(iso=iso)
    reader.feed(cell)
    reader.close()
    return reader.words


class _Reader(HTMLParser):
    """Reads what people see of a cell; what only a screen reader says is left out."""

    def __init__(self, *, iso: bool) -> None:
        super().__init__()
        self.iso = iso
        self.parts: list[str] = [""]
        self.silent = 0

    @property
    def words(self) -> str:
        """What was read, its lines side by side."""
        return APART.join(part for part in map(_calm, self.parts) if part)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        kinds = set((told.get("class") or "").split())
        if tag in BREAKS or kinds & BOXES:
            self.parts.append("")
        if tag in EMPTY_TAGS:
            return
        moment = told.get("datetime")
        if self.silent or "vh" in kinds or (self.iso and tag == "time" and moment):
            if not self.silent and tag == "time":
                self.parts[-1] += moment or ""
            self.silent += 1

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag not in EMPTY_TAGS:
            self.silent -= 1

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts[-1] += data


def _calm(words: str) -> str:
    return " ".join(words.replace("\u2060", "").split())
