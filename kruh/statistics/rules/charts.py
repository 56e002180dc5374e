"""From numbers to what a page and a paper show: rows with words, shares and lengths of bars, and a few sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kruh.foundation import text
from kruh.statistics.rules import populations, suppression
from kruh.statistics.rules.populations import Dimension, Population

WIDE = 100
DAYS = {"14": "do 14 dní", "30": "do 30 dní", "60": "do 60 dní", "90": "do 90 dní", "more": "déle než 90 dní"}
MOST_STEPS = 4  # of shades on the map
FEWEST = 5  # of own numbers, before a share says anything

type Numbers = Mapping[tuple[str, str, str], int]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a table with its bar."""

    label: str
    words: str
    width: int
    percent: int | None
    url: str = ""  # the list behind the number, for those who may see it


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a card."""

    title: str
    bars: list[Bar]
    how: str


@dataclass(frozen=True, slots=True)
class Card:
    """One kind of things: how many there were, and how they are sorted."""

    population: Population
    total: str
    before: str
    sentences: list[str]
    tables: list[Table]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How numbers are told: as they are, or as they were published."""

    is_published: bool
    is_sum: bool = False  # of more regions, so that what was rounded away may add up
    list_of: Callable[..., str] | None = None  # of what, in which table, in which categories

    def url(self, *what: Any) -> str:
        """This will give where the list behind a number is, for those who may see it."""
        return self.list_of(*what) if self.list_of else ""

    def words(self, one: Population, number: int) -> str:
        """This will say a number with its unit."""
        unit = f"{text.NBSP}{one.unit}" if one.unit else ""
        if not number and self.is_published:
            return "málo" if self.is_sum else f"pod {text.grouped(one.base // one.scale)}{unit}"
        return f"{text.grouped(round(number / one.scale))}{unit}"

    def percent(self, part: int, of: int) -> int | None:
        """This will give a share where it says something."""
        if self.is_published:
            return suppression.percent(part, of) if part else None
        return round(WIDE * part / of) if of >= FEWEST else None

    def says(self, of: int) -> bool:
        """This will tell whether there are enough of them for a sentence about all."""
        return of >= (suppression.FEWEST_FOR_SHARE if self.is_published else FEWEST)


def total(one: Population, numbers: Numbers) -> int:
    """This will give how many there were: what the quarters add up to."""
    return sum(
        numbers.get((one.code, populations.QUARTER, quarter), 0) for quarter, _ in populations.QUARTERS.categories
    )


def card(one: Population, now: Numbers, before: Numbers | None, way: Way, offices: Mapping[str, str]) -> Card:
    """This will put one kind of things together."""
    tables = [table(one, dimension, now, way) for dimension in one.dimensions]
    shown = [found for found in (*tables, table(one, populations.QUARTERS, now, way)) if found.bars]
    if offices:
        shown += [found for found in (by_office(one, offices, now, way),) if found.bars]
    return Card(
        population=one,
        total=way.words(one, total(one, now)),
        before="" if before is None else way.words(one, total(one, before)),
        sentences=[said for say in SENTENCES.get(one.code, ()) if (said := say(now, way))],
        tables=shown,
        url=way.url(one.code),
    )


def by_office(one: Population, offices: Mapping[str, str], numbers: Numbers, way: Way) -> Table:
    """This will make the table of the offices; those with too few to be told stand together on the last line."""
    told = {code: name for code, name in offices.items() if numbers.get((one.code, populations.OFFICE, code), 0)}
    made = table(one, Dimension(populations.OFFICE, populations.BY_OFFICE, tuple(told.items())), numbers, way)
    rest = len(offices) - len(told)
    if made.bars and rest:
        named = text.plural(rest, "další pracoviště", "další pracoviště", "dalších pracovišť")
        made.bars.append(Bar(named, f"{way.words(one, 0)}{' každé' if rest > 1 else ''}", 0, None))
    return made


def table(one: Population, dimension: Dimension, numbers: Numbers, way: Way) -> Table:
    """This will make one table; where nothing is known it has no rows."""
    found = [numbers.get((one.code, dimension.code, category), 0) for category, _ in dimension.categories]
    if not any(found):
        return Table(dimension.title, [], "")
    of = sum(found)
    if dimension.is_steps:
        found = [sum(found[: turn + 1]) for turn in range(len(found))]
    most = max(found)
    bars = [
        Bar(
            label,
            way.words(one, number),
            round(WIDE * number / most),
            way.percent(number, of),
            way.url(one.code, dimension.code, (category,)),
        )
        for (category, label), number in zip(dimension.categories, found, strict=True)
        if number or way.is_published
    ]
    return Table(dimension.title, bars[::-1] if dimension.is_steps else bars, dimension.how)


def waiting(numbers: Numbers, way: Way) -> str:
    """This will say how long the way to a meeting is: the half and the three quarters, by their bands."""
    found = [(code, numbers.get((populations.HELD.code, "cekani", code), 0)) for code in DAYS]
    of = sum(number for _, number in found)
    if not way.says(of):
        return ""
    quarter, half, most = (_reached(found, of, share) for share in (1, 2, 3))
    if half == most:
        return f"Tři čtvrtiny setkání byly {most} od žádosti."
    if quarter == half:
        return f"Polovina setkání byla {half} od žádosti, tři čtvrtiny {most}."
    return f"Čtvrtina setkání byla {quarter} od žádosti, polovina {half}, tři čtvrtiny {most}."


def _reached(found: list[tuple[str, int]], of: int, quarters: int) -> str:
    sum_ = 0
    for code, number in found:
        sum_ += number
        if 4 * sum_ >= quarters * of:
            return DAYS[code]
    return DAYS["more"]


def ratio(numbers: Numbers, way: Way) -> str:
    """This will say how many of the family there were to one professional."""
    family, experts = (
        numbers.get((populations.PEOPLE.code, "strana", side), 0) for side in ("family", "professionals")
    )
    if not family or not experts:
        return ""
    return f"Na jednoho odborníka připadá {f'{family / experts:.1f}'.replace('.', ',')} člověka ze strany rodiny."


def kept(numbers: Numbers, way: Way) -> str:
    """This will say how many tasks were kept within three, six and twelve months."""
    code, dimension = populations.TASKS.code, populations.TASKS.dimensions[0]
    found = {category: numbers.get((code, dimension.code, category), 0) for category, _ in dimension.categories}
    of = sum(number for category, number in found.items() if category != "dropped")
    shares = [
        way.percent(sum(found[month] for month in months), of) for months in (("3",), ("3", "6"), ("3", "6", "12"))
    ]
    if not way.says(of) or any(share is None for share in shares):
        return ""
    return (
        f"Z úkolů, které dál platí, bylo do 3 měsíců splněno {shares[0]} %, do 6 měsíců {shares[1]} %, "
        f"do 12 měsíců {shares[2]} %."
    )


def shade(number: int, most: int) -> int:
    """This will give the shade of a region on the map, the darkest for the largest number."""
    return 0 if not number or not most else 1 + (MOST_STEPS - 1) * number // most


SENTENCES: dict[str, tuple[Callable[[Numbers, Way], str], ...]] = {
    populations.HELD.code: (waiting,),
    populations.PEOPLE.code: (ratio,),
    populations.TASKS.code: (kept,),
}
