"""Outside the demo a password alone opens nothing; codes, recovery codes and their changes."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.urls import reverse

from kruh.access.checks import routes
from tests.access import accounts
from tests.access.accounts import PASSWORD, code, enrol, is_inside, sign_in, signed_in

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 7, 0, 5, tzinfo=UTC)
AUTHENTICATE = "/ucet/2fa/authenticate/"
ID = "00000000-0000-7000-8000-000000000001"


@pytest.fixture(autouse=True)
def office(settings: Any) -> Iterator[time_machine.Traveller]:
    """An office's installation, where the second factor is a must; the clock stands."""
    settings.SECOND_FACTOR = True
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


def second_step(secret_or_code: str) -> Client:
    """A browser that has given the password and now gives this code."""
    client = Client()
    sign_in(client)
    client.post(AUTHENTICATE, {"code": secret_or_code})
    return client


def concrete(address: str) -> str:
    """An address with something in every place of a parameter."""
    address = re.sub(r"\(\?P<(pk|bill)>[^)]*\)+(?:-\[0-9a-f\]\{12\}\))?", ID, address)
    address = re.sub(r"\(\?P<\w+>([a-z]+)[^)]*\)", r"\1", address).replace("^", "").replace("$", "").replace("\\", "")
    address = re.sub(r"<uuid:\w+>", ID, address)
    return "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<slug:\w+>", "text", address))


def test_password_alone_reaches_no_page_of_the_product() -> None:
    accounts.worker()
    client = signed_in()
    addresses = [concrete(address) for address, _ in routes() if not address.startswith(("ucet/", "zdravi/", "static"))]

    answers = {address: [client.get(address), client.post(address)] for address in addresses}

    assert len(addresses) > 100
    wrong = {
        address: [answer.status_code for answer in both]
        for address, both in answers.items()
        if {(answer.status_code, answer.headers.get("Location")) for answer in both} != {(302, reverse("mfa_index"))}
    }
    assert wrong == {}


def test_code_from_an_application_opens_the_door(office: time_machine.Traveller) -> None:
    accounts.worker()
    first = signed_in()
    secret = enrol(first)
    office.shift(timedelta(minutes=1))
    half, whole = Client(), second_step(code(secret))
    sign_in(half)

    assert (is_inside(half), is_inside(whole)) == (False, True)


def test_enrolling_is_itself_a_second_step() -> None:
    accounts.worker()
    client = signed_in()
    before = is_inside(client)

    enrol(client)

    assert (before, is_inside(client)) == (False, True)


def test_code_works_once(office: time_machine.Traveller) -> None:
    accounts.worker()
    secret = enrol(signed_in())
    office.shift(timedelta(minutes=1))

    first, again = second_step(code(secret)), second_step(code(secret))

    assert (is_inside(first), is_inside(again)) == (True, False)


@pytest.mark.parametrize(("steps", "is_in"), [(-2, False), (0, True), (2, False)])
def test_code_lives_for_its_half_minute(steps: int, is_in: bool, office: time_machine.Traveller) -> None:
    accounts.worker()
    secret = enrol(signed_in())
    office.shift(timedelta(minutes=5))

    assert is_inside(second_step(code(secret, steps))) == is_in


def test_sixth_code_is_refused_even_when_it_is_right(office: time_machine.Traveller) -> None:
    accounts.worker()
    secret = enrol(signed_in())
    office.shift(timedelta(minutes=5))
    client = Client()
    sign_in(client)
    for _ in range(5):
        client.post(AUTHENTICATE, {"code": "000000" if code(secret) != "000000" else "111111"})

    client.post(AUTHENTICATE, {"code": code(secret)})

    assert not is_inside(client)


def recovery_codes(client: Client) -> list[str]:
    """The codes on the person's paper."""
    answer = client.get(reverse("mfa_view_recovery_codes"))
    return list(answer.context["unused_codes"])


def test_recovery_code_works_once() -> None:
    accounts.worker()
    client = signed_in()
    enrol(client)
    paper = recovery_codes(client)

    first, again, second = second_step(paper[0]), second_step(paper[0]), second_step(paper[1])

    assert len(paper) == 10
    assert [is_inside(browser) for browser in (first, again, second)] == [True, False, True]


def test_secrets_of_the_second_factor_lie_sealed() -> None:
    accounts.worker()
    client = signed_in()
    secret = enrol(client)
    paper = recovery_codes(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        kept = str(cursor.fetchall())

    found = [word for word in (secret, *paper) if word in kept]

    assert Authenticator.objects.count() == 2
    assert found == []


def test_new_password_by_mail_keeps_the_second_step(mailoutbox: list[Any]) -> None:
    accounts.worker()
    enrol(signed_in())
    client = Client()
    client.post("/ucet/password/reset/", {"email": "renata@urad.example"})
    link = re.search(r"http://testserver(/\S+)", mailoutbox[-1].body)
    assert link

    form = client.get(link[1], follow=True)
    new = "docela-jine-heslo"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    sign_in(client, password=new)

    assert Authenticator.objects.filter(type="totp").count() == 1
    assert not is_inside(client)


def test_change_of_the_second_step_asks_for_the_password_again(office: time_machine.Traveller) -> None:
    accounts.worker()
    client = signed_in()
    enrol(client)
    office.shift(timedelta(minutes=11))

    addresses = ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes", "mfa_add_webauthn")
    asked = [client.get(reverse(name)) for name in addresses]
    client.post(reverse("mfa_deactivate_totp"))

    assert [(answer.status_code, "reauthenticate" in answer.headers.get("Location", "")) for answer in asked] == [
        (302, True)
    ] * len(addresses)
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_session_from_before_the_second_step_cannot_add_a_factor_of_its_own() -> None:
    accounts.worker()
    thief, owner = signed_in(), signed_in()
    enrol(owner)

    thief.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = thief.get(reverse("mfa_add_webauthn"))

    assert (answer.status_code, "login" in answer.headers["Location"]) == (302, True)
    assert "_auth_user_id" not in thief.session
    assert is_inside(owner)


@pytest.mark.django_db(transaction=True)  # the library writes when the change is committed
def test_every_change_is_told_by_mail_without_saying_more_than_needed(mailoutbox: list[Any]) -> None:
    accounts.worker()
    client = signed_in()
    enrol(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    new = "docela-jine-heslo"
    client.post("/ucet/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert [mail.subject for mail in mailoutbox] == [
        "Zapnutá aplikace s kódy",
        "Nové záložní kódy",
        "Vypnutá aplikace s kódy",
        "Změna hesla",
    ]
    assert [mail.to for mail in mailoutbox] == [["renata@urad.example"]] * 4
    assert [mail.subject for mail in mailoutbox if "127.0.0.1" in mail.body or "Kruh" not in mail.body] == []


def test_broken_mail_server_neither_stops_nor_tells(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    accounts.worker()
    settings.MAILERS = {
        "default": {
            "BACKEND": "kruh.messaging.backends.Smtp",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1, "username": "", "password": ""},
        }
    }

    answers = [
        Client().post("/ucet/password/reset/", {"email": email})
        for email in ("renata@urad.example", "nikdo@urad.example")
    ]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, "/ucet/password/reset/done/")
    ] * 2
    assert [record.getMessage() for record in caplog.records] == ["mail password_reset_key could not be sent"]
