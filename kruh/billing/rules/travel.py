"""The travel of the facilitator and the minute taker: how each came, what it costs, and what is not known yet."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kruh.billing.vocabulary import TravelKind, TravelSource
from kruh.foundation import money

CHARGED = {TravelKind.CAR, TravelKind.FARE}
MOST_KM = 1500
MOST_FARE = 500_000
UNBILLED = {
    TravelKind.SHARED: "cesta ve společném autě, zvlášť se neúčtuje",
    TravelKind.NONE: "cestovné se neúčtuje",
}
UNPROVEN = {
    TravelSource.ESTIMATE: "podle odhadu v žádosti",
    TravelSource.EARLIER: "jako v minulém vyúčtování z téhož místa",
}


@dataclass(frozen=True)
class Travel:
    """One person's way there and back; km for a car, haléř for a fare."""

    who: str
    kind: str
    km: int = 0
    fare: int = 0
    source: str = TravelSource.SAID


@dataclass(frozen=True, slots=True)
class Way:
    """What was written about one person's way."""

    trip: UUID
    kind: str
    km: int = 0
    fare: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft knows about one person's way before anybody says it."""

    kind: str = TravelKind.UNSAID
    km: int = 0
    fare: int = 0
    source: str = TravelSource.SAID


def known_way(earlier: Known | None, expected_km: int, *, drives: bool) -> Known:
    """This will begin with the same place's last way; the estimate of the request is one car and the facilitator's."""
    if earlier is not None:
        return earlier
    return Known(TravelKind.CAR, expected_km, 0, TravelSource.ESTIMATE) if drives and expected_km else Known()


def amount(travel: Travel, per_km: int) -> int:
    """This will price one person's travel, in haléř."""
    if travel.kind == TravelKind.CAR:
        return travel.km * per_km
    return travel.fare if travel.kind == TravelKind.FARE else 0


def faults(travels: Collection[Travel]) -> list[str]:
    """This will name everything about both ways that cannot be right."""
    found = [fault for travel in travels for fault in _faults(travel)]
    kinds = {travel.kind for travel in travels}
    if TravelKind.SHARED in kinds and TravelKind.CAR not in kinds:
        found.append("Společné auto někdo řídil. Zapište u něj cestu autem a kilometry.")
    return found


def unbilled(travels: Collection[Travel]) -> list[str]:
    """This will say whose travel is not charged, so that nobody is left out in silence."""
    reasons = [(travel.who, UNBILLED.get(TravelKind(travel.kind))) for travel in travels]
    return [f"{_start(who)}: {reason}." for who, reason in reasons if reason]


def unproven(travels: Collection[Travel]) -> list[str]:
    """This will say which travel nobody has confirmed yet and where it comes from."""
    known = [(travel, UNPROVEN.get(TravelSource(travel.source))) for travel in travels]
    return [
        f"{_start(travel.who)}: {way_words(travel.kind, travel.km, travel.fare)}, {origin}."
        for travel, origin in known
        if origin
    ]


def way_words(kind: str, km: int, fare: int) -> str:
    """This will say somebody's way in a few words: „autem 84 km“."""
    if kind == TravelKind.CAR:
        return f"autem {km} km"
    return f"jízdenka {money.czk(fare)}" if kind == TravelKind.FARE else str(TravelKind(kind).label)


def _start(who: str) -> str:
    return who[:1].upper() + who[1:]


def _faults(travel: Travel) -> list[str]:
    is_car, is_fare = travel.kind == TravelKind.CAR, travel.kind == TravelKind.FARE
    unwanted = (
        (travel.km < 0 or travel.fare < 0, "cestovné nemůže být záporné."),
        (travel.km and not is_car, "jsou tu kilometry, ale cesta není autem. Vymažte je, nebo zvolte cestu autem."),
        (
            travel.fare and not is_fare,
            "je tu cena jízdenky, ale cesta není jízdenkou. Vymažte ji, nebo zvolte jízdenku.",
        ),
        (
            travel.kind == TravelKind.UNSAID,
            "zapište cestu. I když se neúčtuje, ať to je na dokladu vidět.",
        ),
        (is_car and not travel.km, "doplňte počet kilometrů tam i zpět."),
        (travel.km > MOST_KM, f"{travel.km} km je víc, než kolik se dá za den najet. Zkontrolujte číslo."),
        (is_fare and not travel.fare, "doplňte cenu jízdenky."),
        (travel.fare > MOST_FARE, "jízdenka nad 5 000 Kč je podezřelá. Zkontrolujte částku."),
    )
    return [f"{_start(travel.who)}: {reason}" for holds, reason in unwanted if holds][:1]
