"""What the one page says: how much of it fits, and what has to be thought of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kruh.cases.rules import people
from kruh.foundation import days, text

MOST_PROMISES, MOST_PEOPLE, MOST_WORDS = 8, 10, 4
LONGEST_QUOTE = 180
SOON_ADULT = 183  # days


@dataclass(frozen=True)
class Promise:
    """What somebody promised."""

    what: str
    who: str
    due_on: date | None
    plan_b: str
    url: str
    is_late: bool

    @property
    def due(self) -> str:
        """This will say until when, in words."""
        if self.due_on is None:
            return "bez termínu"
        return f"{'mělo být ' if self.is_late else 'do '}{days.day(self.due_on)}"


@dataclass(frozen=True)
class Ahead:
    """A day that comes, or what a conference waits for."""

    what: str
    on: date | None
    url: str


@dataclass(frozen=True)
class Quote:
    """The child's own words, or what the minutes say of its view."""

    whose: str
    words: str
    said_on: date


@dataclass(frozen=True)
class Reached:
    """A person and the safe way to them; what must not be used is a warning, never a value."""

    name: str
    role: str
    way: str
    warnings: tuple[str, ...]


def shortened(words: str, most: int = LONGEST_QUOTE) -> str:
    """This will cut a long text at a word."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    return f"{words[:most].rsplit(' ', 1)[0]} …"


def next_first(rows: Iterable[Ahead]) -> list[Ahead]:
    """This will put what is late and the nearest day first, then what has none."""
    return sorted(rows, key=lambda row: (row.on is None, row.on or date.max, row.what))


def left_out(all_rows: Sequence[object], most: int, one: str, few: str, many: str) -> str:
    """This will say how much did not fit on the page, or nothing."""
    more = len(all_rows) - most
    return f"A ještě {text.plural(more, one, few, many)} v Kruhu." if more > 0 else ""


def adult_words(name: str, birth_date: date | None, today: date, meets_on: date | None) -> str:
    """This will say what changes with eighteen: it has come, or comes soon or before the next meeting."""
    if birth_date is None:
        return ""
    if people.turned_eighteen(birth_date, today):
        return f"{name} už má 18 let: souhlasy dává a informace dostává sám člověk, ne rodiče."
    adult_on = _birthday(birth_date, birth_date.year + people.ADULT)
    is_before_meeting = meets_on is not None and adult_on <= meets_on
    if (adult_on - today).days > SOON_ADULT and not is_before_meeting:
        return ""
    when = f"{days.day(adult_on)}{', ještě před setkáním' if is_before_meeting else ''}"
    return (
        f"{name} bude mít 18 let {when}. Potom dává souhlasy sám člověk, ne rodiče; domluvte se s ním na nich předem."
    )


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:  # who was born on 29 February comes of age on the first of March
        return date(year, 3, 1)
