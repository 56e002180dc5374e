"""What is true of a folder for a data box: neutral names, cover data without names of people, and what is too large."""

import csv
import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree

from kruh.foundation import days
from kruh.meetings.rules import revisions

MEGABYTE = 1024 * 1024
MOST = 20 * MEGABYTE  # an ordinary data message; a larger one needs a way that not every box has
NEARLY = 0.8
MADE = (1980, 1, 1, 0, 0, 0)  # the same files always give the same archive
HEAD = ("Název", "Hodnota")


@dataclass(frozen=True, slots=True)
class File:
    """One file of the folder."""

    name: str
    mime: str
    content: bytes

    @property
    def size_words(self) -> str:
        """This will say the size as people read it."""
        kilobytes = max(1, round(len(self.content) / 1024))
        return f"{kilobytes} kB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Box:
    """The data box of the reader: the organisation's that sent them, or their own."""

    number: str = ""
    organisation: str = ""

    @property
    def words(self) -> str:
        """This will say whose box it is, or that none is known and what to do."""
        if self.organisation:
            return (
                f"Schránka organizace {self.organisation}."
                if self.number
                else (f"Organizace {self.organisation} u nás číslo schránky nemá. Doplňte ho v adresáři.")
            )
        if self.number:
            return "Vlastní schránka tohoto člověka, zapsaná u kontaktů v případu."
        return (
            "U tohoto člověka žádnou datovou schránku zapsanou nemáme a lidé ji mít nemusejí. "
            "Předejte kopii jinak, nebo číslo doplňte ke kontaktům v případu."
        )


def more_name(place: int, name: str) -> str:
    """This will name a paper that goes along: `04_priloha-2.jpg`."""
    return f"{place:02}_{name}"


def paper_name(content: dict[str, Any], sent_on: date) -> str:
    """This will name the paper so that nobody learns anything from it: `01_zapis_PK-1_2026-12-03.pdf`."""
    kind = "opravny-zapis" if revisions.number_of(content) > 1 else "zapis"
    return f"01_{kind}_{ascii_name(content['number'])}_{sent_on.isoformat()}.pdf"


def ascii_name(words: str) -> str:
    """This will keep only letters without marks, digits and hyphens: what every box and every disk takes."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")


def subject(content: dict[str, Any]) -> str:
    """This will give the subject of the message: what it is and of which day, no name."""
    met = days.day(date.fromisoformat(content["held_on"])) if content["held_on"] else ""
    number = revisions.number_of(content)
    which = f", {revisions.spoken(number)}" if number > 1 else ""
    return f"Zápis ze setkání {met}".strip() + which


def cover(content: dict[str, Any], sent_on: date, files: Sequence[File]) -> list[tuple[str, str]]:
    """This will give what a records service asks for, label by label; nobody is named in it."""
    rows = [
        ("spisova_znacka", content["file_mark"]),
        ("cislo_konference", content["number"]),
        ("vec", subject(content)),
        ("datum", sent_on.isoformat()),
        ("puvodce", content["office"]),
    ]
    for file in files:
        rows += [("soubor", file.name), ("otisk_sha256", hashlib.sha256(file.content).hexdigest())]
    return rows


def cover_files(rows: Sequence[tuple[str, str]]) -> list[File]:
    """This will write the cover data for machines (XML) and for a table (CSV as Czech offices open it)."""
    root = ElementTree.Element("pruvodni-udaje")
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for name, value in rows:
        ElementTree.SubElement(root, name.replace("_", "-")).text = value
        writer.writerow((name, _plain_cell(value)))
    ElementTree.indent(root)
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return [
        File("02_pruvodni-udaje.xml", "application/xml", xml),
        File("03_pruvodni-udaje.csv", "text/csv", table.getvalue().encode("utf-8-sig")),
    ]


def _plain_cell(value: str) -> str:
    """A table program must not take a value for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value


def warnings(files: Sequence[File]) -> list[str]:
    """This will warn of a folder that an ordinary data message does not carry."""
    size = sum(len(file.content) for file in files)
    if size > MOST:
        return ["Přílohy mají přes 20 MB, běžná datová zpráva je neunese. Pošlete je ve dvou zprávách."]
    if size > MOST * NEARLY:
        return ["Přílohy se blíží 20 MB, které unese běžná datová zpráva. Nic dalšího už nepřikládejte."]
    return []


def archive(files: Sequence[File], name: str) -> File:
    """This will put the files into one archive, for those whose box takes it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for file in files:
            folder.writestr(zipfile.ZipInfo(file.name, MADE), file.content)
    return File(name, "application/zip", packed.getvalue())
