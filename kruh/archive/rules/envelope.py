"""Closing an archive by a passphrase: scrypt makes the key, AES-256-GCM closes it piece by piece.

The file is: eight signs of the format, one byte of its version, sixteen bytes of salt, thirty-two bytes by which the
passphrase is recognised, and pieces of one megabyte. The nonce of a piece is its number, the last one says that it is
the last; a new salt makes a new key, so that no nonce comes twice. What scrypt costs belongs to the version and is not
read from the file: whoever brings one cannot ask for a gigabyte of memory.
"""

import hmac
import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SIGN, VERSION = b"KRUHARCH", 1
SALT, CHECK, PIECE, MARK = 16, 32, 1024 * 1024, 16
HEAD = len(SIGN) + 1 + SALT + CHECK
COST, KEY = 2**16, 32  # 64 MB and a fifth of a second for one guess
SHORTEST, LONGEST = 16, 200
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # nothing that looks like something else
GROUPS, SIGNS = 5, 5  # 125 bits

NOT_OURS = "Tohle není archiv případu z Kruhu. Vyberte prosím soubor, který končí na .kruh."
NEWER = "Archiv je v novějším formátu, než tahle verze Kruhu zná. Aktualizujte prosím Kruh a nahrajte ho znovu."
WRONG = "Heslo k archivu nesouhlasí. Zkontrolujte prosím velká a malá písmena, nebo se zeptejte toho, kdo archiv vydal."
CHANGED = "Soubor archivu je poškozený nebo neúplný. Vyžádejte si ho prosím znovu, nic z něj se nenačetlo."
SHORT = f"Heslo potřebuje aspoň {SHORTEST} znaků, archiv opouští Kruh a nikdo jiný ho nehlídá."


class NotOpened(Exception):
    """The archive cannot be opened; the text is a Czech sentence for whoever brought it."""


def fresh_passphrase() -> str:
    """This will make a passphrase that people can copy by hand."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(SIGNS)) for _ in range(GROUPS))


def passphrase_problems(passphrase: str) -> list[str]:
    """This will say why the chosen passphrase will not do."""
    return [SHORT] if len(_plain(passphrase)) < SHORTEST else []


def close(passphrase: str, content: bytes) -> bytes:
    """This will close the content with the passphrase."""
    salt = secrets.token_bytes(SALT)
    key, check = _keys(passphrase, salt)
    head = SIGN + bytes([VERSION]) + salt + check
    engine, pieces = AESGCM(key), _pieces(len(content))
    closed = [
        engine.encrypt(_nonce(number, number == pieces - 1), content[number * PIECE : (number + 1) * PIECE], head)
        for number in range(pieces)
    ]
    return b"".join([head, *closed])


def opened(passphrase: str, closed: bytes) -> bytes:
    """This will give back the content. Raises NotOpened."""
    head = closed[:HEAD]
    if len(head) < HEAD or not head.startswith(SIGN):
        raise NotOpened(NOT_OURS)
    if head[len(SIGN)] > VERSION:
        raise NotOpened(NEWER)
    start = len(SIGN) + 1
    key, check = _keys(passphrase, head[start : start + SALT])
    if not hmac.compare_digest(check, head[start + SALT :]):
        raise NotOpened(WRONG)
    engine, step = AESGCM(key), PIECE + MARK
    pieces = max(-(-(len(closed) - HEAD) // step), 1)
    try:
        return b"".join(
            engine.decrypt(
                _nonce(number, number == pieces - 1), closed[HEAD + number * step : HEAD + (number + 1) * step], head
            )
            for number in range(pieces)
        )
    except (InvalidTag, ValueError):
        raise NotOpened(CHANGED) from None


def _keys(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    made = Scrypt(salt=salt, length=KEY + CHECK, n=COST, r=8, p=1).derive(_plain(passphrase).encode())
    return made[:KEY], made[KEY:]


def _plain(passphrase: str) -> str:
    """The same words typed on another keyboard are the same passphrase."""
    return unicodedata.normalize("NFC", passphrase.strip())[:LONGEST]


def _pieces(size: int) -> int:
    return max(-(-size // PIECE), 1)


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
