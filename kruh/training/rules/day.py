"""What is true of the day itself and of what follows: attendance, hours, closing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kruh.foundation import days, text
from kruh.training.vocabulary import Place, Presence, Standing, State

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """How far the attendance sheet is."""

    unknown: int = 0
    has_begun: bool = True


def blockers_to_hold(sheet: Sheet) -> list[str]:
    """This will refuse to tell of a workshop that has not begun."""
    return [] if sheet.has_begun else ["Workshop ještě nezačal."]


def blockers_to_close(sheet: Sheet) -> list[str]:
    """This will ask for the whole attendance sheet."""
    if not sheet.unknown:
        return []
    people = text.plural(sheet.unknown, "člověka", "lidí", "lidí")
    return [f"U {people} není zapsaná účast. Doplňte prosím prezenci."]


def blockers_to_attendance(state: str, starts_at: datetime, at: datetime) -> list[str]:
    """This will tell why attendance cannot be written now."""
    if state in (State.CLOSED, State.CANCELLED, State.DRAFT):
        return [f"Workshop je {State(state).label}, prezence se teď nemění."]
    return ["Prezenci jde zapsat, až workshop začne."] if starts_at > at else []


def is_credited(place: str, presence: str) -> bool:
    """This will tell whether the hours count."""
    return place == Place.GOING and presence == Presence.PRESENT


def provider(organisation: str, title: str) -> str:
    """This will say in a record who taught what, as long as it fits there."""
    whole = f"{organisation}: {title}"
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 2]} …"


def valid_until(held_on: date, months: int | None) -> date | None:
    """This will give the last day on which what was learned counts."""
    return days.months_after(held_on, months) if months else None


def standing(ends: Iterable[date | None], today: date, soon: date) -> Standing:
    """This will tell whether the training counts, of all the days on which one of them ends (None: never)."""
    found = list(ends)
    if not found:
        return Standing.MISSING
    if None in found:
        return Standing.VALID
    last = max(day for day in found if day is not None)
    if last < today:
        return Standing.ENDED
    return Standing.SOON if last <= soon else Standing.VALID


def is_forgotten(closed_on: date, today: date, kept_days: int) -> bool:
    """This will tell whether the time for which guests are known has passed."""
    return (today - closed_on).days > kept_days
