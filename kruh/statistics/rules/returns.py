"""The yearly return: from a row of the form to the cells that Kruh counts, and what Kruh does not know."""

from collections.abc import Collection, Iterable, Mapping

from kruh.statistics.rules import populations
from kruh.statistics.rules.populations import Dimension, Population

ALL_OF_IT = "celkem"
UNKNOWN = "Kruh to neeviduje"


def sources() -> list[tuple[str, str]]:
    """This will name everything a row can be filled from, by code."""
    told: list[tuple[str, str]] = []
    for one in populations.ALL.values():
        told.append((f"{one.code}.{ALL_OF_IT}", f"{one.title}: celkem"))
        told += [(f"{one.code}.{part.code}", f"{one.title}: {_inside(part.title)}") for part in one.dimensions]
    return told


def _inside(title: str) -> str:
    return title[0].lower() + title[1:]


def read(source: str) -> tuple[Population | None, Dimension | None]:
    """This will find what a code names; nothing for what is none."""
    population, _, dimension = source.partition(".")
    one = populations.ALL.get(population)
    return one, one.dimension(dimension) if one else None


def number(row: tuple[str, str, Collection[str]], numbers: Mapping[tuple[str, str, str], int]) -> int | None:
    """This will fill a row in: the sum of its categories, or None where Kruh does not know."""
    population, dimension, categories = row
    if population not in populations.ALL:
        return None
    of = numbers.get((population, populations.TOTAL, ""), 0)
    if of and of < populations.ALL[population].fewest:
        return None  # so few questionnaires are not told even inside
    if not table_of(dimension):
        return numbers.get((population, populations.TOTAL, ""), 0)
    table = populations.ALL[population].dimension(dimension)
    cells = table.cells(list(categories)) if table else None
    return sum(numbers.get((population, dimension, category), 0) for category in cells or ())


def table_of(dimension: str) -> str:
    """This will name the table that a row is filled from; nothing for all of it."""
    return "" if dimension == ALL_OF_IT else dimension


def filled_from(population: str, dimension: str, categories: Iterable[str]) -> str:
    """This will say in words what a row is filled from."""
    one = populations.ALL.get(population)
    if one is None:
        return UNKNOWN
    table = one.dimension(dimension)
    if table is None:
        return one.title
    parts = "; ".join(table.label(category) for category in categories)
    return f"{one.title}, {_inside(table.title)}: {parts}"


def blockers(code: str, others: Collection[str], dimension: Dimension | None, categories: Collection[str]) -> list[str]:
    """This will say why a row cannot be kept."""
    known = {category for category, _ in dimension.categories} if dimension else set()
    found = [
        (code in others, f"Řádek {code} už ve výkazu je. Zvolte jiné označení."),
        (bool(dimension) and not categories, "Vyberte aspoň jednu položku, která do řádku patří."),
        (bool(set(categories) - known), "Některá z položek do téhle tabulky nepatří."),
    ]
    return [sentence for holds, sentence in found if holds]
