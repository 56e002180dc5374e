"""The Czech QR payment."""

import io
from datetime import date

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kruh.foundation import payment
from kruh.foundation.payment import Payment

INVOICE = Payment("19-2000145399/0800", 248720, "2026000123", date(2026, 3, 31), "Případová konference č. 12")


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("19-2000145399/0800", "CZ6508000000192000145399"),
        ("2000145399/0800", "CZ7908000000002000145399"),
        ("CZ65 0800 0000 1920 0014 5399", "CZ6508000000192000145399"),
    ],
)
def test_iban_is_made_from_the_account(account: str, expected: str) -> None:
    assert payment.iban(account) == expected


@given(st.integers(1, 99_999), st.integers(10, 999_999_999))
def test_iban_has_remainder_one_by_97(prefix: int, base: int) -> None:
    try:
        number = payment.iban(f"{prefix}-{base}/0800")
    except ValueError:
        return

    rearranged = number[4:] + "".join(str(int(sign, 36)) for sign in number[:2]) + number[2:4]

    assert int(rearranged) % 97 == 1


@pytest.mark.parametrize("account", ["", "12", "19-2000145398/0800", "CZ6508000000192000145398", "účet"])
def test_iban_refuses_a_wrong_account(account: str) -> None:
    with pytest.raises(ValueError, match=f"^Číslo účtu „{account}“ není správně"):
        payment.iban(account)


def test_spayd_of_an_invoice() -> None:
    assert payment.spayd(INVOICE) == (
        "SPD*1.0*ACC:CZ6508000000192000145399*AM:2487.20*CC:CZK*DT:20260331"
        "*MSG:Pripadova konference c. 12*X-VS:2026000123"
    )


def test_spayd_leaves_out_what_is_not_given() -> None:
    assert payment.spayd(Payment("19-2000145399/0800", 5)) == "SPD*1.0*ACC:CZ6508000000192000145399*AM:0.05*CC:CZK"


def test_spayd_escapes_and_shortens_the_message() -> None:
    line = payment.spayd(Payment("19-2000145399/0800", 100, message="100 % *hvězda*\nŠárka 🎈 " + "x" * 99))

    assert line.split("*MSG:")[1] == "100 %25 %2Ahvezda%2A Sarka " + "x" * (60 - len("100 % *hvezda* Sarka "))


@given(st.text(max_size=80))
def test_spayd_message_never_breaks_the_line(message: str) -> None:
    line = payment.spayd(Payment("19-2000145399/0800", 100, message=message))

    assert line.isascii()
    assert len(line.split("*")) in {5, 6}


@pytest.mark.parametrize("amount", [0, -1, 10_000_000_00])
def test_spayd_refuses_an_amount_that_cannot_be_paid(amount: int) -> None:
    with pytest.raises(ValueError, match=r"^Platba QR kódem musí být vyšší než nula"):
        payment.spayd(Payment("19-2000145399/0800", amount))


@pytest.mark.parametrize("symbol", ["12345678901", "12a", "٣"])
def test_spayd_refuses_a_wrong_variable_symbol(symbol: str) -> None:
    with pytest.raises(ValueError, match=r"^Variabilní symbol má nejvýš deset číslic"):
        payment.spayd(Payment("19-2000145399/0800", 100, symbol))


def test_qr_png_is_read_back() -> None:
    picture = Image.open(io.BytesIO(payment.qr_png(INVOICE)))

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [payment.spayd(INVOICE)]
