"""What a conference costs, in whole haléř: hours times rate, travel of both people, and the rule for an empty room.

Source: the facilitation service's terms: 1 000 Kč an hour plus travel; when nobody from the family comes, the office
pays the travel of the facilitator and the minute taker.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from kruh.billing.rules import travel
from kruh.billing.rules.travel import Travel
from kruh.billing.vocabulary import TravelKind
from kruh.foundation import days, text

QUARTER = 15
MOST_MINUTES = 12 * 60
SHORTEST_REASON = 10


@dataclass(frozen=True)
class Line:
    """One line of the bill; amounts in haléř."""

    text: str
    quantity: str
    unit_price: int
    amount: int


@dataclass(frozen=True)
class Tariff:
    """Prices valid on the day of the meeting, in haléř."""

    per_hour: int
    per_km: int


def billed_minutes(minutes: int) -> int:
    """This will round a length up to whole quarters of an hour."""
    return -(-minutes // QUARTER) * QUARTER


def hours_amount(minutes: int, per_hour: int) -> int:
    """This will price the begun quarters of an hour, in haléř, rounded half up once."""
    return _whole(Decimal(billed_minutes(minutes)) * per_hour / 60)


def lines(minutes: int, travels: list[Travel], tariff: Tariff, *, is_no_show: bool) -> list[Line]:
    """This will give the lines of the bill; without the family only travel is charged."""
    found = [] if is_no_show else [_hours_line(minutes, tariff)]
    return [*found, *(_travel_line(way, tariff) for way in travels if way.kind in travel.CHARGED)]


def total(found: list[Line]) -> int:
    """This will add the lines, in haléř."""
    return sum(line.amount for line in found)


def faults(minutes: int, travels: list[Travel], *, is_no_show: bool) -> list[str]:
    """This will name everything that cannot be right, in Czech."""
    found = []
    if not is_no_show and minutes <= 0:
        found.append("Doplňte, jak dlouho setkání trvalo.")
    if minutes > MOST_MINUTES:
        found.append("Setkání nemohlo trvat déle než 12 hodin. Zkontrolujte začátek a konec.")
    found += travel.faults(travels)
    return found


def estimate(expected_minutes: int, km: int, tariff: Tariff) -> int:
    """This will tell the office what it will cost before it asks: the planned hours and one car."""
    return hours_amount(expected_minutes, tariff.per_hour) + km * tariff.per_km


# Starting ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day:
    """What the day of the meeting left behind for the bill."""

    has_happened: bool = False
    met_on: date | None = None
    minutes: int = 0
    is_no_show: bool = False
    organisation: UUID | None = None
    expected_km: int = 0
    is_billed: bool = False


def blockers_to_start(day: Day) -> list[str]:
    """This will list why no bill can be made yet."""
    if not day.has_happened or day.met_on is None:
        return ["Vyúčtování jde připravit, až bude zapsané, že setkání proběhlo, nebo že se nekonalo."]
    if day.organisation is None:
        return ["Žádost nepřijala žádná organizace, není tedy co účtovat."]
    return ["Tohle setkání už své vyúčtování má."] if day.is_billed else []


# Issuing -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """A bill before issuing, as the rules see it."""

    minutes: int
    travels: tuple[Travel, ...]
    is_no_show: bool
    has_account: bool = True
    has_ico: bool = True
    names_found: bool = False
    total: int = 1


def blockers_to_issue(draft: Draft) -> list[str]:
    """This will list what stands in the way of issuing; saving is possible at any time."""
    found = faults(draft.minutes, list(draft.travels), is_no_show=draft.is_no_show)
    wanted = (
        (draft.total > 0, "Není co účtovat. Když je to v pořádku, vyúčtování nevystavujte."),
        (draft.has_ico, "V adresáři chybí IČO vaší organizace. Doplňte ho, bez něj vyúčtování neplatí."),
        (draft.has_account, "V adresáři chybí číslo účtu vaší organizace. Bez něj nejde zaplatit."),
        (not draft.names_found, "V poznámce nebo v čísle objednávky stojí jméno dítěte. Na vyúčtování nepatří."),
    )
    return found or [reason for holds, reason in wanted if not holds]


@dataclass(frozen=True, slots=True)
class Coming:
    """What issuing will put on the bill."""

    number: str
    variable_symbol: str
    issued_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Checked:
    """Which bill somebody looked at before issuing it."""

    number: str
    version: int


def blockers_of_check(seen: Checked | None, now: Checked) -> list[str]:
    """This will stop the issuing of a bill that differs from the one on the check page."""
    if seen is None or seen == now:
        return []
    if seen.version != now.version:
        return ["Někdo vyúčtování mezitím změnil. Zkontrolujte ho prosím znovu."]
    return [f"Mezitím odešlo jiné vyúčtování. Tohle dostane číslo {now.number}; zkontrolujte ho prosím znovu."]


_ENDINGS = ("", *"aeiouy", "em", "ou", "ovi", "ove", "ova", "ovou", "ovy", "um", "ech", "ich", "ych", "ami")


def names_in(words: str, names: Collection[str]) -> bool:
    """This will tell whether a name, also a bent one, stands in the words."""
    said = {word.strip(".,;:!?()„“-–") for word in text.fold(words).split()}
    return any(stem + ending in said for name in names for stem in _stems(name) for ending in _ENDINGS)


def _stems(name: str) -> set[str]:
    whole = text.fold(name)
    bare = whole.rstrip("aeiouy")
    dropped = {whole[:-2] + whole[-1]} if whole[-2:] in {"ek", "el", "ec"} else set()
    return {stem for stem in {bare, *dropped} if len(stem) > 1}


def next_number(last: str, year: int) -> str:
    """This will give the number after the last one of the year: „2026-0007“."""
    return f"{year}-{int(last.partition('-')[2] or 0) + 1:04}"


def variable_symbol(number: str) -> str:
    """This will give the digits of a number, as banks want them."""
    return "".join(sign for sign in number if sign.isdigit())


def file_name(number: str, conference: int, ending: str) -> str:
    """This will name the file so that nobody learns anything from it: „vyuctovani_2026-0007.pdf“."""
    return f"vyuctovani_{number or f'navrh_PK-{conference}'}.{ending}"


def payment_faults(paid_on: date, issued_on: date, today: date) -> list[str]:
    """This will say why the payment cannot be of that day."""
    if paid_on < issued_on:
        return [f"Vyúčtování je z {days.day(issued_on)}, dřív zaplacené být nemohlo."]
    return ["Den platby je v budoucnosti. Zapište ji, až peníze přijdou."] if paid_on > today else []


def reason_faults(reason: str) -> list[str]:
    """This will ask for a reason that somebody will understand in a year."""
    return [] if len(reason.strip()) >= SHORTEST_REASON else ["Napište aspoň jednou větou proč."]


def rounding_words(minutes: int, *, is_no_show: bool) -> str:
    """This will say why more was billed than the meeting lasted, when it was."""
    if is_no_show or billed_minutes(minutes) == minutes:
        return ""
    lasted, billed = length(minutes), length(billed_minutes(minutes))
    why = "Cena z podmínek služby je za hodinu, počítá se každá započatá čtvrthodina."
    return f"Setkání trvalo {lasted}, účtuje se {billed}. {why}"


def length(minutes: int) -> str:
    """This will say a length as people do: „1 h 50 min“."""
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "")
    return " ".join(part for part in parts if part)


# Lines -------------------------------------------------------------------------------------------------------------


def _hours_line(minutes: int, tariff: Tariff) -> Line:
    billed = billed_minutes(minutes)
    hours = Decimal(billed) / 60
    words = f"{hours.normalize():f}".replace(".", ",")
    amount = hours_amount(minutes, tariff.per_hour)
    return Line("Facilitace případové konference", f"{words} h", tariff.per_hour, amount)


def _travel_line(way: Travel, tariff: Tariff) -> Line:
    amount = travel.amount(way, tariff.per_km)
    if way.kind == TravelKind.CAR:
        return Line(f"Cestovné autem – {way.who}", f"{way.km} km", tariff.per_km, amount)
    return Line(f"Jízdenka – {way.who}", "1", amount, amount)


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
