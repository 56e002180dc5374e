"""The year or the quarter that is counted, and the one before with which it is compared."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

CODE = re.compile(r"(20\d\d)(?:-([1-4]))?")
MONTHS = 3
QUARTERS = 4  # so many back are offered


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar year, or one quarter of it."""

    year: int
    quarter: int | None = None

    @property
    def code(self) -> str:
        """This will give what stands in the address."""
        return f"{self.year}-{self.quarter}" if self.quarter else str(self.year)

    @property
    def label(self) -> str:
        """This will name it: „Rok 2026“, „3. čtvrtletí 2026“."""
        return f"{self.quarter}. čtvrtletí {self.year}" if self.quarter else f"Rok {self.year}"

    @property
    def first(self) -> date:
        """This will give its first day."""
        return date(self.year, 1 + MONTHS * (self.quarter - 1) if self.quarter else 1, 1)

    @property
    def end(self) -> date:
        """This will give the first day after it."""
        return self.next.first

    @property
    def last(self) -> date:
        """This will give its last day."""
        return self.end - timedelta(days=1)

    @property
    def next(self) -> "Period":
        """This will give the one after it."""
        if not self.quarter:
            return Period(self.year + 1)
        return Period(self.year, self.quarter + 1) if self.quarter < QUARTERS else Period(self.year + 1, 1)

    @property
    def before(self) -> "Period":
        """This will give the one before it."""
        if not self.quarter:
            return Period(self.year - 1)
        return Period(self.year, self.quarter - 1) if self.quarter > 1 else Period(self.year - 1, QUARTERS)


def asked(code: str, today: date) -> Period:
    """This will read a period from an address; what is none, or has not begun, is the present year."""
    found = CODE.fullmatch(code)
    period = Period(int(found[1]), int(found[2]) if found[2] else None) if found else Period(today.year)
    return period if period.first <= today else Period(today.year)


def offered(today: date) -> list[Period]:
    """This will give the periods to choose from: this year and the last, this quarter and the three before."""
    quarters = [Period(today.year, (today.month - 1) // MONTHS + 1)]
    while len(quarters) < QUARTERS:
        quarters.append(quarters[-1].before)
    return [Period(today.year), Period(today.year - 1), *quarters]
