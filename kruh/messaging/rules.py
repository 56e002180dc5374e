"""What makes a message fit to be sent, when it is tried again, and what a server's answer means in plain Czech."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import Message
from enum import Enum
from uuid import UUID

from kruh.messaging.vocabulary import Channel, State

# A server that is down from Friday evening till Monday morning must not lose an invitation.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720, 1440, 1440))
ATTEMPTS_BEFORE_WORRY = 3
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


def state_words(state: State, *, is_mail: bool) -> str:
    """This will say how far a message has got; what a person hands over does not wait for sending."""
    return "čeká na předání" if state == State.WAITING and not is_mail else str(state.label)


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


# While it is being sent ---------------------------------------------------------------------------------------------


class Verdict(Enum):
    """What an unhappy end of a sending means."""

    TRY_LATER = "try later"
    GIVE_UP = "give up"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a message did not leave, in Czech, and the server's own words for the administrator."""

    verdict: Verdict
    reason: str
    answer: str = ""


NO_SERVER = "Poštovní server neodpovídá, zkoušíme to dál. Když to trvá, dejte vědět správci."
NO_LOGIN = "Náš poštovní server nepřijal přihlášení. Dejte vědět správci."
NOT_BUILT = "Zprávu se nepodařilo sestavit, proto neodešla. Dejte vědět správci."
NO_ANSWER = "Spojení se přerušilo ve chvíli, kdy zpráva odcházela. Nevíme, jestli došla."
CRASHED = "Odesílání se přerušilo uprostřed. Nevíme, jestli zpráva odešla."
GAVE_UP = "Opakovaně se nepodařilo zprávu odeslat. {reason}"
_LOGIN_CODES = {530, 534, 535, 538}
_ENHANCED = re.compile(r"\b[245]\.(\d{1,3})\.(\d{1,3})\b")
_BY_STATUS = {
    "1.1": "Schránka s touto adresou neexistuje. Ověřte adresu u příjemce.",
    "1.2": "Poštovní server z této adresy neexistuje. Ověřte část adresy za zavináčem.",
    "1.3": "Adresa není napsaná správně. Ověřte ji u příjemce.",
    "1.10": "Schránka s touto adresou nepřijímá poštu. Ověřte adresu u příjemce.",
    "2.1": "Schránka příjemce je vypnutá. Zeptejte se na jinou adresu.",
    "2.2": "Schránka příjemce je plná. Zkuste to později, nebo zprávu předejte jinak.",
    "2.3": "Zpráva je pro schránku příjemce příliš velká. Předejte přílohy jinak.",
    "3.4": "Zpráva je pro server příjemce příliš velká. Předejte přílohy jinak.",
    "4.4": "Server příjemce se nepodařilo najít. Ověřte část adresy za zavináčem.",
    "4.7": "Zprávu se několik dní nedařilo doručit. Ověřte adresu, nebo zprávu předejte jinak.",
}
_UNTRUSTED = "Server příjemce zprávu odmítl jako nedůvěryhodnou. Předejte ji jinak a dejte vědět správci."
_BUSY = "Server příjemce zprávu zatím nepřijal, zkoušíme to dál."
_REFUSED = "Server příjemce zprávu odmítl. Ověřte adresu, nebo zprávu předejte jinak."


def reason_for(code: int, answer: str) -> str:
    """This will say in Czech what a server meant; its enhanced status (RFC 3463) is more telling than the code."""
    if code in _LOGIN_CODES:
        return NO_LOGIN
    status = _ENHANCED.search(answer)
    if status and status[1] == "7":
        return _UNTRUSTED
    known = _BY_STATUS.get(f"{status[1]}.{status[2]}") if status else None
    if known:
        return known
    return _BUSY if code < PERMANENT else _REFUSED


PERMANENT = 500
TEMPORARY = 400


def trouble_of_answer(code: int, answer: str) -> Trouble:
    """This will judge a clear answer: 4xx is tried again, 5xx is final; a wrong login is ours to mend, so it waits."""
    if code < TEMPORARY:
        return Trouble(Verdict.UNSURE, NO_ANSWER, answer)
    is_final = code >= PERMANENT and code not in _LOGIN_CODES
    return Trouble(Verdict.GIVE_UP if is_final else Verdict.TRY_LATER, reason_for(code, answer), answer)


def trouble_of_silence(*, has_left: bool, answer: str) -> Trouble:
    """This will judge a broken connection: before the letter left it is safe to repeat, after that nobody knows."""
    if has_left:
        return Trouble(Verdict.UNSURE, NO_ANSWER, answer)
    return Trouble(Verdict.TRY_LATER, NO_SERVER, answer)


def next_attempt(attempts: int, at: datetime) -> datetime | None:
    """This will give the time of the next attempt after so many of them, or None when there were enough."""
    return at + PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


# When a person steps in ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Handing:
    """What decides whether a message may be handed over by a person."""

    channel: Channel
    state: State


def blockers_to_hand_over(facts: Handing) -> list[str]:
    """This will list why a person should not hand the message over now."""
    if facts.channel == Channel.EMAIL and facts.state == State.WAITING:
        return ["E-mail teprve odejde sám. Když ho chcete předat jinak, nejdřív ho stáhněte."]
    return []


# When it comes back -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report that a message could not be delivered (RFC 3464)."""

    message_id: str
    reason: str
    answer: str


def bounces_in(raw: bytes) -> list[Bounce]:
    """This will read a report and name the messages that came back; delays and other mail give nothing."""
    mail = message_from_bytes(raw, policy=policy.default)
    answers = [answer for part in mail.walk() for answer in _failures(part)]
    returned = [found for part in mail.walk() for found in _original_ids(part)]
    names = returned or _IDS.findall(f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}")
    if not answers or not names:
        return []
    return [Bounce(name, reason_for(PERMANENT, answers[0]), answers[0]) for name in dict.fromkeys(names)]


_IDS = re.compile(r"<[^<>\s]+@[^<>\s]+>")


def _failures(part: Message) -> list[str]:
    """The status and the diagnosis of each recipient whose delivery failed."""
    if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
        return []
    blocks = [block for block in part.get_payload() if isinstance(block, Message)]
    return [
        f"{block.get('Status', '')} {block.get('Diagnostic-Code', '')}".strip()
        for block in blocks
        if str(block.get("Action", "")).strip().lower() == "failed"
    ]


def _original_ids(part: Message) -> list[str]:
    """The Message-ID of the returned letter, whole or its head only."""
    if part.get_content_type() == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        head = message_from_bytes(payload if isinstance(payload, bytes) else b"", policy=policy.default)
        return _IDS.findall(str(head.get("Message-ID", "")))
    if part.get_content_type() in ("message/rfc822", "message/global") and part.is_multipart():
        letter = part.get_payload(0)
        return _IDS.findall(str(letter.get("Message-ID", ""))) if isinstance(letter, Message) else []
    return []
