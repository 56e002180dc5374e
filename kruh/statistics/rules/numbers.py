"""Counts in whole numbers that nobody can misread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    number: int
    of: int

    @property
    def percent(self) -> int | None:
        """This will give whole per cent, or None where there is nothing to count."""
        return round(100 * self.number / self.of) if self.of else None

    @property
    def words(self) -> str:
        """This will say it: „8 z 10 (80 %)“, or that there was nothing to count."""
        return f"{self.number} z {self.of} ({self.percent} %)" if self.of else "nebylo co počítat"
