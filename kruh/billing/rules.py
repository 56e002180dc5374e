"""What a conference costs, in whole haléř: hours times rate, travel of both people, and the rule for an empty room.

Source: the facilitation service's terms: 1 000 Kč an hour plus travel; when nobody from the family comes, the office
pays the travel of the facilitator and the minute taker.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kruh.billing.vocabulary import TravelKind

QUARTER = 15
MOST_KM = 1500
MOST_FARE = 500_000
MOST_MINUTES = 12 * 60


@dataclass(frozen=True)
class Travel:
    """One person's way there and back; km for a car, haléř for a fare."""

    who: str
    kind: str
    km: int = 0
    fare: int = 0


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


def travel_amount(travel: Travel, per_km: int) -> int:
    """This will price one person's travel, in haléř."""
    if travel.kind == TravelKind.CAR:
        return travel.km * per_km
    return travel.fare if travel.kind == TravelKind.FARE else 0


def lines(minutes: int, travels: list[Travel], tariff: Tariff, *, is_no_show: bool) -> list[Line]:
    """This will give the lines of the bill; without the family only travel is charged."""
    found = [] if is_no_show else [_hours_line(minutes, tariff)]
    return [*found, *(_travel_line(travel, tariff) for travel in travels if travel.kind != TravelKind.NONE)]


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
    for travel in travels:
        found += _travel_faults(travel)
    return found


def estimate(expected_minutes: int, km: int, tariff: Tariff) -> int:
    """This will tell the office what it will cost before it asks: the planned hours and one car."""
    return hours_amount(expected_minutes, tariff.per_hour) + km * tariff.per_km


def _travel_faults(travel: Travel) -> list[str]:
    if travel.km < 0 or travel.fare < 0:
        return [f"{travel.who}: cestovné nemůže být záporné."]
    if travel.kind == TravelKind.CAR and travel.km == 0:
        return [f"{travel.who}: doplňte počet kilometrů tam i zpět."]
    if travel.km > MOST_KM:
        return [f"{travel.who}: {travel.km} km je víc, než kolik se dá za den najet. Zkontrolujte číslo."]
    if travel.kind == TravelKind.FARE and travel.fare == 0:
        return [f"{travel.who}: doplňte cenu jízdenky."]
    return [f"{travel.who}: jízdenka nad 5 000 Kč je podezřelá. Zkontrolujte částku."] if travel.fare > MOST_FARE else []


def _hours_line(minutes: int, tariff: Tariff) -> Line:
    billed = billed_minutes(minutes)
    hours = Decimal(billed) / 60
    words = f"{hours.normalize():f}".replace(".", ",")
    return Line("Facilitace případové konference", f"{words} h", tariff.per_hour, hours_amount(minutes, tariff.per_hour))


def _travel_line(travel: Travel, tariff: Tariff) -> Line:
    amount = travel_amount(travel, tariff.per_km)
    if travel.kind == TravelKind.CAR:
        return Line(f"Cestovné autem – {travel.who}", f"{travel.km} km", tariff.per_km, amount)
    return Line(f"Jízdenka – {travel.who}", "1", amount, amount)


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
