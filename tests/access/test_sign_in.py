"""Signing in: passwords and guesses."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import get_hashers, make_password
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from kruh.access import guesses, rules
from kruh.access.models import Attempt, AuditEntry, User
from kruh.project.settings import base
from tests.access import accounts
from tests.access.accounts import PASSWORD, is_inside, sign_in, signed_in

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


# Passwords -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "is_fine"),
    [
        ("krátké-11zn", False),
        ("dvanáctznaků", True),
        ("jen malá písmena a mezery", True),
        ("x" * 12, True),
        ("password1234", False),
        ("qwertyuiop12", False),
        ("renata@urad.example", False),
        ("věta o šedesáti čtyřech znacích, kterou si pamatuje jen Renata sama 🙂", True),
        ("a" * 200, True),
    ],
)
def test_password_is_judged_by_length_and_commonness_only(password: str, is_fine: bool) -> None:
    user = User(email="renata@urad.example", first_name="Renata", last_name="Olšová")

    try:
        validate_password(password, user)
        accepted = True
    except ValidationError:
        accepted = False

    assert accepted == is_fine
    assert len(get_default_password_validators()) == 3


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("krátké", "Heslo je krátké. Potřebuje aspoň 12 znaků."),
        ("password1234", "Tohle heslo je příliš běžné. Zvolte jiné, třeba několik obyčejných slov za sebou."),
        ("renata@urad.example", "Heslo se příliš podobá vašemu jménu nebo e-mailu. Zvolte jiné."),
    ],
)
def test_refused_password_is_explained_in_czech(password: str, words: str) -> None:
    user = User(email="renata@urad.example", first_name="Renata", last_name="Olšová")

    with pytest.raises(ValidationError) as refused:
        validate_password(password, user)

    assert refused.value.messages == [words]


def test_real_settings_hash_with_argon2id() -> None:
    with override_settings(PASSWORD_HASHERS=base.PASSWORD_HASHERS):
        hashed = make_password(PASSWORD)
        only = [hasher.algorithm for hasher in get_hashers()]

    assert only == ["argon2"]
    kind, _, memory = hashed.split("$")[1:4]
    assert kind == "argon2id"
    assert int(memory.split(",")[0].removeprefix("m=")) >= 19 * 1024


@pytest.mark.parametrize("typed", [PASSWORD + " ", " " + PASSWORD, PASSWORD.upper(), PASSWORD[:-1], ""])
def test_password_is_compared_exactly(typed: str) -> None:
    accounts.worker()
    client = Client()

    sign_in(client, password=typed)

    assert not is_inside(client)


def test_password_is_never_too_old() -> None:
    with time_machine.travel(MORNING, tick=False):
        accounts.worker()

    with time_machine.travel(MORNING + timedelta(days=3 * 365), tick=False):
        client = signed_in()
        inside = is_inside(client)

    assert inside


# Guessing ------------------------------------------------------------------------------------------------------------


def visible(answer: Any) -> tuple[int, str]:
    """What the guesser sees, without the token that differs on every page and without what he typed himself."""
    text = answer.content.decode().replace("renata@urad.example", "x").replace("nikdo@urad.example", "x")
    return answer.status_code, "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_wrong_password_and_unknown_account_look_the_same() -> None:
    accounts.worker()

    known, unknown = sign_in(Client(), password="špatné heslo 123"), sign_in(Client(), "nikdo@urad.example")

    assert visible(known) == visible(unknown)


def test_unknown_account_costs_a_hash_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.worker()
    counted: list[str] = []
    hasher = type(get_hashers()[0])
    encode = hasher.encode

    def count(self: Any, password: str, *rest: Any, **words: Any) -> str:
        counted.append(password)
        return str(encode(self, password, *rest, **words))

    monkeypatch.setattr(hasher, "encode", count)
    sign_in(Client(), password="špatné heslo 123")
    known = len(counted)
    sign_in(Client(), "nikdo@urad.example", "špatné heslo 123")

    assert known >= 1
    assert len(counted) - known == known


def test_closed_account_tells_nothing_to_a_guesser_and_lets_nobody_in() -> None:
    user = accounts.worker()
    User.objects.filter(pk=user.pk).update(is_active=False)
    owner = Client()

    guessed, unknown = sign_in(Client(), password="špatné heslo 123"), sign_in(Client(), "nikdo@urad.example")
    sign_in(owner)

    assert visible(guessed) == visible(unknown)
    assert not is_inside(owner)


def test_forgotten_password_page_does_not_tell_who_has_an_account(mailoutbox: list[Any]) -> None:
    accounts.worker()

    answers = [
        Client().post("/ucet/password/reset/", {"email": email}, follow=True)
        for email in ("renata@urad.example", "nikdo@urad.example")
    ]

    assert visible(answers[0]) == visible(answers[1])
    assert [mail.to for mail in mailoutbox] == [["renata@urad.example"]]


def test_sixth_try_is_refused_even_when_it_is_right() -> None:
    accounts.worker()
    client = Client()
    for number in range(5):
        sign_in(client, password=f"špatné heslo {number}")

    sign_in(client)

    assert not is_inside(client)


WAITS = [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]


def guess(times: int, clock: time_machine.Traveller, address: str = "10.0.0.1") -> list[int]:
    """So many wrong passwords, each as soon as it is looked at; gives the seconds one waited before each."""
    waited = []
    for number in range(times):
        before, seconds = failed_attempts(), 0
        while True:
            sign_in(Client(REMOTE_ADDR=address), password=f"tip číslo {number}")
            if failed_attempts() > before:
                break
            clock.shift(timedelta(seconds=30))
            seconds += 30
        waited.append(seconds)
    return waited


def failed_attempts() -> int:
    """How many passwords were looked at and found wrong."""
    return AuditEntry.objects.filter(verb="access.sign_in", outcome="refused").count()


def test_each_further_guess_waits_longer() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()

        waited = guess(len(WAITS), clock)

    assert waited == WAITS


def test_waiting_is_told_with_the_time_that_remains() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()
        guess(6, clock)
        known, unknown = sign_in(Client(REMOTE_ADDR="10.0.0.1")), None
        for number in range(6):
            unknown = sign_in(Client(REMOTE_ADDR="10.0.0.2"), "nikdo@urad.example", f"tip číslo {number}")

    start = "Přihlášení se několikrát nepovedlo, proto je potřeba chvíli počkat. Zkuste to znovu za "
    assert known.context["form"].non_field_errors() == [start + "1\xa0minutu."]
    assert unknown is not None
    assert unknown.context["form"].non_field_errors() == [start + "30\xa0sekund."]


def test_right_password_clears_the_way() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()
        guess(6, clock)
        clock.shift(timedelta(minutes=1))
        sign_in(Client(REMOTE_ADDR="10.0.0.1"))

        waited = guess(5, clock)

    assert waited == [0] * 5


def test_guesses_are_forgotten_after_a_day() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()
        guess(8, clock)
        clock.shift(timedelta(days=1))

        waited = guess(5, clock)

    assert waited == [0] * 5


def test_stranger_who_guesses_does_not_shut_the_owner_out() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()
        home = "10.0.0.7"
        sign_in(Client(REMOTE_ADDR=home))
        for number in range(40):
            sign_in(Client(REMOTE_ADDR=f"10.1.0.{number}"), password=f"tip číslo {number}")
            clock.shift(timedelta(seconds=60))
        owner, elsewhere = Client(REMOTE_ADDR=home), Client(REMOTE_ADDR="10.0.0.8")
        for browser in (owner, elsewhere):  # the owner's success clears the way from everywhere
            sign_in(browser)
        inside = [is_inside(owner), is_inside(elsewhere)]

    assert inside == [True, True]


def test_account_that_strangers_guess_opens_from_a_new_place_within_five_minutes() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        accounts.worker()
        for number in range(60):
            sign_in(Client(REMOTE_ADDR=f"10.1.0.{number}"), password=f"tip číslo {number}")
            clock.shift(timedelta(minutes=5))
        inside = is_inside(signed_in())

    assert inside


def test_address_that_tries_many_accounts_waits_as_well() -> None:
    with time_machine.travel(MORNING, tick=False):
        for number in range(40):
            sign_in(Client(), f"nikdo{number}@urad.example", "zkusmo heslo")

    assert failed_attempts() == 20


def test_counters_hold_no_address_and_no_account() -> None:
    accounts.worker()
    sign_in(Client(), password="špatné heslo 123")

    keys = list(Attempt.objects.values_list("key", flat=True))

    assert len(keys) == 3
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)


def test_old_counters_are_dropped_and_trusted_places_stay() -> None:
    with time_machine.travel(MORNING, tick=False):
        accounts.worker()
        sign_in(Client(REMOTE_ADDR="10.0.0.1"), "nikdo@urad.example")
        sign_in(Client(REMOTE_ADDR="10.0.0.2"))

    assert guesses.forget_old(MORNING + timedelta(hours=23)) == 1  # the owner's success
    assert guesses.forget_old(MORNING + timedelta(days=2)) == 4
    assert Attempt.objects.count() == 1
    assert guesses.forget_old(MORNING + timedelta(days=91)) == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1\xa0sekundu"), (30, "30\xa0sekund"), (60, "1\xa0minutu"), (61, "2\xa0minuty"), (900, "15\xa0minut")],
)
def test_waiting_is_said_in_whole_units(seconds: float, words: str) -> None:
    assert rules.waiting_words(timedelta(seconds=seconds)).endswith(f" za {words}.")


def test_two_hundred_guesses_leave_others_alone() -> None:
    accounts.worker()
    accounts.worker("eva@urad.example")
    with time_machine.travel(MORNING, tick=False):
        answers = [
            sign_in(Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}"), password=f"tip číslo {number}")
            for number in range(200)
        ]
        tried = AuditEntry.objects.filter(verb="access.sign_in", outcome="refused").count()
        inside = is_inside(signed_in("eva@urad.example"))

    assert {answer.status_code for answer in answers} <= {200, 422, 429}
    assert tried == 5  # only these reached the password at all
    assert inside


def test_attempts_are_kept_in_the_trail() -> None:
    user = accounts.worker()

    sign_in(Client(), password="špatné heslo 123")
    signed_in()

    rows = AuditEntry.objects.filter(verb="access.sign_in").order_by("id").values_list("outcome", "subject", "actor")
    assert list(rows) == [("refused", user.pk, None), ("done", user.pk, user.pk)]
