"""Which columns a table of each kind has, which of a brought one they are, and what a row of it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kruh.directory import rules as directory
from kruh.directory.vocabulary import PROFESSION_WORDS, Language, Profession, TrainingKind
from kruh.directory.vocabulary import Kind as Organisation
from kruh.exchange.rules import imports_cells as cells
from kruh.exchange.vocabulary.imports import Kind
from kruh.foundation import text
from kruh.foundation.sheets.writing import as_typed
from kruh.statistics.vocabulary import PastKind

PER_PORTION = 1000
MOST_MB = 20


@dataclass(frozen=True)
class Column:
    """One column: what it is called in the template, how a cell is read, other names people give it."""

    code: str
    label: str
    read: cells.Reader
    example: str = ""
    is_needed: bool = False
    others: tuple[str, ...] = ()


PROFESSIONS = {word: code for code, words in PROFESSION_WORDS.items() for word in words}
KINDS_SAID = {
    "nno": "ngo",
    "z. s.": "ngo",
    "z. ú.": "ngo",
    "škola": "school",
    "ospod": "office",
    "služba": "social_service",
}
GENDERS = (("f", "paní"), ("m", "pan"))
GENDERS_SAID = {"žena": "f", "muž": "m", "ž": "f"}

_CONTACTS = (
    Column("street", "Ulice a číslo", cells.line(120), "Nádražní 12", others=("ulice", "adresa")),
    Column("postcode", "PSČ", cells.checked(directory.postcode), "391 31", others=("smerovaci cislo",)),
    Column("city", "Obec", cells.line(80), "Lipová nad Březnou", others=("mesto",)),
    Column("ico", "IČO", cells.checked(directory.ico), "", others=("ic", "identifikacni cislo")),
    Column("data_box", "Datová schránka", cells.checked(directory.data_box), "abc2def", others=("id ds", "datovka")),
    Column("phone", "Telefon", cells.phone, "381 000 000", others=("tel", "telefonni cislo")),
    Column("email", "E-mail", cells.email, "podatelna@urad.example", others=("mail", "email", "e-mailova adresa")),
)
_ORGANISATION = Column("name", "Název", cells.line(200), "Krok, z. s.", True, ("organizace", "nazev organizace"))
_OFFICE = Column("name", "Název", cells.line(200), "OSPOD Lipová nad Březnou", True, ("pracoviste", "urad", "ospod"))
_KIND = Column("kind", "Druh", cells.one_of(Organisation.choices, KINDS_SAID), "nezisková organizace", True, ("typ",))
_DISTRICT = ("orp", "obec s rozsirenou pusobnosti", "spravni obvod")
_HOME = Column(
    "organisation", "Organizace", cells.line(200), "Krok, z. s.", True, ("pracoviste", "zamestnavatel", "ico")
)
_NAMES = (
    Column("title_before", "Titul před jménem", cells.line(40), "Bc.", others=("titul", "tituly pred")),
    Column("first_name", "Jméno", cells.name, "Jana", True, ("krestni jmeno",)),
    Column("last_name", "Příjmení", cells.name, "Nováková", True),
    Column("title_after", "Titul za jménem", cells.line(40), "DiS.", others=("tituly za",)),
    Column("gender", "Oslovení", cells.one_of(GENDERS, GENDERS_SAID), "paní", others=("pohlavi",)),
)
_WORK = (
    Column("phone", "Telefon na pracoviště", cells.phone, "777 123 456", others=("telefon", "tel", "mobil")),
    Column("email", "Pracovní e-mail", cells.email, "jana.novakova@krok.example", others=("e-mail", "email", "mail")),
    Column("languages", "Jazyky", cells.some_of(Language.choices), "čeština, ukrajinština", others=("jazyk",)),
)
_PROFESSION = Column(
    "profession", "Profese", cells.one_of(Profession.choices, PROFESSIONS), "učitelství", True, ("pozice", "povolani")
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    Kind.OFFICES: (
        _OFFICE,
        Column("district", "Území", cells.line(80), "Tábor", True, _DISTRICT),
        *_CONTACTS,
    ),
    Kind.ORGANISATIONS: (
        *(_ORGANISATION, _KIND),
        Column("district", "Území", cells.line(80), others=_DISTRICT),
        *_CONTACTS,
    ),
    Kind.PEOPLE: (*_NAMES, _PROFESSION, _HOME, *_WORK),
    Kind.COORDINATORS: (*_NAMES, _HOME, *_WORK),
    Kind.TRAININGS: (
        Column("first_name", "Jméno", cells.name, "Jana", True),
        Column("last_name", "Příjmení", cells.name, "Nováková", True),
        _HOME,
        Column("kind", "Vzdělání", cells.one_of(TrainingKind.choices), "mediace", True, ("kurz", "druh", "co")),
        Column("on", "Dokončeno", cells.day, "3. 12. 2025", True, ("datum", "skonceno", "kdy skoncilo")),
        Column("valid_until", "Platí do", cells.day, "3. 12. 2030", others=("platnost", "platnost do")),
        Column("hours", "Hodin", cells.number(1, 2000), "40", others=("pocet hodin", "hodiny", "rozsah")),
        Column("provider", "Kdo vzdělával", cells.line(120), "Krok, z. s.", others=("vzdelavatel", "poradatel", "kde")),
    ),
    Kind.CONFERENCES: (
        Column("mark", "Označení", cells.line(60), "PK 12/2024", True, ("cislo", "znacka", "spisova znacka", "c. j.")),
        Column("organisation", "Pracoviště", cells.line(200), "OSPOD Lipová nad Březnou", True, ("urad", "ospod")),
        Column("on", "Datum", cells.day, "14. 5. 2024", True, ("den", "kdy", "datum konani")),
        Column("kind", "Druh", cells.one_of(PastKind.choices), "případová", True, ("typ",)),
        Column("people", "Účastníků", cells.number(1, 200), "9", others=("pocet ucastniku", "lidi")),
        Column("family", "Z toho z rodiny", cells.number(0, 200), "4", others=("z rodiny", "rodina")),
        Column("is_child_heard", "Dítě se vyjádřilo", cells.yes_no, "ano", others=("hlas ditete", "nazor ditete")),
    ),
}  # fmt: skip
KEYS: dict[str, str] = {
    Kind.OFFICES: "podle názvu a území",
    Kind.ORGANISATIONS: "podle IČO; kde není, podle názvu",
    Kind.PEOPLE: "podle pracovního e-mailu; kde není, podle jména, příjmení a organizace",
    Kind.COORDINATORS: "podle pracovního e-mailu; kde není, podle jména, příjmení a organizace",
    Kind.TRAININGS: "podle člověka, vzdělání a dne dokončení",
    Kind.CONFERENCES: "podle pracoviště a označení",
}


def recognised(kind: str, names: Sequence[str]) -> dict[str, int]:
    """This will find the columns of the kind among the names that stand in the file; each place serves once."""
    places: dict[str, int] = {}
    for place, said in enumerate(names):
        places.setdefault(_plain(said), place)
    found: dict[str, int] = {}
    for one in COLUMNS[kind]:
        named = (places[_plain(word)] for word in (one.label, *one.others) if _plain(word) in places)
        free = next((place for place in named if place not in found.values()), None)
        if free is not None:
            found[one.code] = free
    return found


def column_problems(kind: str, columns: Mapping[str, int]) -> list[str]:
    """This will say which columns miss their place and which place was given to two."""
    missing = [one.label for one in COLUMNS[kind] if one.is_needed and one.code not in columns]
    reasons = [f"Vyberte prosím, ve kterém sloupci je {_quoted(label)}." for label in missing]
    used: dict[int, str] = {}
    for one in COLUMNS[kind]:
        place = columns.get(one.code)
        if place is None:
            continue
        if place in used:
            reasons.append(f"{_quoted(used[place])} a {_quoted(one.label)} nemohou být v jednom sloupci.")
        used[place] = one.label
    return reasons


def read_row(kind: str, columns: Mapping[str, int], row: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """This will give what the row says and what is wrong with it, in sentences that name the column."""
    said: dict[str, Any] = {}
    reasons = []
    for one in COLUMNS[kind]:
        place = columns.get(one.code)
        cell = as_typed(row[place]) if place is not None and place < len(row) else ""
        if not cell:
            reasons += [f"Chybí {_quoted(one.label)}."] if one.is_needed else []
            continue
        try:
            said[one.code] = one.read(cell)
        except ValueError as sentence:
            reasons.append(f"{one.label}: {sentence}")
    return said, reasons or problems(kind, said)


def problems(kind: str, said: Mapping[str, Any], today: date | None = None) -> list[str]:
    """This will say what in a row contradicts itself."""
    reasons = []
    if kind == Kind.TRAININGS:
        reasons = directory.training_problems(said["on"], said.get("valid_until"))
    elif kind == Kind.CONFERENCES and (said.get("family") or 0) > (said.get("people") or 200):
        reasons = ["Z rodiny nemohlo přijít víc lidí, než kolik jich přišlo celkem."]
    elif kind == Kind.ORGANISATIONS and said["kind"] == Organisation.OFFICE:
        reasons = ["Pracoviště OSPOD se načítají zvlášť. Vyberte prosím jako druh tabulky „pracoviště OSPOD“."]
    if today and said.get("on") and said["on"] > today:
        reasons = [*reasons, "Den je v budoucnu. Zkontrolujte prosím rok."]
    return reasons


def template(kind: str) -> list[list[str]]:
    """This will give the rows of an empty table with one example."""
    return [[one.label for one in COLUMNS[kind]], [one.example for one in COLUMNS[kind]]]


def _quoted(label: str) -> str:
    return f"„{label}“"


def _plain(said: str) -> str:
    return "".join(sign for sign in text.fold(said) if sign.isalnum())
