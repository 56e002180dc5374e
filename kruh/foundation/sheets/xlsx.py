"""The first sheet of an XLSX: values as people see them, days as 1. 12. 2026, of a formula its last result."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kruh.foundation.sheets.troubles import MOST_COLUMNS
from kruh.foundation.sheets.zipped import MOST_TEXTS, Package, local, parse

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
DAYS = {*range(14, 23), 27, 30, 36, 45, 46, 47, 50, 57}
BEGIN, BEGIN_MAC = date(1899, 12, 30), date(1904, 1, 1)
BOOLEANS = {"1": "ano", "0": "ne"}
MOST_SERIAL = 2_958_465  # 31. 12. 9999


def rows(package: Package) -> Iterator[tuple[int, list[str]]]:
    """This will give the rows of the first sheet."""
    sheet = _Sheet(_texts(package), _day_styles(package), _begin(package))
    for _ in parse(package.pieces(package.first_sheet()), sheet.start, sheet.end, sheet.said):
        yield from sheet.done
        sheet.done.clear()
    yield from sheet.done


def column(reference: str) -> int:
    """This will give the number of the column of "C12", which is 2."""
    number = 0
    for sign in reference:
        if not sign.isalpha():
            break
        number = number * 26 + ord(sign.upper()) - 64
    return number - 1


def number_words(value: str) -> str:
    """This will write a number without the traces of the machine: 5.0 is 5, 0.30000000000000004 is 0,3."""
    try:
        read = float(value)
    except ValueError:
        return value
    if read.is_integer() and abs(read) < 1e15:
        return str(int(read))
    return f"{read:.10g}".replace(".", ",")


def day_words(value: str, begin: date) -> str:
    """This will write the day of a serial number."""
    try:
        serial = float(value)
    except ValueError:
        return value
    if not 1 <= serial <= MOST_SERIAL:
        return number_words(value)
    day = begin + timedelta(days=int(serial))
    return f"{day.day}. {day.month}. {day.year}"


class _Sheet:
    """Listens to one sheet and keeps the rows that are whole."""

    def __init__(self, texts: list[str], day_styles: frozenset[str], begin: date) -> None:
        self.texts, self.day_styles, self.begin = texts, day_styles, begin
        self.done: list[tuple[int, list[str]]] = []
        self.number, self.cells, self.at, self.kind, self.style = 0, [""][:0], 0, "", ""
        self.told: list[str] = []
        self.listens = False

    def start(self, name: str, words: dict[str, str]) -> None:
        name = local(name)
        if name == "c":
            self.at = column(words["r"]) if "r" in words else self.at + 1
            self.kind, self.style, self.told = words.get("t", "n"), words.get("s", ""), []
        elif name in {"v", "t"}:
            self.listens = True
        elif name == "row":
            self.number = int(words.get("r") or self.number + 1)
            self.cells, self.at = [], -1

    def said(self, words: str) -> None:
        if self.listens:
            self.told.append(words)

    def end(self, name: str) -> None:
        name = local(name)
        if name in {"v", "t"}:
            self.listens = False
        elif name == "c" and self.told:
            self._keep(self._value("".join(self.told)).strip())
        elif name == "row":
            self.done.append((self.number, self.cells))

    def _keep(self, value: str) -> None:
        at = min(self.at, MOST_COLUMNS)  # one more than may be, so that the reader says so
        if value and at >= 0:
            self.cells.extend([""] * (at + 1 - len(self.cells)))
            self.cells[at] = value

    def _value(self, told: str) -> str:
        if self.kind == "s":
            return self.texts[int(told)]
        if self.kind in {"str", "inlineStr"}:
            return told
        if self.kind == "b":
            return BOOLEANS.get(told, told)
        if self.kind == "e":
            return ""
        if self.kind == "d":
            return iso_words(told)
        return day_words(told, self.begin) if self.style in self.day_styles else number_words(told)


def iso_words(value: str) -> str:
    """This will write the day of "2026-12-01T00:00:00"."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return f"{day.day}. {day.month}. {day.year}"


class _Texts:
    """Listens to the table of texts that the sheet refers to."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.told: list[str] = []
        self.listens = self.is_reading = False

    def start(self, name: str, words: dict[str, str]) -> None:
        name = local(name)
        if name == "si":
            self.told = []
        self.is_reading = self.is_reading or name == "rPh"
        self.listens = name == "t" and not self.is_reading

    def said(self, words: str) -> None:
        if self.listens:
            self.told.append(words)

    def end(self, name: str) -> None:
        name = local(name)
        self.listens = False
        if name == "rPh":
            self.is_reading = False
        elif name == "si":
            self.all.append("".join(self.told))


def _texts(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package.names:
        return []
    heard = _Texts()
    for _ in parse(package.pieces("xl/sharedStrings.xml", MOST_TEXTS), heard.start, heard.end, heard.said):
        pass
    return heard.all


def _day_styles(package: Package) -> frozenset[str]:
    """Which styles of cells show a number as a day."""
    codes, styles, is_cell = set(DAYS), [], False

    def start(name: str, words: dict[str, str]) -> None:
        nonlocal is_cell
        name = local(name)
        if name == "numFmt" and re.search("[dDyY]", _QUOTED.sub("", words.get("formatCode", ""))):
            codes.add(int(words["numFmtId"]))
        elif name == "cellXfs":
            is_cell = True
        elif name == "xf" and is_cell:
            styles.append(int(words.get("numFmtId", 0)))

    def end(name: str) -> None:
        nonlocal is_cell
        is_cell = is_cell and local(name) != "cellXfs"

    if "xl/styles.xml" in package.names:
        for _ in parse(package.pieces("xl/styles.xml", 20_000_000), start, end, lambda words: None):
            pass
    return frozenset(str(at) for at, code in enumerate(styles) if code in codes)


def _begin(package: Package) -> date:
    return BEGIN_MAC if re.search(rb'date1904="(?:1|true)"', package.text("xl/workbook.xml", 2_000_000)) else BEGIN
