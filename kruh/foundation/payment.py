"""A payment a bank application reads from paper: the Czech QR payment (SPAYD 1.0)."""

import io
import unicodedata
from dataclasses import dataclass
from datetime import date

import segno
from stdnum import exceptions
from stdnum import iban as ibans
from stdnum.cz import bankaccount

from kruh.foundation import text as words

HIGHEST = 9_999_999_99
MESSAGE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Payment:
    """Who gets how many haléře, under which variable symbol and by when; the account is Czech or an IBAN."""

    account: str
    amount: int
    variable_symbol: str = ""
    due: date | None = None
    message: str = ""


def iban(account: str) -> str:
    """The IBAN of a Czech account („19-2000145399/0800“) or of an IBAN; raises ValueError with a Czech sentence."""
    try:
        if account.strip()[:2].isalpha():
            return str(ibans.validate(account))
        number, bank = str(bankaccount.validate(account)).split("/")
    except exceptions.ValidationError as error:
        message = f"Číslo účtu „{account.strip()[:40]}“ není správně. Zkontrolujte ho, třeba 19-2000145399/0800."
        raise ValueError(message) from error
    prefix, _, base = number.rpartition("-")
    domestic = f"{bank}{prefix.zfill(6)}{base.zfill(10)}"
    return f"CZ{ibans.calc_check_digits(f'CZ00{domestic}')}{domestic}"


def spayd(payment: Payment) -> str:
    """The payment as one line of text; raises ValueError with a Czech sentence when it cannot be paid."""
    if not 0 < payment.amount <= HIGHEST:
        raise ValueError("Platba QR kódem musí být vyšší než nula a nižší než deset milionů korun.")
    symbol = payment.variable_symbol
    if symbol and not (symbol.isascii() and symbol.isdigit() and len(symbol) <= 10):
        raise ValueError("Variabilní symbol má nejvýš deset číslic a nic jiného.")
    parts = {
        "ACC": iban(payment.account),
        "AM": f"{payment.amount // 100}.{payment.amount % 100:02}",
        "CC": "CZK",
        "DT": f"{payment.due:%Y%m%d}" if payment.due else "",
        "MSG": _escaped(_plain(payment.message)[:MESSAGE_LENGTH].strip()),
        "X-VS": symbol,
    }
    return "*".join(["SPD*1.0", *(f"{key}:{value}" for key, value in parts.items() if value)])


def qr_png(payment: Payment, scale: int = 8) -> bytes:
    """The QR code as PNG, `scale` pixels to a square, with the quiet zone."""
    picture = io.BytesIO()
    _code(payment).save(picture, kind="png", border=4, scale=scale)
    return picture.getvalue()


def _code(payment: Payment) -> segno.QRCode:
    return segno.make_qr(spayd(payment), error="m", boost_error=False)


def _plain(message: str) -> str:
    apart = unicodedata.normalize("NFKD", words.transliterate_cyrillic(message))
    return " ".join(apart.encode("ascii", "ignore").decode().split())


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("*", "%2A")
