"""Tokens, how often one may ask, and what a question may look like."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kruh.api import rules
from kruh.api.rules import Problem
from tests.factories import people

TODAY = date(2026, 3, 2)


def test_a_token_is_kept_as_a_digest_and_read_only_from_its_header() -> None:
    token = rules.fresh_token()

    assert len(rules.digest(token)) == 32
    assert rules.token_of(f"Bearer {token}") == token
    assert rules.token_of(f"bearer {token}") == token
    for header in ("", token, f"Basic {token}", "Bearer jiny", "Bearer"):
        assert rules.token_of(header) == ""
    assert rules.fresh_token() != token


@pytest.mark.parametrize(
    ("name", "scopes", "ends_on", "reasons"),
    [
        ("Spisová služba", ["records"], date(2027, 3, 2), []),
        ("", [], date(2027, 3, 2), [rules.NO_NAME, rules.NO_SCOPE]),
        ("Spisová služba", ["everything"], date(2027, 3, 2), [rules.NO_SCOPE]),
        ("Spisová služba", ["records"], TODAY, ["Poslední den klíče už je pryč. Vyberte pozdější."]),
        ("Spisová služba", ["records"], date(2027, 3, 3), ["Klíč může platit nejdéle do 2. 3. 2027."]),
    ],
)
def test_a_new_token_says_what_it_lacks(name: str, scopes: list[str], ends_on: date, reasons: list[str]) -> None:
    found = rules.blockers_to_make(name, scopes, ends_on, TODAY, 12)

    assert [one.replace("\xa0", " ") for one in found] == reasons


def test_a_token_lives_to_the_end_of_its_last_day() -> None:
    assert rules.is_living(ends_on=TODAY, is_revoked=False, today=TODAY)
    assert not rules.is_living(ends_on=TODAY, is_revoked=False, today=TODAY + timedelta(days=1))
    assert not rules.is_living(ends_on=TODAY, is_revoked=True, today=TODAY)


def test_sixty_questions_in_a_minute_and_no_more() -> None:
    began, uses = people.NOW, 0
    for _ in range(rules.MOST_IN_WINDOW):
        found = rules.window(began, uses, people.NOW)
        assert found is not None
        began, uses = found

    assert rules.window(began, uses, people.NOW + timedelta(seconds=59)) is None
    assert rules.window(began, uses, people.NOW + timedelta(seconds=60)) == (people.NOW + timedelta(seconds=60), 1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: rules.day_of("from", "31. 1. 2026"),
        lambda: rules.day_of("from", "2026-02-30"),
        lambda: rules.day_of("from", "20260131"),
        lambda: rules.span_of(date(2026, 2, 1), date(2026, 1, 1)),
        lambda: rules.span_of(date(2026, 1, 1), date(2027, 2, 1)),
        lambda: rules.number_of("page", "0", 1, 9),
        lambda: rules.number_of("page", "٣", 1, 9),
        lambda: rules.number_of("page", "-1", 1, 9),
        lambda: rules.receipt_of({}),
        lambda: rules.receipt_of({"number": " "}),
        lambda: rules.receipt_of({"number": 7}),
        lambda: rules.receipt_of({"number": "a", "more": 1}),
        lambda: rules.receipt_of({"number": "a" * 61}),
        lambda: rules.receipt_of({"number": "a\x00b"}),
        lambda: rules.receipt_of(["number"]),
    ],
)
def test_a_bad_question_gets_a_sentence(ask: Callable[[], object]) -> None:
    with pytest.raises(Problem) as met:
        ask()

    assert met.value.status == 400
    assert met.value.detail.endswith(".") or "znaků" in met.value.detail


def test_good_questions_are_read() -> None:
    assert rules.day_of("from", "2026-01-31") == date(2026, 1, 31)
    assert rules.number_of("page", "12", 1, 99) == 12
    assert rules.receipt_of({"number": " MUL 7/2026 "}) == "MUL 7/2026"
