"""The golden examples of the facilitation service's terms, in whole haléř."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kruh.billing.rules import bill as rules
from kruh.billing.rules import travel
from kruh.billing.rules.bill import Line, Tariff
from kruh.billing.rules.travel import Known, Travel
from kruh.billing.vocabulary import TravelKind, TravelSource

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
    ("minutes", "way", "fault"),
    [
        (0, CAR, "Doplňte, jak dlouho setkání trvalo."),
        (721, CAR, "Setkání nemohlo trvat déle než 12 hodin. Zkontrolujte začátek a konec."),
        (60, Travel("Jiří", TravelKind.CAR, km=-1), "Jiří: cestovné nemůže být záporné."),
        (60, Travel("Jiří", TravelKind.CAR), "Jiří: doplňte počet kilometrů tam i zpět."),
        (
            60,
            Travel("Jiří", TravelKind.CAR, km=1501),
            "Jiří: 1501 km je víc, než kolik se dá za den najet. Zkontrolujte číslo.",
        ),
        (60, Travel("Jiří", TravelKind.FARE), "Jiří: doplňte cenu jízdenky."),
        (
            60,
            Travel("Jiří", TravelKind.FARE, fare=500_001),
            "Jiří: jízdenka nad 5 000 Kč je podezřelá. Zkontrolujte částku.",
        ),
        (
            60,
            Travel("Jiří", TravelKind.NONE, km=10),
            "Jiří: jsou tu kilometry, ale cesta není autem. Vymažte je, nebo zvolte cestu autem.",
        ),
        (
            60,
            Travel("Jiří", TravelKind.UNSAID),
            "Jiří: zapište cestu. I když se neúčtuje, ať to je na dokladu vidět.",
        ),
        (
            60,
            Travel("Jiří", TravelKind.SHARED),
            "Společné auto někdo řídil. Zapište u něj cestu autem a kilometry.",
        ),
        (
            60,
            Travel("Jiří", TravelKind.CAR, km=10, fare=100),
            "Jiří: je tu cena jízdenky, ale cesta není jízdenkou. Vymažte ji, nebo zvolte jízdenku.",
        ),
    ],
)
def test_faults_are_said_in_czech(minutes: int, way: Travel, fault: str) -> None:
    assert rules.faults(minutes, [way], is_no_show=False) == [fault]


def test_fault_of_somebody_called_by_the_role_begins_with_a_capital() -> None:
    assert rules.faults(110, [Travel("zapisovatelka Tereza", TravelKind.CAR)], is_no_show=False) == [
        "Zapisovatelka Tereza: doplňte počet kilometrů tam i zpět."
    ]


def test_right_bill_has_no_faults() -> None:
    assert rules.faults(110, [CAR, FARE], is_no_show=False) == []


def test_way_of_the_same_place_is_known_before_the_estimate_and_the_estimate_is_one_car() -> None:
    earlier = Known(TravelKind.FARE, 0, 12_900, TravelSource.EARLIER)

    assert [
        travel.known_way(earlier, 84, drives=True),
        travel.known_way(None, 84, drives=True),
        travel.known_way(None, 84, drives=False),
        travel.known_way(None, 0, drives=True),
    ] == [earlier, Known(TravelKind.CAR, 84, 0, TravelSource.ESTIMATE), Known(), Known()]


def test_what_is_not_charged_and_what_is_not_confirmed_is_said() -> None:
    ways = [
        Travel("facilitátor", TravelKind.CAR, km=84, source=TravelSource.ESTIMATE),
        Travel("zapisovatelka", TravelKind.SHARED),
        Travel("kolega", TravelKind.NONE),
        Travel("kolegyně", TravelKind.FARE, fare=12_900, source=TravelSource.EARLIER),
    ]

    assert travel.unbilled(ways) == [
        "Zapisovatelka: cesta ve společném autě, zvlášť se neúčtuje.",
        "Kolega: cestovné se neúčtuje.",
    ]
    assert travel.unproven(ways) == [
        "Facilitátor: autem 84 km, podle odhadu v žádosti.",
        "Kolegyně: jízdenka 129,00\u00a0Kč, jako v minulém vyúčtování z téhož místa.",
    ]


def test_estimate_is_what_the_bill_will_be() -> None:
    assert rules.estimate(120, 84, TARIFF) == 248_720


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 720), st.integers(0, 1500), st.integers(0, 500_000)), max_size=40))
def test_sums_do_not_drift(bills: list[tuple[int, int, int]]) -> None:
    def sum_of(minutes: int, km: int, fare: int) -> int:
        ways = [Travel("a", TravelKind.CAR, km=km), Travel("b", TravelKind.FARE, fare=fare)]
        return rules.total(rules.lines(minutes, ways, TARIFF, is_no_show=False))

    each = [sum_of(*bill) for bill in bills]

    expected = sum(rules.billed_minutes(m) * 100_000 // 60 + k * 580 + f for m, k, f in bills)
    assert sum(each) == expected


# Before and after --------------------------------------------------------------------------------------------------

NOT_YET = "Vyúčtování jde připravit, až bude zapsané, že setkání proběhlo, nebo že se nekonalo."
READY = rules.Day(True, date(2026, 3, 17), 110, False, UUID(int=1), 84)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (replace(READY, has_happened=False), NOT_YET),
        (replace(READY, met_on=None), NOT_YET),
        (replace(READY, organisation=None), "Žádost nepřijala žádná organizace, není tedy co účtovat."),
        (replace(READY, is_billed=True), "Tohle setkání už své vyúčtování má."),
    ],
)
def test_bill_cannot_be_started(day: rules.Day, reason: str) -> None:
    assert rules.blockers_to_start(day) == [reason]


def test_bill_can_be_started_after_the_day() -> None:
    assert rules.blockers_to_start(READY) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Konference pro Adama", True),
        ("adamovi", True),
        ("s Ellou", True),
        ("u Evy", True),
        ("za Radka", True),
        ("(Havlínových)", True),
        ("adaptér a evaluace", False),
        ("objednávka 12/2026", False),
        ("", False),
    ],
)
def test_names_are_found_bent_as_well(words: str, found: bool) -> None:
    assert rules.names_in(words, ["Adam", "Ella", "Eva", "Radek", "Havlínová", ""]) is found


@pytest.mark.parametrize(
    ("last", "number"), [("", "2026-0001"), ("2026-0009", "2026-0010"), ("2026-9999", "2026-10000")]
)
def test_numbers_follow_each_other(last: str, number: str) -> None:
    assert rules.next_number(last, 2026) == number


def test_variable_symbol_is_digits_alone() -> None:
    assert rules.variable_symbol("2026-0007") == "20260007"


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (50, "50 min"), (60, "1 h"), (110, "1 h 50 min")])
def test_length_is_said_as_people_say_it(minutes: int, words: str) -> None:
    assert rules.length(minutes) == words


def test_file_names_say_nothing() -> None:
    assert [rules.file_name("2026-0007", 12, "pdf"), rules.file_name("", 12, "docx")] == [
        "vyuctovani_2026-0007.pdf",
        "vyuctovani_navrh_PK-12.docx",
    ]


def test_nothing_to_charge_is_not_issued() -> None:
    draft = rules.Draft(0, (Travel("x", TravelKind.NONE),), is_no_show=True, total=0)

    assert rules.blockers_to_issue(draft) == ["Není co účtovat. Když je to v pořádku, vyúčtování nevystavujte."]


@pytest.mark.parametrize(
    ("minutes", "is_no_show", "words"),
    [
        (
            110,
            False,
            (
                "Setkání trvalo 1 h 50 min, účtuje se 2 h. "
                "Cena z podmínek služby je za hodinu, počítá se každá započatá čtvrthodina."
            ),
        ),
        (120, False, ""),
        (110, True, ""),
    ],
)
def test_rounding_up_is_said(minutes: int, is_no_show: bool, words: str) -> None:
    assert rules.rounding_words(minutes, is_no_show=is_no_show) == words
