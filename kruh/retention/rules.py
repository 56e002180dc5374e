"""When the keeping of a case ends, what holds it back, and who may sign. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kruh.foundation import days, text
from kruh.retention.vocabulary import MAJORITY

YEAR = 12
SAME_PERSON = "Návrh schvaluje někdo jiný než ten, kdo ho podal. Požádejte člověka, který je v návrhu uvedený."
NOBODY = "Vyberte aspoň jeden případ."
NO_SECOND = "Vyberte, kdo návrh posoudí jako druhý. Musí to být někdo jiný než vy, z vašeho pracoviště."
CHANGED = "Návrh mezitím někdo změnil. Podívejte se, co v něm teď je, a rozhodněte znovu."
NOTHING_LEFT = "V návrhu nezůstal žádný případ. Zrušte ho."
NOT_RIPE = "Některý z vybraných případů už v nabídce není. Podívejte se na seznam znovu."
NOT_LISTED = "Tenhle případ už v návrhu není."


@dataclass(frozen=True)
class Periods:
    """How many months are kept, by the method; None where the method says nothing."""

    after_closing: int | None
    after_majority: int | None
    after_bill: int | None


@dataclass(frozen=True)
class Facts:
    """What decides about one case."""

    closed_on: date | None
    births: tuple[date | None, ...] = ()
    last_bill_on: date | None = None
    open_tasks: int = 0
    running_work: int = 0
    open_conferences: int = 0
    shared_children: int = 0
    is_ordered: bool = False
    is_moving: bool = False
    unsent: int = 0


def from_new_year(event: date, months: int) -> date:
    """This will give the last day of a period: it runs from the first of January after the event."""
    return days.months_after(date(event.year + 1, 1, 1), months)


def ends_on(facts: Facts, periods: Periods) -> date | None:
    """This will give the day from which the case may go, or None while it cannot be told."""
    if facts.closed_on is None or None in facts.births or not facts.births:
        return None
    if periods.after_closing is None or periods.after_majority is None:
        return None
    majorities = [date(born.year + MAJORITY, 1, 1) for born in facts.births if born]
    found = [from_new_year(facts.closed_on, periods.after_closing)]
    found += [from_new_year(one, periods.after_majority) for one in majorities]
    if facts.last_bill_on and periods.after_bill is not None:
        found.append(from_new_year(facts.last_bill_on, periods.after_bill))
    return max(found)


def held_back(facts: Facts, periods: Periods, today: date) -> list[str]:
    """This will say why the case may not go; nothing means that it may."""
    return [*_not_yet(facts, periods, today), *_still_alive(facts)]


def _not_yet(facts: Facts, periods: Periods, today: date) -> list[str]:
    if facts.closed_on is None:
        return ["Případ je otevřený."]
    if not facts.births:
        return ["V případu není zapsané žádné dítě, konec lhůty nejde spočítat. Doplňte ho."]
    if None in facts.births:
        return ["U dítěte chybí datum narození, konec lhůty nejde spočítat. Doplňte ho."]
    end = ends_on(facts, periods)
    if end is None:
        return ["Metodika neříká, jak dlouho se případy uchovávají. Doplní to metodik v části Lhůty a ceny."]
    return [f"Lhůta skončí {days.day(end)}."] if today < end else []


def _still_alive(facts: Facts) -> list[str]:
    told = [
        (facts.is_ordered, "Skartaci někdo pozastavil."),
        (facts.is_moving, "Případ je nabídnutý jinému úřadu nebo běží dožádání."),
        (facts.open_tasks, f"Nedokončené úkoly: {facts.open_tasks}."),
        (facts.running_work, f"Předaná práce, která běží nebo čeká na odpověď: {facts.running_work}."),
        (facts.open_conferences, f"Neuzavřené konference: {facts.open_conferences}."),
        (facts.shared_children, "Dítě je i v jiném případu, který se ještě uchovává."),
        (facts.unsent, f"Neodeslané zprávy: {facts.unsent}."),
    ]
    return [words for stands, words in told if stands]


def approval_blockers(
    *, is_proposer: bool, is_changed: bool, listed: int, held: Sequence[tuple[str, str]]
) -> list[str]:
    """This will say why the second person may not approve now."""
    if is_proposer:
        return [SAME_PERSON]
    if is_changed:
        return [CHANGED]
    if not listed:
        return [NOTHING_LEFT]
    return [f"Případ {name} už smazat nejde: {why} Vyřaďte ho z návrhu a zbytek schvalte." for name, why in held]


def years(months: int) -> str:
    """This will say months as people say long periods."""
    if months % YEAR:
        return text.plural(months, "měsíc", "měsíce", "měsíců")
    return text.plural(months // YEAR, "rok", "roky", "let")
