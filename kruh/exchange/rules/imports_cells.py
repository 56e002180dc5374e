"""What one cell of a brought table means; each reader raises ValueError with a Czech sentence."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import phonenumbers

from kruh.foundation import text

type Reader = Callable[[str], object]
_NOT_IN_NAME = re.compile(r"[\d@<>/\\|{}\[\]=#$%^*_+~]")
_EMAIL = re.compile(r"[^\s@<>\"',;:()]{1,64}@[^\s@<>\"',;:()]+\.[^\s@<>\"',;:()]{2,}")
_DAYS = (
    re.compile(r"(?P<d>\d{1,2})\s*[./]\s*(?P<m>\d{1,2})\s*[./]\s*(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
)
_NOT_IN_PHONE = re.compile(r"[^\d\s+()./–-]")
_CZECH = re.compile(r"(?:\+420 ?)?[2-9][0-9]{2} ?[0-9]{3} ?[0-9]{3}")
FORMULA = ("=", "@")
FIRST_YEAR = 1950
BOOLEANS = {"ano": True, "a": True, "1": True, "x": True, "yes": True, "ne": False, "n": False, "0": False, "no": False}


def line(most: int) -> Reader:
    """This will read words of at most so many letters; a formula written as a text is no words."""

    def read(cell: str) -> str:
        words = " ".join(text.clean(cell).split())
        if words.startswith(FORMULA):
            raise ValueError(f"„{words[:30]}“ začíná jako vzorec. Napište prosím jen výsledek.")
        if len(words) > most:
            raise ValueError(f"má {len(words)} znaků, vejde se jich nejvýš {most}.")
        return words

    return read


def name(cell: str) -> str:
    """This will read a first name or a surname."""
    words = str(line(80)(cell))
    if _NOT_IN_NAME.search(words):
        raise ValueError(f"„{words[:30]}“ není jméno. Nepatří do něj číslice ani znaky jako @ nebo /.")
    return words


def email(cell: str) -> str:
    """This will read an e-mail address."""
    typed = cell.strip().lower()
    if not _EMAIL.fullmatch(typed) or len(typed) > 254:
        raise ValueError(f"„{typed[:40]}“ není e-mail. Má tvar jana@priklad.cz.")
    return typed


def phone(cell: str) -> str:
    """This will read a phone number, Czech where no country is given."""
    typed = cell.strip()
    if _CZECH.fullmatch(typed):  # nearly all of them; the library takes its time over each
        return f"+420{''.join(sign for sign in typed.removeprefix('+420') if sign.isdigit())}"
    try:
        number = None if _NOT_IN_PHONE.search(typed) else phonenumbers.parse(typed, "CZ")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError(f"„{typed[:30]}“ není telefon. Napište ho třeba takto: 777 123 456.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def day(cell: str) -> date:
    """This will read a day with its year."""
    typed = cell.strip()
    found = next((match for sign in _DAYS if (match := sign.fullmatch(typed))), None)
    try:
        read = date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        read = None
    if read is None or read.year < FIRST_YEAR:
        raise ValueError(f"„{typed[:30]}“ není den s rokem. Napište ho třeba takto: 3. 12. 2025.")
    return read


def number(least: int, most: int) -> Reader:
    """This will read a whole number between two bounds."""

    def read(cell: str) -> int:
        digits = re.sub(r"\s", "", cell)
        if not re.fullmatch(r"[0-9]{1,9}", digits) or not least <= int(digits) <= most:
            raise ValueError(f"„{cell[:30]}“ není celé číslo od {least} do {most}.")
        return int(digits)

    return read


def yes_no(cell: str) -> bool:
    """This will read „ano“ or „ne“."""
    found = BOOLEANS.get(text.fold(cell))
    if found is None:
        raise ValueError(f"„{cell[:30]}“ není ani „ano“, ani „ne“.")
    return found


def one_of(choices: Iterable[tuple[str, str]], others: Mapping[str, str] | None = None) -> Reader:
    """This will read one word of a list, by its Czech name, another way to say it, or its code."""
    labels = list(choices)
    known = {text.fold(said): code for code, label in labels for said in (code, label)}
    known |= {label: code for code, label in labels}
    known |= {text.fold(said): code for said, code in (others or {}).items()}
    offered = ", ".join(label for _, label in labels)

    def read(cell: str) -> str:
        found = known.get(cell) or known.get(text.fold(cell))
        if found is None:
            raise ValueError(f"„{cell[:40]}“ neznáme. Nabízíme: {offered}.")
        return found

    return read


def some_of(choices: Iterable[tuple[str, str]]) -> Reader:
    """This will read several words of a list, parted by commas."""
    read_one = one_of(choices)

    def read(cell: str) -> list[object]:
        return [read_one(part.strip()) for part in re.split(r"[,;/]", cell) if part.strip()]

    return read


def checked(rule: Callable[[str], str]) -> Reader:
    """This will read by a rule of the directory."""
    return rule
