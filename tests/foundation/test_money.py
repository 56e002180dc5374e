"""Money in whole haléře."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.foundation import money

N = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (248720, f"2{N}487,20{N}Kč"),
        (0, f"0,00{N}Kč"),
        (5, f"0,05{N}Kč"),
        (100_000_000_00, f"100{N}000{N}000,00{N}Kč"),
        (-48720, f"−487,20{N}Kč"),
    ],
)
def test_czk_prints_haler(amount: int, printed: str) -> None:
    assert money.czk(amount) == printed


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("2 487,20 Kč", 248720),
        ("2487.2", 248720),
        ("2.487,20", 248720),
        ("1000", 100000),
        ("1000,-", 100000),
        ("1 000,– kč", 100000),
        ("5,8 CZK", 580),
        ("0", 0),
    ],
)
def test_parse_czk_understands_people(written: str, amount: int) -> None:
    assert money.parse_czk(written) == amount


@given(st.integers(0, money.HIGHEST))
def test_parse_czk_reads_what_is_printed(amount: int) -> None:
    assert money.parse_czk(money.czk(amount)) == amount


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (" ", "Napište částku, třeba 2 487,20."),
        ("-5", "Částka nemůže být záporná."),
        ("tisíc", "Z textu „tisíc“ nejde poznat částka. Napište ji třeba takto: 2 487,20."),
        ("12a", "Z textu „12a“ nejde poznat částka. Napište ji třeba takto: 2 487,20."),
        ("1,234", "Částka může mít nejvýš dvě desetinná místa, třeba 2 487,20."),
        ("1000000000", f"Tak vysokou částku zapsat nejde. Nejvyšší možná je 999{N}999{N}999,99{N}Kč."),
    ],
)
def test_parse_czk_says_what_is_wrong(written: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        money.parse_czk(written)

    assert str(refusal.value) == sentence
