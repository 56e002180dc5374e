"""What is true of the coordinator's statement of work: one conference, one month, counted from the diary alone."""

import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kruh.family_conferences.vocabulary import FROZEN, Contact, StatementState
from kruh.foundation import days

MONTHS = (
    *("leden", "únor", "březen", "duben", "květen", "červen"),
    *("červenec", "srpen", "září", "říjen", "listopad", "prosinec"),
)
_MONTH = re.compile(r"2[0-9]{3}-(?:0[1-9]|1[0-2])")
REACHED = (Contact.CALL, Contact.MESSAGE)
EMPTY = "V deníku za tenhle měsíc nic není. Výkaz se počítá jen z deníku."
SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the diary as the statement shows it: no name and no note."""

    on: date
    kind: Contact
    minutes: int = 0
    km: int = 0
    costs: int = 0

    def kept(self) -> dict[str, Any]:
        """This will give the line as it is frozen with the statement."""
        return {**asdict(self), "on": self.on.isoformat(), "kind": self.kind.value}


def line(kept: dict[str, Any]) -> Line:
    """This will read a frozen line again."""
    return Line(date.fromisoformat(kept["on"]), Contact(kept["kind"]), kept["minutes"], kept["km"], kept["costs"])


@dataclass(frozen=True, slots=True)
class Sums:
    """What the lines make together; money in haléř."""

    contacts: int
    visits: int
    minutes: int
    km: int
    costs: int
    travel: int

    @property
    def paid(self) -> int:
        """This will give what the coordinator gets back."""
        return self.costs + self.travel


def sums(lines: Collection[Line], per_km: int | None) -> Sums:
    """This will count the lines; without a rate in force the kilometres stay kilometres."""
    km = sum(one.km for one in lines)
    return Sums(
        contacts=sum(one.kind in REACHED for one in lines),
        visits=sum(one.kind == Contact.VISIT for one in lines),
        minutes=sum(one.minutes for one in lines),
        km=km,
        costs=sum(one.costs for one in lines),
        travel=km * (per_km or 0),
    )


# Months --------------------------------------------------------------------------------------------------------------


def month_of(day: date) -> date:
    """This will give the month of a day by its first day."""
    return day.replace(day=1)


def month_named(code: str) -> date | None:
    """This will read „2026-11“; anything else is no month."""
    return date(int(code[:4]), int(code[5:]), 1) if _MONTH.fullmatch(code) else None


def code_of(month: date) -> str:
    """This will write a month into an address."""
    return f"{month:%Y-%m}"


def name_of(month: date) -> str:
    """This will name a month: „listopad 2026“."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def following(month: date) -> date:
    """This will give the month after."""
    return days.months_after(month, 1)


def months(on: Iterable[date]) -> list[date]:
    """This will give the months of the days, the latest first."""
    return sorted({month_of(day) for day in on}, reverse=True)


# Sending -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sending:
    """A statement that somebody wants to send."""

    month: date
    today: date
    lines: int
    is_over: bool = False  # the coordination has ended, nothing more will be written


def blockers_to_send(sending: Sending) -> list[str]:
    """This will list why the statement cannot be sent: nothing is in it, or more may still come into it."""
    if not sending.lines:
        return [EMPTY]
    if sending.today < following(sending.month) and not sending.is_over:
        return [f"Měsíc ještě neskončil. Výkaz pošlete od {days.day(following(sending.month))}."]
    return []


def blockers_to_return(reason: str) -> list[str]:
    """This will ask what to mend."""
    return [] if len(reason.strip()) >= SHORTEST_REASON else ["Napište, co v deníku opravit."]


def blockers_to_write(day: date, state: StatementState | str | None) -> list[str]:
    """This will list why the diary of that day is closed: its statement has left."""
    if state not in FROZEN:
        return []
    words = f"Výkaz za {name_of(day)} už odešel, deník za ten měsíc se nemění."
    if state == StatementState.APPROVED:
        return [f"{words} Výkaz je schválený."]
    return [f"{words} Když je v něm chyba, požádejte administrátora, ať ho vrátí."]
