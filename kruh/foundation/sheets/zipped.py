"""A spreadsheet as a zip: read piece by piece, so that a bomb ends before it grows; macros are refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from kruh.foundation.sheets.troubles import NotATable

PIECE = 256 * 1024
MOST_BYTES, MOST_TEXTS, MOST_PARTS = 400_000_000, 80_000_000, 2000
BROKEN = "Soubor je poškozený, nebo to není tabulka. Otevřete ho prosím v Excelu či LibreOffice a uložte znovu."
BOMB = "Soubor je po rozbalení příliš velký, tak velkou tabulku Kruh nečte. Rozdělte ji prosím do více souborů."
MACRO = "Tabulka obsahuje makro. Kruh makra nečte: uložte ji prosím jako „Sešit Excelu (XLSX)“ a nahrajte znovu."
LOCKED = "Tabulka je zamčená heslem. Uložte ji prosím bez hesla a nahrajte znovu."
MERGED = (
    "Tabulka má sloučené buňky{where}, takže nejde poznat, co patří do kterého řádku. "
    "Označte celý list, zrušte sloučení buněk a nahrajte tabulku znovu."
)
SHEET_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
OPEN_MERGED = re.compile(rb'number-(?:columns|rows)-spanned="(?:[2-9]|[1-9][0-9]+)"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?r:id=\"([^\"]+)\"")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
OPEN = b"application/vnd.oasis.opendocument.spreadsheet"
MACROS = ("vbaProject.bin", "vbaData.xml", "Basic/")
_TROUBLES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError, ValueError)


class Package:
    """The parts of one spreadsheet."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            names = self._zip.namelist()
        except _TROUBLES as error:
            raise NotATable(BROKEN) from error
        if len(names) > MOST_PARTS:
            raise NotATable(BOMB)
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise NotATable(LOCKED)
        self.names = frozenset(names)
        self.is_open_document = "content.xml" in self.names
        self._refuse_macro(names)

    def _refuse_macro(self, names: list[str]) -> None:
        if any(name.endswith(MACROS[:2]) or (name.startswith(MACROS[2]) and name.endswith(".xml")) for name in names):
            is_empty_library = all(
                name.endswith(("script-lc.xml", "script-lb.xml")) for name in names if name.startswith(MACROS[2])
            )
            if not is_empty_library or any(name.endswith(MACROS[:2]) for name in names):
                raise NotATable(MACRO)
        if self.is_open_document and not self.text("mimetype").startswith(OPEN):
            raise NotATable(BROKEN)

    def text(self, name: str, most: int = PIECE) -> bytes:
        """This will give a small part whole, or nothing when there is none."""
        return b"".join(self.pieces(name, most)) if name in self.names else b""

    def pieces(self, name: str, most: int = MOST_BYTES) -> Iterator[bytes]:
        """This will give a part piece by piece. Raises NotATable when it grows over the limit or is broken."""
        read = 0
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    read += len(piece)
                    if read > most:
                        raise NotATable(BOMB)
                    yield piece
        except NotATable:
            raise
        except _TROUBLES as error:
            raise NotATable(BROKEN) from error

    def first_sheet(self) -> str:
        """This will name the part that holds the first sheet. Raises NotATable."""
        book, relations = self.text("xl/workbook.xml", 2_000_000), self.text("xl/_rels/workbook.xml.rels", 2_000_000)
        wanted = _SHEET.search(book)
        for found in _RELATION.findall(relations) if wanted else ():
            words = dict(re.findall(rb'(\w+)="([^"]*)"', found))
            if words.get(b"Id") == wanted[1]:  # type: ignore[index]
                target = words.get(b"Target", b"").decode("utf-8", "replace")
                name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                if name in self.names:
                    return name
        if "xl/worksheets/sheet1.xml" in self.names:
            return "xl/worksheets/sheet1.xml"
        raise NotATable(BROKEN)

    def refuse_merged(self) -> None:
        """This will raise NotATable when cells of the table are merged: a look over the bytes, quicker than reading."""
        name, sign = ("content.xml", OPEN_MERGED) if self.is_open_document else (self.first_sheet(), SHEET_MERGED)
        end = b""
        for piece in self.pieces(name):
            found = sign.search(end + piece)
            if found:
                where = f" ({found[1].decode()})" if found.groups() else ""
                raise NotATable(MERGED.format(where=where))
            end = piece[-200:]


def parse(
    pieces: Iterator[bytes], start: Callable[..., Any], end: Callable[..., Any], said: Callable[[str], Any]
) -> Any:
    """This will read XML and stop after each piece, so that the rows it brought can be taken. Raises NotATable."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65536
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, said
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, IndexError, OverflowError, KeyError, TypeError) as error:
        if isinstance(error, NotATable):
            raise
        raise NotATable(BROKEN) from error


def _refuse_doctype(*words: Any) -> None:
    raise NotATable(BROKEN)


def local(name: str) -> str:
    """This will give the name of an element without its prefix."""
    return name.rpartition(":")[2]
