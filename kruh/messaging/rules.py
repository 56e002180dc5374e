"""What makes a message fit to be sent, when it is tried again, and what a server's answer means in plain Czech."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

MAX_ATTEMPTS = 6
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=4),
)
SENDING_TAKES_AT_MOST = timedelta(minutes=15)
LONGEST_LINE = 200
LARGEST_FILES = 10 * 1024 * 1024

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class File:
    """A file to go with a message; the name is neutral and in ASCII, for it is read on other people's screens."""

    name: str
    mime: str
    content: bytes


# Before it is queued ------------------------------------------------------------------------------------------------


def header_faults(what: str, value: str) -> list[str]:
    """This will list why a value may not stand in the head of a mail."""
    if _CONTROL.search(value):
        return [f"{what} obsahuje konec řádku nebo neviditelný znak. Napište to prosím na jeden řádek."]
    if len(value) > LONGEST_LINE:
        return [f"{what} má {len(value)} znaků, vejde se jich nejvýš {LONGEST_LINE}. Zkraťte to prosím."]
    return []


def address_faults(address: str) -> list[str]:
    """This will list why nobody can be written to at this address."""
    if not address:
        return ["Chybí e-mailová adresa. Doplňte ji, nebo zvolte jiný způsob předání."]
    if not _ADDRESS.fullmatch(address) or ".." in address:
        return ["E-mailová adresa není napsaná správně. Má tvar jana@priklad.cz, bez mezer a bez háčků."]
    return []


def file_faults(files: list[File]) -> list[str]:
    """This will list what is wrong with the attachments."""
    faults = [
        f"Název přílohy „{file.name}“ smí mít jen písmena bez háčků, číslice, tečky a pomlčky."
        for file in files
        if not _FILE_NAME.fullmatch(file.name)
    ]
    if sum(len(file.content) for file in files) > LARGEST_FILES:
        faults.append("Přílohy jsou dohromady větší než 10 MB a poštovní servery by je odmítly. Vyberte jich méně.")
    return faults


def message_id(row: UUID, sending_round: int, domain: str) -> str:
    """This will give the Message-ID; a resent message gets a new one, a retried one does not."""
    return f"<{row}.{sending_round}@{domain}>"
