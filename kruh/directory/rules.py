"""What is true of directory entries: Czech order, numbers that carry a check digit, days of a closure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from stdnum.cz import bankaccount, dic
from stdnum.exceptions import ValidationError

from kruh.foundation import days, proof

LONGEST_CLOSURE_DAYS = 92
# The library overlooks what stands behind the number.
_ACCOUNT = re.compile(r"(?:[0-9]{1,6}-)?[0-9]{2,10}/[0-9]{4}")


def person_name(first: str, last: str, before: str, after: str) -> str:
    """This will give the name with titles: "Bc. Martina Zimmelová, DiS."."""
    return " ".join(filter(None, (before, first, last))) + (f", {after}" if after else "")


def address_line(street: str, postcode: str, city: str) -> str:
    """This will give the address in one line, empty when nothing is known."""
    return ", ".join(part for part in (street, f"{postcode} {city}".strip()) if part)


def ico(text: str) -> str:
    """This will give the eight digits of an IČO. Raises ValueError with a Czech sentence."""
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 8:
        raise ValueError("IČO má osm číslic a nic jiného, třeba 89999908.")
    number = digits.zfill(8)
    if dic.calc_check_digit_legal(number[:7]) != number[7]:
        raise ValueError(f"U IČO {number} nesedí kontrolní číslice. Zkontrolujte, jestli v něm není překlep.")
    return number


def bank_account(text: str) -> str:
    """This will give a Czech account number as 19-2000145399/0800. Raises ValueError with a Czech sentence."""
    typed = "".join(text.split())
    try:
        return _short_account(bankaccount.validate(typed if _ACCOUNT.fullmatch(typed) else ""))
    except ValidationError:
        raise ValueError(
            "Takové číslo účtu neexistuje. Má tvar 19-2000145399/0800; zkontrolujte číslice i kód banky."
        ) from None


def postcode(text: str) -> str:
    """This will give a postcode as "391 31". Raises ValueError with a Czech sentence."""
    digits = "".join(text.split())
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()) or len(digits) != 5:
        raise ValueError("PSČ má pět číslic, třeba 391 31.")
    return f"{digits[:3]} {digits[3:]}"


def data_box(text: str) -> str:
    """This will give the id of a data box in small letters. Raises ValueError with a Czech sentence."""
    box = "".join(text.split()).lower()
    if box and not (len(box) == 7 and box.isascii() and box.isalnum()):
        raise ValueError("Datová schránka má sedm písmen a číslic, třeba abc2def.")
    return box


def closure_problems(first_day: date, last_day: date) -> list[str]:
    """This will list what is wrong with the days of a closure."""
    if last_day < first_day:
        return ["Poslední den uzavření je dřív než první."]
    if (last_day - first_day).days >= LONGEST_CLOSURE_DAYS:
        return ["Uzavření delší než tři měsíce sem nepatří. Zkontrolujte prosím rok."]
    return []


def days_between(spans: Iterable[tuple[date, date]]) -> Iterator[date]:
    """This will give every day of the spans, both ends included."""
    for first, last in spans:
        yield from (first + timedelta(days=number) for number in range((last - first).days + 1))


def _short_account(full: str) -> str:
    prefix, _, rest = full.rpartition("-")
    number, _, bank = rest.partition("/")
    short = prefix.lstrip("0")
    return (f"{short}-" if short else "") + f"{number.lstrip('0')}/{bank}"


def training_problems(on: date, valid_until: date | None) -> list[str]:
    """This will list what is wrong with the days of a training."""
    if valid_until and valid_until < on:
        return ["Školení nemůže přestat platit dřív, než skončilo."]
    return []


def consents(held: Mapping[str, date | None], agreed: Collection[str], on: date) -> dict[str, date | None]:
    """This will give the day of each consent: a former one keeps its day, a withdrawn one has none."""
    return {kind: (day or on) if kind in agreed else None for kind, day in held.items()}


def consent_problems(agreed: Collection[str], known: Collection[str], on: date, today: date) -> list[str]:
    """This will list why this cannot be shown to everybody; `known` is what the directory has of the person."""
    if agreed and "name" not in agreed:
        return ["Telefon a e-mail jde ukázat jen se jménem. Bez jména by lidé nevěděli, komu volají."]
    if agreed and on > today:
        return ["Souhlas nemůže být z budoucna. Zkontrolujte prosím datum."]
    missing = {"phone": "Telefon do práce v adresáři není.", "email": "Pracovní e-mail v adresáři není."}
    return [f"{words} Nejdřív ho doplňte." for kind, words in missing.items() if kind in agreed and kind not in known]


def phone_words(number: str) -> str:
    """This will give a phone number as people read it: Czech ones in groups of three without the country."""
    domestic = number.removeprefix("+420")
    if domestic == number or len(domestic) != 9:
        return number
    return f"{domestic[:3]}\u00a0{domestic[3:6]}\u00a0{domestic[6:]}"


def restore_words(known: proof.Proof | None, at: datetime) -> tuple[str, str]:
    """This will say when a restore of a backup was last proven, with the tone."""
    how = "Jak na to, říká návod k provozu v kroku 7."
    if known is None:
        return "warn", f"Obnovu ze zálohy tu ještě nikdo nevyzkoušel. {how}"
    day, of = days.day(days.local_day(known.restored_at)), days.day(days.local_day(known.made_at))
    said = f"Obnova ze zálohy byla naposledy vyzkoušená {day} (záloha z {of})."
    return ("warn", f"{said} Je čas ji vyzkoušet znovu. {how}") if known.is_old(at) else ("ok", said)
