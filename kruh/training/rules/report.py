"""What a closing report says in numbers. Answers of fewer than five people are not told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kruh.foundation import text
from kruh.training.vocabulary import Sector

FEWEST = 5
SCALE = (("5", "velmi"), ("4", "spíš ano"), ("3", "napůl"), ("2", "spíš ne"), ("1", "vůbec ne"))


@dataclass(frozen=True, slots=True)
class OfSector:
    """How many people of one sector were there and how many hours together."""

    sector: Sector
    people: int
    hours: int


@dataclass(frozen=True, slots=True)
class Rated:
    """What people thought, or that too few of them said so."""

    number: int
    useful: float | None
    clear: float | None
    recommend: int | None

    @property
    def is_told(self) -> bool:
        """This will tell whether enough people answered."""
        return self.useful is not None


def by_sector(present: Iterable[tuple[str, int]]) -> list[OfSector]:
    """This will add up those who were there (sector, hours) in the order of the sectors."""
    rows = list(present)
    return [
        OfSector(sector, len(hours), sum(hours))
        for sector in Sector
        if (hours := [number for name, number in rows if name == sector])
    ]


def rated(answers: Sequence[tuple[int, int, bool]]) -> Rated:
    """This will give the averages (useful, clear) and how many would recommend it."""
    number = len(answers)
    if number < FEWEST:
        return Rated(number, None, None, None)
    useful, clear = (round(sum(row[place] for row in answers) / number, 1) for place in (0, 1))
    return Rated(number, useful, clear, sum(1 for row in answers if row[2]))


def rated_words(found: Rated) -> list[str]:
    """This will say it in sentences."""
    if found.useful is None or found.clear is None or found.recommend is None:
        return ["Odpovědí je zatím méně než pět, proto z nich nic neukazujeme."]
    useful, clear = (str(value).replace(".", ",") for value in (found.useful, found.clear))
    return [
        f"Odpovědí: {found.number}.",
        f"Užitečné pro práci: {useful} z 5. Srozumitelné: {clear} z 5.",
        f"Dál by workshop doporučilo {found.recommend} z {found.number}.",
    ]


def people_words(rows: Sequence[OfSector]) -> str:
    """This will say how many came and from where: „20 lidí (OSPOD 15, obce a kraje 5)“."""
    number = sum(row.people for row in rows)
    parts = ", ".join(f"{row.sector.label} {row.people}" for row in rows)
    return text.plural(number, "člověk", "lidé", "lidí") + (f" ({parts})" if parts else "")
