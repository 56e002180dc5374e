"""The golden examples of the facilitation service's terms, in whole haléř."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.billing import rules
from kruh.billing.rules import Line, Tariff, Travel
from kruh.billing.vocabulary import TravelKind

TARIFF = Tariff(per_hour=100_000, per_km=580)
CAR = Travel("facilitátor", TravelKind.CAR, km=84)
FARE = Travel("zapisovatelka", TravelKind.FARE, fare=12_900)


def test_two_hours_and_eighty_four_kilometres_cost_2487_crowns_20() -> None:
    assert rules.total(rules.lines(110, [CAR], TARIFF, is_no_show=False)) == 248_720


def test_lines_say_quantity_and_price() -> None:
    assert rules.lines(95, [CAR, FARE], TARIFF, is_no_show=False) == [
        Line("Facilitace případové konference", "1,75 h", 100_000, 175_000),
        Line("Cestovné autem – facilitátor", "84 km", 580, 48_720),
        Line("Jízdenka – zapisovatelka", "1", 12_900, 12_900),
    ]


def test_empty_room_costs_the_travel_of_both_and_no_hours() -> None:
    assert rules.total(rules.lines(0, [CAR, FARE], TARIFF, is_no_show=True)) == 48_720 + 12_900


def test_colleague_without_travel_has_no_line() -> None:
    assert len(rules.lines(60, [Travel("x", TravelKind.NONE)], TARIFF, is_no_show=False)) == 1


@pytest.mark.parametrize(("minutes", "billed"), [(0, 0), (1, 15), (15, 15), (16, 30), (110, 120), (120, 120)])
def test_begun_quarters_are_billed(minutes: int, billed: int) -> None:
    assert rules.billed_minutes(minutes) == billed


@pytest.mark.parametrize(
    ("minutes", "travel", "fault"),
    [
        (0, CAR, "Doplňte, jak dlouho setkání trvalo."),
        (721, CAR, "Setkání nemohlo trvat déle než 12 hodin. Zkontrolujte začátek a konec."),
        (60, Travel("Jiří", TravelKind.CAR, km=-1), "Jiří: cestovné nemůže být záporné."),
        (60, Travel("Jiří", TravelKind.CAR), "Jiří: doplňte počet kilometrů tam i zpět."),
        (60, Travel("Jiří", TravelKind.CAR, km=1501), "Jiří: 1501 km je víc, než kolik se dá za den najet. Zkontrolujte číslo."),
        (60, Travel("Jiří", TravelKind.FARE), "Jiří: doplňte cenu jízdenky."),
        (60, Travel("Jiří", TravelKind.FARE, fare=500_001), "Jiří: jízdenka nad 5 000 Kč je podezřelá. Zkontrolujte částku."),
    ],
)
def test_faults_are_said_in_czech(minutes: int, travel: Travel, fault: str) -> None:
    assert rules.faults(minutes, [travel], is_no_show=False) == [fault]


def test_right_bill_has_no_faults() -> None:
    assert rules.faults(110, [CAR, FARE], is_no_show=False) == []


def test_estimate_is_what_the_bill_will_be() -> None:
    assert rules.estimate(120, 84, TARIFF) == 248_720


@given(st.lists(st.tuples(st.integers(0, 720), st.integers(0, 1500), st.integers(0, 500_000)), max_size=40))
def test_sums_do_not_drift(bills: list[tuple[int, int, int]]) -> None:
    each = [
        rules.total(rules.lines(m, [Travel("a", TravelKind.CAR, km=k), Travel("b", TravelKind.FARE, fare=f)], TARIFF, is_no_show=False))
        for m, k, f in bills
    ]

    expected = sum(rules.billed_minutes(m) * 100_000 // 60 + k * 580 + f for m, k, f in bills)
    assert sum(each) == expected
