"""Numbers with check digits, closures and Czech order, as pure functions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.directory import rules
from kruh.foundation import text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("89999908", "89999908"), (" 899 99 908 ", "89999908"), ("00006947", "00006947"), ("6947", "00006947")],
)
def test_ico_is_kept_as_eight_digits(typed: str, kept: str) -> None:
    assert rules.ico(typed) == kept


@pytest.mark.parametrize("typed", ["89999909", "8999990a", "899999080", "１２３４５６７８", "👪", "-9999908", ""])
def test_ico_that_is_none_is_refused_in_czech(typed: str) -> None:
    with pytest.raises(ValueError, match="IČO"):
        rules.ico(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("19-2000145399/0800", "19-2000145399/0800"),
        ("000019-2000145399/0800", "19-2000145399/0800"),
        (" 2000145399 / 0800 ", "2000145399/0800"),
    ],
)
def test_bank_account_is_kept_in_its_short_form(typed: str, kept: str) -> None:
    assert rules.bank_account(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "19-2000145398/0800",
        "2000145399/9999",
        "2000145399",
        "účet u spořitelny",
        "2000145399/0800x",
        "2000145399/0800/0800",
        "1" * 5000,
    ],
)
def test_bank_account_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="Takové číslo účtu neexistuje"):
        rules.bank_account(typed)


@pytest.mark.parametrize(("typed", "kept"), [("39131", "391 31"), ("391 31", "391 31"), ("", "")])
def test_postcode_is_written_with_a_gap(typed: str, kept: str) -> None:
    assert rules.postcode(typed) == kept


@pytest.mark.parametrize("typed", ["3913", "391311", "39l31", "٣٩١٣١"])
def test_postcode_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="PSČ má pět číslic"):
        rules.postcode(typed)


@pytest.mark.parametrize(("typed", "kept"), [("ABC2def", "abc2def"), ("", "")])
def test_data_box_is_kept_in_small_letters(typed: str, kept: str) -> None:
    assert rules.data_box(typed) == kept


@pytest.mark.parametrize("typed", ["abc2de", "abc2defg", "abč2def", "abc-def"])
def test_data_box_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="sedm písmen a číslic"):
        rules.data_box(typed)


@pytest.mark.parametrize(
    ("first", "last", "problems"),
    [
        (date(2026, 12, 28), date(2026, 12, 28), 0),
        (date(2026, 12, 28), date(2026, 12, 27), 1),
        (date(2026, 7, 1), date(2026, 9, 30), 0),
        (date(2026, 7, 1), date(2026, 10, 1), 1),
        (date(2026, 12, 28), date(2206, 12, 31), 1),
    ],
)
def test_closure_has_an_end_after_its_start_and_no_slip_in_the_year(first: date, last: date, problems: int) -> None:
    assert len(rules.closure_problems(first, last)) == problems


@pytest.mark.parametrize(("until", "problems"), [(None, 0), (date(2026, 3, 2), 0), (date(2026, 3, 1), 1)])
def test_training_cannot_end_before_it_began_to_count(until: date | None, problems: int) -> None:
    assert len(rules.training_problems(date(2026, 3, 2), until)) == problems


def test_days_between_counts_both_ends() -> None:
    spans = [(date(2026, 12, 30), date(2027, 1, 1)), (date(2026, 7, 6), date(2026, 7, 6))]

    found = list(rules.days_between(spans))

    assert found == [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2026, 7, 6)]


def test_sort_key_puts_ch_after_h() -> None:
    names = ["Žák", "Chomutov", "Cheb", "Hradec", "Cvikov", "Čáslav", "Ivančice", "Řehoř"]

    ordered = sorted(names, key=text.sort_key)

    assert ordered == ["Cvikov", "Čáslav", "Hradec", "Cheb", "Chomutov", "Ivančice", "Řehoř", "Žák"]


@given(st.text(max_size=300))
def test_sort_key_fits_an_index_whatever_is_typed(name: str) -> None:
    assert len(text.sort_key(name)) <= text.SORT_BYTES


@pytest.mark.parametrize(
    ("number", "words"),
    [("+420380000110", "380\u00a0000\u00a0110"), ("+380441234567", "+380441234567"), ("", ""), ("+42011", "+42011")],
)
def test_phone_words_group_czech_numbers_only(number: str, words: str) -> None:
    assert rules.phone_words(number) == words


def test_person_name_and_address_leave_out_what_is_not_known() -> None:
    shown = (
        rules.person_name("Tereza", "Zimová", "Bc.", "DiS."),
        rules.person_name("Tereza", "Zimová", "", ""),
        rules.address_line("Náměstí 1", "391 00", "Lipová"),
        rules.address_line("", "", ""),
    )

    assert shown == ("Bc. Tereza Zimová, DiS.", "Tereza Zimová", "Náměstí 1, 391 00 Lipová", "")
