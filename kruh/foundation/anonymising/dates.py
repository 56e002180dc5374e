"""Days and years: found however they are written, and moved all by the same number of days."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from kruh.foundation.anonymising.vocabulary import Finding, Kind, Sure
from kruh.foundation.czech.folding import fold
from kruh.foundation.czech.tables import ORDINALS

_MONTHS = (
    ("leden", "ledna", "lednu", "lednem"), ("únor", "února", "únoru", "únorem"),
    ("březen", "března", "březnu", "březnem"), ("duben", "dubna", "dubnu", "dubnem"),
    ("květen", "května", "květnu", "květnem"), ("červen", "června", "červnu", "červnem"),
    ("červenec", "července", "červenci", "červencem"), ("srpen", "srpna", "srpnu", "srpnem"),
    ("září", "září", "září", "zářím"), ("říjen", "října", "říjnu", "říjnem"),
    ("listopad", "listopadu", "listopadu", "listopadem"), ("prosinec", "prosince", "prosinci", "prosincem"),
)  # fmt: skip
_NAMES = "|".join(sorted({form for month in _MONTHS for form in month}, key=len, reverse=True))
_S = "[ \u00a0]"
_FULL = re.compile(rf"(?<![\d.])(\d{{1,2}})\.({_S}?)(\d{{1,2}})\.({_S}?)((?:19|20)\d\d|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_SHORT = re.compile(rf"(?<![\d.])(\d{{1,2}})\.({_S}?)(\d{{1,2}})\.(?!{_S}?\d)")
_SPOKEN = re.compile(rf"(?<!\d)(\d{{1,2}})\.({_S}?)({_NAMES})(?:({_S})((?:19|20)\d\d))?(?!\w)", re.IGNORECASE)
_ORDINAL = re.compile(rf"\b([^\W\d_]+(?:ého|ího|ý|í))({_S})({_NAMES})(?:({_S})((?:19|20)\d\d))?(?!\w)", re.IGNORECASE)
_MONTH = re.compile(rf"\b({_NAMES})({_S}(?:roku{_S})?)((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SCHOOL = re.compile(r"(?<!\d)((?:19|20)\d\d)(\s?[/–-]\s?)((?:19|20)?\d\d)(?!\d)")
_YEAR = re.compile(rf"(?<=\b)((?:v{_S})?ro(?:ce|ku|k){_S}|od{_S}|do{_S}|ledna{_S})((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_BORN = re.compile(r"(?:nar(?:\.|oze\w+|odil\w*)|\*)(?:\s(?:se|je|byl|byla|dne|dnem))?\s*(?:dne\s)?$", re.IGNORECASE)
_LEAP = date(2020, 1, 1)


def days_in(text: str, shift: int, today: date | None = None) -> Iterator[Finding]:
    """This will find every date and say what it is moved to; of a day without a year the nearest one is meant."""
    taken: list[tuple[int, int]] = []
    year = _usual_year(text, today)
    for shape, moved in _SHAPES:
        for found in shape.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            instead = moved(found, shift, year)
            if instead is None:
                continue
            taken.append(found.span())
            yield _finding(text, found, instead)


def _finding(text: str, found: re.Match[str], instead: str) -> Finding:
    years = re.findall(r"(?:19|20)\d\d", instead)
    if years and _BORN.search(text[max(0, found.start() - 25) : found.start()]):
        why = "datum narození patří jednomu člověku"
        return Finding(*found.span(), Kind.DATE, Sure.SURE, why, found.group(), f"v\u00a0roce\u00a0{years[-1]}")
    why = "datum je i ve spise; posunuli jsme všechny dny příběhu stejně"
    return Finding(*found.span(), Kind.DATE, Sure.SURE, why, found.group(), instead)


def _usual_year(text: str, today: date | None) -> int:
    years = re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)
    return int(max(years, key=years.count)) if years else (today or _LEAP).year


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _moved(year: int, month: int, number: int, shift: int) -> date | None:
    found = _day(year, month, number)
    return found + timedelta(days=shift) if found and found.toordinal() + shift > 1 else None


def _full(found: re.Match[str], shift: int, _: int) -> str | None:
    written = found[5]
    year = int(written) if len(written) == 4 else 2000 + int(written)
    to = _moved(year, int(found[3]), int(found[1]), shift)
    shown = f"{to.year}" if to and len(written) == 4 else f"{to.year % 100:02d}" if to else ""
    return f"{to.day}.{found[2]}{to.month}.{found[4]}{shown}" if to else None


def _iso(found: re.Match[str], shift: int, _: int) -> str | None:
    to = _moved(int(found[1]), int(found[2]), int(found[3]), shift)
    return to.isoformat() if to else None


def _short(found: re.Match[str], shift: int, year: int) -> str | None:
    to = _moved(year, int(found[3]), int(found[1]), shift)
    return f"{to.day}.{found[2]}{to.month}." if to else None


def _spoken(found: re.Match[str], shift: int, year: int) -> str | None:
    to = _moved(int(found[5] or year), _month_of(found[3]), int(found[1]), shift)
    return _in_words(to, found) if to else None


def _ordinal(found: re.Match[str], shift: int, year: int) -> str | None:
    number = _ordinals().get(fold(found[1]))
    to = _moved(int(found[5] or year), _month_of(found[3]), number, shift) if number else None
    return _in_words(to, found) if to else None


def _in_words(to: date, found: re.Match[str]) -> str:
    month = _MONTHS[to.month - 1][_cell(found[3]) or 1]
    return f"{to.day}.{found[2]}{month}" + (f"{found[4]}{to.year}" if found[5] else "")


def _month(found: re.Match[str], shift: int, _: int) -> str | None:
    to = _moved(int(found[3]), _month_of(found[1]), 15, shift)
    return f"{_MONTHS[to.month - 1][_cell(found[1])]}{found[2]}{to.year}" if to else None


def _years(shift: int) -> int:
    return round(shift / 365.25)


def _school(found: re.Match[str], shift: int, _: int) -> str | None:
    first, last = int(found[1]) + _years(shift), int(found[3]) + _years(shift)
    return f"{first}{found[2]}{last:02d}"


def _year(found: re.Match[str], shift: int, _: int) -> str | None:
    return f"{found[1]}{int(found[2]) + _years(shift)}"


def _month_of(word: str) -> int:
    small = word.lower()
    return next(number for number, forms in enumerate(_MONTHS, 1) if small in forms)


def _cell(word: str) -> int:
    return next(forms.index(word.lower()) for forms in _MONTHS if word.lower() in forms)


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    found = {}
    for number, stem in enumerate(ORDINALS[1:], 1):
        for end in ("eho", "iho", "y", "i", "ho", ""):
            found[f"{stem}{end}"] = number
    for ten, stem in ((20, "dvacat"), (30, "tricat")):
        found |= {f"{stem}{end}": ten for end in ("eho", "y")}
        found |= {f"{one}a{stem}{end}": ten + at for at, one in enumerate(_ONES, 1) for end in ("eho", "y")}
    return found


_ONES = ("jedn", "dva", "tri", "ctyri", "pet", "sest", "sedm", "osm", "devet")
type _Move = Callable[[re.Match[str], int, int], str | None]
_SHAPES: tuple[tuple[re.Pattern[str], _Move], ...] = (
    (_FULL, _full), (_ISO, _iso), (_SPOKEN, _spoken), (_ORDINAL, _ordinal), (_MONTH, _month), (_SCHOOL, _school),
    (_SHORT, _short), (_YEAR, _year),
)  # fmt: skip
