"""What is told by its shape alone: phones, e-mails, numbers, marks, plates, money."""

import re
from collections.abc import Iterator

from kruh.foundation.anonymising.vocabulary import Finding, Kind, Sure

_GAP = r"[ \u00a0\u2009./-]?"
_MARK = (
    r"(?:(?:sp|č)\.\s?(?:zn|j)\.:?\s?|spisov\w+ značk\w+\s|pod značkou\s)?(?:(?<!\w)\d{1,3}\s)?(?<!\w)"
    r"(?:[A-ZČŘŠŽ][A-Za-z]{0,2}|OSPOD|Nc|PaNc)\s?\d{1,6}\s?/\s?(?:19|20)?\d\d(?:-\d+)?(?!\w)"
)
_SHAPES: tuple[tuple[Kind, str, str, str], ...] = (
    (Kind.MAIL, r"[\w.+-]+(?:@|\s?\((?:at|zavináč)\)\s?)[\w-]+(?:\.[\w-]+)+", "e-mailová adresa", "(e-mail vynechán)"),
    (Kind.MAIL, r"(?:https?://|www\.)\S+[\w/]", "odkaz na internet", "(odkaz vynechán)"),
    (Kind.NUMBER, r"(?<!\d)\d{6}\s?/\s?\d{3,4}(?!\d)", "rodné číslo", "(rodné číslo vynecháno)"),
    (
        Kind.PHONE,
        rf"(?<![\d/])(?:(?:\+|00)\s?420{_GAP})?[2-79]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3}}(?!\d)",
        "telefon",
        "(telefon vynechán)",
    ),
    (Kind.PHONE, r"(?:\+|00)\d{2,3}(?:[ \u00a0]?\d){8,11}", "telefon", "(telefon vynechán)"),
    (
        Kind.MARK,
        _MARK,
        "spisová značka",
        "(značka vynechána)",
    ),
    (
        Kind.MARK,
        r"(?:(?:sp|č)\.\s?(?:zn|j)\.:?\s?|spisov\w+ značk\w+\s)[A-ZČŘŠŽ\d][\w/.-]*\d[\w/.-]*(?<![.])",
        "spisová značka",
        "(značka vynechána)",
    ),
    (Kind.PLATE, r"(?<!\w)\d[A-Z][A-Z\d]\s?\d{4}(?!\w)", "značka auta", "(značka auta vynechána)"),
    (Kind.NUMBER, r"(?<!\w)CZ\d{2}(?:\s?\d{4}){5}(?!\d)", "číslo účtu", "(číslo účtu vynecháno)"),
    (Kind.NUMBER, r"(?<![\d/])(?:\d{2,6}-)?\d{6,10}/\d{4}(?!\d)", "číslo účtu", "(číslo účtu vynecháno)"),
    (Kind.NUMBER, r"(?<![\d/])\d{7,}(?![\d/])", "dlouhé číslo", "(číslo vynecháno)"),
)
_MONEY = re.compile(r"(?<![\d/])(\d{1,3}(?:[ \u00a0.]\d{3})+|\d{3,7})(?:,-|[ \u00a0]?(?:Kč|korun\w*|,-))")
_KNOWN = tuple((kind, re.compile(shape), why, proposal) for kind, shape, why, proposal in _SHAPES)


def shapes(text: str) -> Iterator[Finding]:
    """This will find what looks like a number, a mark or an address of a person."""
    for kind, shape, why, proposal in _KNOWN:
        for found in shape.finditer(text):
            yield Finding(*found.span(), kind, Sure.SURE, f"{why} patří jednomu člověku", found.group(), proposal)
    yield from _money(text)


def _money(text: str) -> Iterator[Finding]:
    for found in _MONEY.finditer(text):
        amount = int(re.sub(r"\D", "", found[1]))
        rounded = round_sum(amount)
        is_told_roughly = text[max(0, found.start() - 10) : found.start()].strip() == "přibližně"
        if (rounded != amount or amount >= 10000) and not is_told_roughly:
            words = f"přibližně {rounded:,}".replace(",", "\u00a0") + found.group()[len(found[1]) :]
            why = "přesná částka je ve spise a poznal by ji ten, kdo ji zná"
            yield Finding(*found.span(), Kind.MONEY, Sure.LIKELY, why, found.group(), words)


def round_sum(amount: int) -> int:
    """This will keep the first figure, or the first two where the second is a five."""
    size = int("1" + "0" * (len(str(amount)) - 1))
    return max(round(amount / (size / 2)), 1) * size // 2
