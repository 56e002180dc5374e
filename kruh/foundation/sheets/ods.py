"""The first sheet of an ODS."""

from collections.abc import Iterator

from kruh.foundation.sheets.troubles import MOST_COLUMNS
from kruh.foundation.sheets.xlsx import iso_words, number_words
from kruh.foundation.sheets.zipped import Package, local, parse

CELLS = {"table-cell", "covered-table-cell"}
NUMBERS = {"float", "percentage", "currency"}
MOST_REPEATED = 1000  # a row repeated more often is the empty rest of the sheet


def rows(package: Package) -> Iterator[tuple[int, list[str]]]:
    """This will give the rows of the first sheet."""
    sheet = _Sheet()
    for _ in parse(package.pieces("content.xml"), sheet.start, sheet.end, sheet.said):
        yield from sheet.done
        sheet.done.clear()
    yield from sheet.done


class _Sheet:
    """Listens to the document and keeps the rows that are whole."""

    def __init__(self) -> None:
        self.done: list[tuple[int, list[str]]] = []
        self.number, self.repeated, self.cells, self.tables = 0, 1, [""][:0], 0
        self.width, self.value = 1, ""
        self.told: list[str] = []
        self.depth, self.notes = 0, 0

    def start(self, name: str, words: dict[str, str]) -> None:
        name = local(name)
        if name == "table":
            self.tables += 1
        elif self.tables == 1 and name == "table-row":
            self.repeated, self.cells = int(words.get("table:number-rows-repeated", 1)), []
        elif self.tables == 1 and name in CELLS:
            self.width, self.told = int(words.get("table:number-columns-repeated", 1)), []
            self.value = _value(words)
        elif self.tables == 1:
            self._start_text(name)

    def _start_text(self, name: str) -> None:
        if name == "annotation":
            self.notes += 1
        elif name == "p":
            self.depth += 1
            if self.told:
                self.told.append("\n")
        elif name == "s" and self.depth and not self.notes:
            self.told.append(" ")

    def said(self, words: str) -> None:
        if self.depth and not self.notes:
            self.told.append(words)

    def end(self, name: str) -> None:
        name = local(name)
        if self.tables != 1:
            return
        if name == "p":
            self.depth -= 1
        elif name == "annotation":
            self.notes -= 1
        elif name in CELLS:
            value = self.value or "".join(self.told).strip()
            room = MOST_COLUMNS + 1 - len(self.cells)
            self.cells.extend([value] * min(self.width, max(room, 0)))
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self.tables += 1

    def _end_row(self) -> None:
        times = self.repeated if any(self.cells) else 0
        for turn in range(min(times, MOST_REPEATED)):
            self.done.append((self.number + turn + 1, list(self.cells)))
        self.number += self.repeated


def _value(words: dict[str, str]) -> str:
    """The value that the cell states; what it does not state is the text that it shows."""
    kind = words.get("office:value-type", "")
    if kind in NUMBERS:
        return number_words(words.get("office:value", ""))
    if kind == "date":
        return iso_words(words.get("office:date-value", ""))
    if kind == "boolean":
        return "ano" if words.get("office:boolean-value") == "true" else "ne"
    return ""
