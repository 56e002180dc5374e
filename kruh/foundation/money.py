"""Money in whole haléře: printed and read the Czech way, never as a fraction."""

import re

from kruh.foundation import text as words

HIGHEST = 999_999_999_99

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_AMOUNT = re.compile(
    r"(?P<sign>[-−]?)(?P<whole>[0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3})+(?=,))(?:[.,](?P<part>[0-9]+|-+|–))?"
)


def czk(amount: int) -> str:
    """The haléře as „2 487,20 Kč“ with spaces that do not break."""
    sign, size = "−" if amount < 0 else "", abs(amount)
    return f"{sign}{words.grouped(size // 100)},{size % 100:02}{words.NBSP}Kč"


def parse_czk(text: str) -> int:
    """The haléře a person wrote („2 487,20 Kč“, „1000,-“); raises ValueError with a Czech sentence."""
    bare = _SPACES.sub("", text)
    if not bare:
        raise ValueError("Napište částku, třeba 2 487,20.")
    found = _AMOUNT.fullmatch(re.sub("(?:kč|czk)$", "", bare.casefold()))
    if not found:
        raise ValueError(
            f"Z textu „{' '.join(text.split())[:30]}“ nejde poznat částka. Napište ji třeba takto: 2 487,20."
        )
    part = (found["part"] or "").strip("-–")
    if len(part) > 2:
        raise ValueError("Částka může mít nejvýš dvě desetinná místa, třeba 2 487,20.")
    return _within_bounds(int(found["whole"].replace(".", "")) * 100 + int(part.ljust(2, "0")), negative=found["sign"])


def _within_bounds(amount: int, *, negative: str) -> int:
    if negative and amount:
        raise ValueError("Částka nemůže být záporná.")
    if amount > HIGHEST:
        raise ValueError(f"Tak vysokou částku zapsat nejde. Nejvyšší možná je {czk(HIGHEST)}.")
    return amount
