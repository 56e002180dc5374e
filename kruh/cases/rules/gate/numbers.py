"""Numbers in any grouping and writing: dates, phones, e-mails, file marks, house numbers."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kruh.foundation.czech import tables

INSIDE = r"[\W_]{0,3}"
_HOME = "420"
_PHONE = re.compile(r"(?:(?:\+|00)?([1-9]\d{0,2}))?(\d{9})")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\s*")
_YEAR_FIRST = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")
_IN_WORDS = re.compile(r"\s*(\d{1,2})\.\s*([^\W\d_]+)\s+(\d{4})\s*")
_AT = r"\s*(?:@|%40|[(\[{]\s*(?:at|zavinac)\s*[)\]}]|\bat\b|zavinac)\s*"
_DOT = r"\s*(?:\.|[(\[{]\s*(?:dot|tecka)\s*[)\]}]|\btecka\b)\s*"
_DIGITS, _SIGNS = (r"(?<!\d)", r"(?!\d)"), (r"(?<![^\W_])", r"(?![^\W_])")


def bounded(pattern: str, *, digits: bool = False) -> str:
    """This will give the pattern so that it is a whole word, or a whole number."""
    before, after = _DIGITS if digits else _SIGNS
    return f"{before}(?:{pattern}){after}"


def spread(signs: Iterable[str]) -> str:
    """This will find the signs in any grouping."""
    return INSIDE.join(re.escape(sign) for sign in signs)


# Phones, e-mails, marks --------------------------------------------------------------------------------------------


def number(value: str) -> str:
    """This will find a phone number with or without its country, any other number digit by digit."""
    plain = "".join(sign for sign in value if sign.isdigit() or sign == "+")
    phone = _PHONE.fullmatch(plain)
    if phone is None:
        return bounded(spread(plain.lstrip("+")), digits=True)
    country = rf"(?:\(?(?:(?:\+|00)\s?)?{spread(phone[1] or _HOME)}{INSIDE})?(?:\(0\){INSIDE})?"
    return bounded(country + spread(phone[2]), digits=True)


def beginning(value: str) -> str:
    """This will find any number that begins like this: the prefix of a town tells the town."""
    digits = [sign for sign in value if sign.isdigit()]
    country = rf"(?:(?:\+|00)?{spread(_HOME)}{INSIDE})?"
    return rf"(?<!\d)(?<!\d[\W_]){country}{spread(digits)}(?={INSIDE}\d)"


def mail(value: str) -> str:
    """This will find an e-mail, also with „(at)“ or „zavináč“."""
    name, _, domain = value.partition("@")
    return bounded(_AT.join(_DOT.join(re.escape(part) for part in side.split(".")) for side in (name, domain)))


def mark(folded: str) -> str:
    """This will find a file mark with or without spaces, dots and slashes, whatever stands before it."""
    return bounded(spread(sign for sign in re.sub(r"^(?:sp|spisova)\W*zn(?:acka)?\W*", "", folded) if sign.isalnum()))


# Dates -------------------------------------------------------------------------------------------------------------


def day_of(folded: str) -> date | None:
    """This will give the day when the value is one."""
    try:
        if found := _DAY_FIRST.fullmatch(folded):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _YEAR_FIRST.fullmatch(folded):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _IN_WORDS.fullmatch(folded):
            months = [number for number, names in enumerate(tables.MONTHS, 1) if found[2] in names]
            return date(int(found[3]), months[0], int(found[1])) if months else None
    except ValueError:
        return None
    return None


def dates(day: date) -> Iterator[str]:
    """This will find the day in figures from either end, with the month in words or Roman, or wholly in words."""
    short = f"(?:{day.year // 100}{INSIDE})?{day.year % 100:02d}"
    months = "|".join(sorted(tables.MONTHS[day.month - 1], key=len, reverse=True))
    yield bounded(rf"0?{day.day}\s*[./\-–_ ]\s*0?{day.month}\s*[./\-–_ ]\s*{short}", digits=True)
    yield bounded(rf"{day.year}\s*[./\-–_ ]?\s*{day.month:02d}\s*[./\-–_ ]?\s*{day.day:02d}", digits=True)
    yield bounded(rf"{day.year}\s*[./\-–_ ]\s*0?{day.month}\s*[./\-–_ ]\s*0?{day.day}", digits=True)
    yield bounded(f"{day.day:02d}{day.month:02d}{day.year}", digits=True)
    spoken = rf"(?:0?{day.day}\s*\.?|{_ordinal(day.day)})\s*(?:{months})\.?\s*(?:roku\s*)?(?:{short}|{_year(day.year)})"
    yield bounded(spoken)


def _ordinal(number: int) -> str:
    ending = r"(?:eho|iho|ho|y|em|im|i)?"
    if number < len(tables.ORDINALS):
        return tables.ORDINALS[number] + ending
    ten, one = ("tricat", number - 30) if number >= 30 else ("dvacat", number - 20)
    if not one:
        return ten + ending
    joined = f"{'jeden' if one == 1 else tables.ONES[one]}a{ten}{ending}"
    joined_other = f"{'jedn' if one == 1 else 'dva' if one == 2 else tables.ONES[one]}a?a{ten}{ending}"
    return rf"(?:{ten}{ending}\s*{tables.ORDINALS[one]}{ending}|{joined}|{joined_other})"


def _year(year: int) -> str:
    rest = year % 100
    hundreds = r"dva\s*tisice" if year >= 2000 else r"(?:tisic\s*devet\s*set|devatenact\s*set)"
    return rf"{hundreds}\s*{_spoken(rest)}" if rest else hundreds


def _spoken(number: int) -> str:
    if number < len(tables.ONES):
        return tables.ONES[number]
    ten, one = tables.TENS[number // 10 * 10], number % 10
    if not one:
        return ten
    small = "jeden" if one == 1 else tables.ONES[one]
    return rf"(?:{ten}\s*{tables.ONES[one]}|{small}a{ten})"
