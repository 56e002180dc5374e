"""Tokens, how often a system may ask, what is wrong with a question. Pure."""

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta
from hashlib import sha256

from kruh.api.vocabulary import Scope
from kruh.foundation import days

PREFIX = "kruh_"
WINDOW = timedelta(minutes=1)
MOST_IN_WINDOW = 60
PAGE = 100
LONGEST_SPAN = timedelta(days=366)
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_NUMBER = 60
NO_SCOPE = "Vyberte aspoň jednu věc, kterou má systém číst."
NO_NAME = "Napište, který systém klíč dostane."


def fresh_token() -> str:
    """This will give a new token; it is shown once and not kept."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    """This will give what is kept of it."""
    return sha256(token.encode()).digest()


def token_of(header: str) -> str:
    """This will read the token out of the header `Authorization`, or give nothing."""
    kind, _, token = header.partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip().startswith(PREFIX) else ""


def blockers_to_make(name: str, scopes: Collection[str], ends_on: date, today: date, months: int) -> list[str]:
    """This will list what is wrong with a new token."""
    found = [] if name.strip() else [NO_NAME]
    found += [] if scopes and set(scopes) <= set(Scope.values) else [NO_SCOPE]
    if ends_on <= today:
        found.append("Poslední den klíče už je pryč. Vyberte pozdější.")
    elif ends_on > days.months_after(today, months):
        found.append(f"Klíč může platit nejdéle do {days.day(days.months_after(today, months))}.")
    return found


def is_living(*, ends_on: date, is_revoked: bool, today: date) -> bool:
    """This will tell whether the token still opens anything; its last day counts."""
    return not is_revoked and today <= ends_on


def window(began: datetime | None, uses: int, at: datetime) -> tuple[datetime, int] | None:
    """This will count one more question in the minute, or give nothing when there were too many."""
    if began is None or at - began >= WINDOW:
        return at, 1
    return None if uses >= MOST_IN_WINDOW else (began, uses + 1)


class Problem(Exception):
    """Why there is no answer, as the system and its person read it."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(title)
        self.status, self.title, self.detail = status, title, detail


def day_of(name: str, told: str) -> date:
    """This will read a day of the question. Raises Problem."""
    try:
        if len(told) != len("2026-01-01"):
            raise ValueError
        return date.fromisoformat(told)
    except ValueError:
        raise Problem(400, "Špatný den", f"„{name}“ má být den jako 2026-01-31.") from None


def span_of(first: date, last: date) -> tuple[date, date]:
    """This will give the days of the question. Raises Problem."""
    if last < first:
        raise Problem(400, "Špatné dny", "„to“ je dřív než „from“.")
    if last - first > LONGEST_SPAN:
        raise Problem(400, "Moc dlouhá doba", "Najednou jde číst nejvýš rok.")
    return first, last


def number_of(name: str, told: str, first: int, last: int) -> int:
    """This will read a whole number of the question. Raises Problem."""
    if not (told.isascii() and told.isdigit() and len(told) <= 6 and first <= int(told) <= last):
        raise Problem(400, "Špatné číslo", f"„{name}“ má být číslo od {first} do {last}.")
    return int(told)


def receipt_of(body: object) -> str:
    """This will read the number under which the records service took a file over. Raises Problem."""
    number = body.get("number") if isinstance(body, dict) and set(body) == {"number"} else None
    if not isinstance(number, str) or not number.strip() or len(number) > LONGEST_NUMBER or not number.isprintable():
        raise Problem(400, "Chybí číslo jednací", f'Pošlete {{"number": "…"}}, nejvýš {LONGEST_NUMBER} znaků.')
    return number.strip()
