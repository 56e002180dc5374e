"""What is true of intervision groups and of their meetings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kruh.foundation import days, text
from kruh.foundation.anonymising import Disguise, Register, find
from kruh.foundation.anonymising.vocabulary import KINDS, Kind
from kruh.intervision.vocabulary import AFTER, BEFORE_MEETING, OF_GIVER, OF_OTHERS, Standing, State, Step

MOST_MEMBERS = 20
LONGEST_HOURS = 12
# What tells who it is by itself; ages and rare circumstances belong to a story and are left to its giver.
DIRECT = (
    Kind.PERSON, Kind.PLACE, Kind.SCHOOL, Kind.OFFICE, Kind.ORGANISATION, Kind.ADDRESS, Kind.PHONE, Kind.MAIL,
    Kind.NUMBER, Kind.MARK, Kind.PLATE, Kind.DATE,
)  # fmt: skip
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """Something for others of the group that looks as if it named somebody."""

    what: str
    words: str


def telling(words: str, today: date) -> list[Telling]:
    """This will give what in a text may tell who it is about."""
    found = find(words, Register(), Disguise(0), today)
    told = [Telling(KINDS[one.kind], words[one.start : one.end]) for one in found if one.kind in DIRECT]
    return list(dict.fromkeys(told))


def blockers_to_step(step: str, *, is_giver: bool, has_begun: bool, written: Collection[str]) -> list[str]:
    """This will tell why a step of the method is not the turn of somebody, or not yet."""
    if step in OF_GIVER and not is_giver:
        return [f"„{Step(step).label}“ píše ten, kdo příběh přinesl."]
    if step in OF_OTHERS and is_giver:
        return [f"„{Step(step).label}“ píšou ostatní. Kdo příběh přinesl, teď jen poslouchá."]
    if step not in BEFORE_MEETING and not has_begun:
        return ["Tenhle krok patří na setkání. Předem se píše jen otázka a příběh."]
    needed = AFTER.get(step)
    return [f"Nejdřív je na řadě krok „{needed.label}“."] if needed and needed not in written else []


def blockers_to_write(found: Sequence[Telling], *, is_looked_through: bool) -> list[str]:
    """This will tell why a text cannot be shown to the group."""
    if not found or is_looked_through:
        return []
    listed = text.list_words([f"„{one.words}“ ({one.what})" for one in found[:MOST_NAMED]])
    return [f"Podle tohohle by někdo mohl rodinu poznat: {listed}. Nahraďte to, nebo potvrďte, že to nevadí."]


def blockers_to_invite(standing: str | None, members: int, *, has_account: bool) -> list[str]:
    """This will tell why somebody cannot be invited."""
    if not has_account:
        return ["S tímhle e-mailem v Kruhu nikdo nepracuje. Zkontrolujte ho prosím."]
    if standing == Standing.MEMBER:
        return ["Ve skupině už je."]
    if standing == Standing.INVITED:
        return ["Pozvánku už má."]
    return ["Skupina je plná. Pracuje se v ní dobře nejvýš ve dvaceti."] if members >= MOST_MEMBERS else []


def blockers_to_plan(starts_at: datetime, ends_at: datetime, at: datetime) -> list[str]:
    """This will list what is wrong with the hours of a meeting."""
    reasons = ["Tento termín už minul. Vyberte prosím pozdější."] if starts_at <= at else []
    if ends_at <= starts_at:
        return [*reasons, "Setkání by skončilo dřív, než začne. Zkontrolujte prosím hodiny."]
    return reasons


def blockers_to_attend(state: str, starts_at: datetime, at: datetime) -> list[str]:
    """This will tell why nobody can be written down as present."""
    if state == State.CANCELLED:
        return ["Setkání je zrušené."]
    return ["Kdo přišel, jde zapsat, až setkání začne."] if starts_at > at else []


def hours(starts_at: datetime, ends_at: datetime) -> int:
    """This will give the hours that count."""
    return max(1, round((ends_at - starts_at) / timedelta(hours=1)))


def kept_until(starts_at: datetime, kept_days: int) -> date:
    """This will give the last day on which notes are there."""
    return days.local_day(starts_at) + timedelta(days=kept_days)


def is_over(starts_at: datetime, today: date, kept_days: int) -> bool:
    """This will tell whether the time for which notes are kept has passed."""
    return (today - days.local_day(starts_at)).days > kept_days
