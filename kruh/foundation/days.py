"""Czech days: working days and deadlines, days as people say and read them, and hours of Prague."""

import calendar
import re
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import holidays

from kruh.foundation import text as words

PRAGUE = ZoneInfo("Europe/Prague")
MINUTES_WORKING_DAYS = 5

_WEEKDAYS = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")
_MONTH_FORMS = {
    "leden": "ledna",
    "únor": "února",
    "březen": "března",
    "duben": "dubna",
    "květen": "května",
    "červen": "června",
    "červenec": "července",
    "srpen": "srpna",
    "září": "září",
    "říjen": "října",
    "listopad": "listopadu",
    "prosinec": "prosince",
}
_MONTHS, _OF_MONTH = tuple(_MONTH_FORMS), tuple(_MONTH_FORMS.values())
_YEARS = range(1900, 2101)
_LIKE_THIS = "Napište ho třeba takto: 3. 12. 2026."
_ONE_DAY = timedelta(days=1)


# Working days ------------------------------------------------------------------------------------------------------


@cache
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("CZ", years=year, language="cs"))


def holiday_name(day: date) -> str | None:
    """The name of the Czech public holiday, if the day is one."""
    name = _holidays(day.year).get(day)
    return name.replace("; ", " a ") if name else None


def is_working(day: date, closures: Collection[date] = ()) -> bool:
    """Whether people are at work: no weekend, no public holiday, no closure of the organisation."""
    return day.weekday() < 5 and day not in _holidays(day.year) and day not in closures


def next_working(day: date, closures: Collection[date] = ()) -> date:
    """The day itself when it is a working one, otherwise the first working day after it."""
    while not is_working(day, closures):
        day += _ONE_DAY
    return day


def add_working_days(day: date, number: int, closures: Collection[date] = ()) -> date:
    """The number-th working day after the day (before it when negative); the day itself does not count."""
    step = _ONE_DAY if number >= 0 else -_ONE_DAY
    left = abs(number)
    while left:
        day += step
        left -= is_working(day, closures)
    return day


def working_days_between(start: date, end: date, closures: Collection[date] = ()) -> int:
    """How many working days follow the start up to and including the end; negative when the end is before it."""
    if end < start:
        return -working_days_between(end, start, closures)
    following = (start + timedelta(days=passed) for passed in range(1, (end - start).days + 1))
    return sum(is_working(day, closures) for day in following)


def remaining(today: date, due: date, closures: Collection[date] = ()) -> int:
    """Working days left until the deadline: 0 on its day, negative once it has passed."""
    return working_days_between(today, due, closures)


def minutes_due(held_on: date, closures: Collection[date] = ()) -> date:
    """The day by which the minutes are with the office: five working days after the conference."""
    return add_working_days(held_on, MINUTES_WORKING_DAYS, closures)


def month_after(day: date, closures: Collection[date] = ()) -> date:
    """The end of a one-month term; when it falls on a day off, the next working day."""
    return next_working(months_after(day, 1), closures)


def months_after(day: date, number: int) -> date:
    """The same day so many months later, or the last day of a shorter month; work or not."""
    years, month = divmod(day.month - 1 + number, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=1024)
def spans(written: str) -> frozenset[date]:
    """The days of several spans, written „2026-12-24/2026-12-31 2027-02-01/2027-02-01“."""
    ends = [[date.fromisoformat(end) for end in span.split("/")] for span in written.split()]
    return frozenset(first + number * _ONE_DAY for first, last in ends for number in range((last - first).days + 1))


def written_spans(ends: Iterable[tuple[date, date]]) -> str:
    """Several spans of days in one text, the earliest first."""
    return " ".join(f"{first.isoformat()}/{last.isoformat()}" for first, last in sorted(ends))


# Days on paper and screen ------------------------------------------------------------------------------------------


def day(day: date) -> str:
    """„3. 12. 2026“ with spaces that do not break."""
    return f"{day.day}.{words.NBSP}{day.month}.{words.NBSP}{day.year}"


def day_long(day: date) -> str:
    """„čtvrtek 3. prosince 2026“; only the space after the weekday may break."""
    month = _OF_MONTH[day.month - 1]
    return f"{_WEEKDAYS[day.weekday()]} {day.day}.{words.NBSP}{month}{words.NBSP}{day.year}"


def last_day(until: datetime) -> date:
    """The last day of what ends at that moment; what ends at midnight ended with the day before."""
    ending = local(until)
    return ending.date() - _ONE_DAY if ending.time() == time(0) else ending.date()


def clock(moment: time | datetime) -> str:
    """„9:00“; a datetime is shown as Prague sees it."""
    shown = local(moment) if isinstance(moment, datetime) else moment
    return f"{shown.hour}:{shown.minute:02}"


def at_clock(moment: time | datetime) -> str:
    """„v 9:00“, „ve 14:00“: the preposition as it is said before the hour, with a space that does not break."""
    shown = clock(moment)
    return f"{'ve' if int(shown.split(':')[0]) in _HOURS_WITH_VE else 'v'}{words.NBSP}{shown}"


_HOURS_WITH_VE = frozenset({2, 3, 4, 12, 13, 14, *range(20, 24)})


# Days as people write them -----------------------------------------------------------------------------------------

_NEAR = {"vcera": -1, "dnes": 0, "zitra": 1, "pozitri": 2, "za tyden": 7}
_STEMS = ("pondel", "uter", "stred", "ctvrt", "pat", "sobot", "nedel")
_SHORT = ("po", "ut", "st", "ct", "pa", "so", "ne")
_WEEKDAY = r"(?P<weekday>(?:pondel|uter|stred|ctvrt|pat|sobot|nedel)\w{1,2}|po|ut|st|ct|pa|so|ne)"
_SPOKEN = re.compile(rf"(?:(?:do|v|ve|na|k|ke)\s+)?(?P<which>(?:pristi\w*|tento|tuto|toto)\s+)?{_WEEKDAY}")
_AFTER = re.compile(r"za\s+(?P<number>[0-9]{1,3})\s+(?P<unit>den|dny|dni|tyden|tydny|tydnu)")
_NUMERIC = re.compile(r"(?P<day>[0-9]{1,2})\s*[./]\s*(?P<month>[0-9]{1,2})(?:\s*[./]\s*(?P<year>[0-9]{4}|[0-9]{2})?)?")
_NAMED = re.compile(r"(?P<day>[0-9]{1,2})\s*\.?\s*(?P<month>[a-z]{4,9})\s*(?P<year>[0-9]{4})?")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_LED_BY_WEEKDAY = re.compile(rf"{_WEEKDAY}[\s,.]+(?P<rest>[0-9].*)")


def parse_day(text: str, today: date) -> date:
    """The day a person meant; raises ValueError with a Czech sentence.

    Without a year it is the first such day that is not more than 31 days ago. „Pátek“ is the coming one, never today;
    „příští pátek“ is in the next calendar week.
    """
    said = words.fold(text)
    if not said:
        raise ValueError("Napište den, třeba 3. 12. 2026.")
    led = _LED_BY_WEEKDAY.fullmatch(said)
    if led:
        return _checked_weekday(_written(led["rest"], text, today), led["weekday"])
    spoken = _spoken(said, today)
    return spoken if spoken else _written(said, text, today)


def _spoken(said: str, today: date) -> date | None:
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    after = _AFTER.fullmatch(said)
    if after:
        return today + int(after["number"]) * timedelta(days=7 if after["unit"].startswith("tyd") else 1)
    named = _SPOKEN.fullmatch(said)
    if not named:
        return None
    weekday = _weekday(named["weekday"])
    if (named["which"] or "").startswith("pristi"):
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _weekday(said: str) -> int:
    return _SHORT.index(said) if said in _SHORT else next(i for i, stem in enumerate(_STEMS) if said.startswith(stem))


def _checked_weekday(found: date, said: str) -> date:
    if found.weekday() != _weekday(said):
        right, wrong = _WEEKDAYS[found.weekday()], _WEEKDAYS[_weekday(said)]
        raise ValueError(f"{_plain(found.day, found.month, found.year)} je {right}, ne {wrong}. Opravte jedno z toho.")
    return found


def _written(said: str, text: str, today: date) -> date:
    found = _ISO.fullmatch(said) or _NUMERIC.fullmatch(said) or _NAMED.fullmatch(said)
    month = _month(found["month"]) if found else None
    if not found or month is None:
        shown = " ".join(text.split())
        raise ValueError(f"Z textu „{shown[:30]}{'…' if len(shown) > 30 else ''}“ nejde poznat den. {_LIKE_THIS}")
    number, year = int(found["day"]), found["year"]
    if not 1 <= month <= 12:
        raise ValueError(f"Měsíc číslo {month} neexistuje. Napište nejdřív den a pak měsíc, třeba 3. 12. 2026.")
    if year is None:
        return _without_year(number, month, today)
    return _existing(number, month, int(year) + (2000 if len(year) == 2 else 0))


def _month(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    for names in (_MONTHS, _OF_MONTH):
        folded = [words.fold(name) for name in names]
        if said in folded:
            return folded.index(said) + 1
    return None


def _without_year(number: int, month: int, today: date) -> date:
    for year in (today.year - 1, today.year):
        if number <= calendar.monthrange(year, month)[1] and date(year, month, max(number, 1)) >= today - 31 * _ONE_DAY:
            return _existing(number, month, year)
    return _existing(number, month, today.year if number > 28 and month == 2 else today.year + 1)


def _existing(number: int, month: int, year: int) -> date:
    written = _plain(number, month, year)
    if year not in _YEARS:
        raise ValueError(f"Rok {year} sem nepatří. Čekáme rok od {_YEARS[0]} do {_YEARS[-1]}.")
    last = calendar.monthrange(year, month)[1]
    if number < 1:
        raise ValueError(f"{written} neexistuje: dny v měsíci začínají jedničkou.")
    if number > last:
        raise ValueError(f"{written} neexistuje: {_MONTHS[month - 1]} má v roce {year} jen {last} dní.")
    return date(year, month, number)


def _plain(number: int, month: int, year: int) -> str:
    return f"{number}. {month}. {year}"


_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:\s*[:.,]\s*(?P<minute>[0-9]{2}))?\s*(?:h|hod|hod\.|hodin|hodiny|hodina)?")
_CLOCK_TOGETHER = re.compile(r"(?P<hour>[0-9]{1,2})(?P<minute>[0-9]{2})")


def parse_clock(text: str) -> time:
    """The hour a person wrote („9“, „9:00“, „9.30“, „930“); raises ValueError with a Czech sentence."""
    said = " ".join(text.casefold().split()).removeprefix("v ").removeprefix("ve ")
    if not said:
        raise ValueError("Napište hodinu, třeba 9:00.")
    found = _CLOCK.fullmatch(said) or _CLOCK_TOGETHER.fullmatch(said)
    if not found:
        raise ValueError(f"Z textu „{said[:30]}“ nejde poznat hodina. Napište ji třeba takto: 9:00.")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"Čas {hour}:{minute:02} neexistuje. Hodiny jsou od 0 do 23 a minuty od 0 do 59.")
    return time(hour, minute)


# Prague and UTC ----------------------------------------------------------------------------------------------------


def local(at: datetime) -> datetime:
    """The moment as Prague sees it."""
    return at.astimezone(PRAGUE)


def local_day(at: datetime) -> date:
    """The day Prague has at that moment."""
    return local(at).date()


def moment(day: date, hour: time) -> datetime:
    """The UTC moment of a day and hour in Prague; raises ValueError for an hour skipped in spring.

    Of an hour that comes twice in autumn it is the first.
    """
    wall = datetime.combine(day, hour, tzinfo=PRAGUE)
    found = wall.astimezone(UTC)
    if found.astimezone(PRAGUE).replace(tzinfo=None) != wall.replace(tzinfo=None):
        shown = f"{_plain(day.day, day.month, day.year)} {at_clock(hour)}"
        raise ValueError(f"{shown} hodiny neukážou: v noci se přechází na letní čas. Zvolte jiný čas.")
    return found


def start_of_day(day: date) -> datetime:
    """The UTC moment of midnight in Prague."""
    return moment(day, time())
