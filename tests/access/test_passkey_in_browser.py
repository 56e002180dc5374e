"""A passkey in a real browser: added, and then used instead of the password."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from tests.access import accounts
from tests.access.accounts import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def put_a_key_into(page: Any) -> Any:
    """A fingerprint reader that always recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return session


@pytest.mark.django_db(transaction=True)
def test_passkey_replaces_password_and_code(live_server: Any, page: Any, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    accounts.worker()
    home = live_server.url.replace("127.0.0.1", "localhost")
    put_a_key_into(page)
    violations: list[str] = []
    page.on("console", lambda message: violations.append(message.text) if message.type == "error" else None)

    page.goto(home + "/ucet/login/")
    page.get_by_label("E-mail").fill("renata@urad.example")
    page.get_by_label("Heslo").fill(PASSWORD)
    page.get_by_role("button", name="Přihlásit se", exact=True).click()
    page.wait_for_url("**/ucet/2fa/")
    page.get_by_role("link", name="Přidat přístupové klíče").click()
    page.get_by_label("Heslo").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/webauthn/add/")
    page.get_by_label("Jak klíči říkat").fill("služební telefon")
    is_offered = page.get_by_label("Přihlašovat se jím i bez hesla").is_checked()
    page.get_by_role("button", name="Přidat klíč").click()
    page.wait_for_url("**/recovery-codes/")
    said = page.get_by_text("Přístupový klíč je přidaný.").count()
    page.goto(home + "/pripady/")
    inside_after_adding = page.locator("h1").inner_text()
    page.get_by_role("button", name="Odhlásit se").click()
    page.goto(home + "/ucet/login/")
    page.get_by_role("button", name="Přihlásit se přístupovým klíčem").click()
    page.wait_for_url(home + "/")
    page.goto(home + "/pripady/")

    assert page.locator("h1").inner_text() == inside_after_adding == "Případy"
    assert [row.wrap().is_passwordless for row in Authenticator.objects.filter(type="webauthn")] == [True]
    assert (is_offered, said, violations) == (True, 1, [])


@pytest.mark.django_db(transaction=True)
def test_key_that_fails_says_so_and_nobody_without_one_is_offered_it(
    live_server: Any, page: Any, settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    accounts.worker()
    accounts.enrol(accounts.signed_in())
    home = live_server.url.replace("127.0.0.1", "localhost")
    page.add_init_script("navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))")

    page.goto(home + "/ucet/login/")
    page.get_by_role("button", name="Přihlásit se přístupovým klíčem").click()
    page.get_by_text("Přístupový klíč se teď nepodařilo použít.").wait_for()
    page.get_by_label("E-mail").fill("renata@urad.example")
    page.get_by_label("Heslo").fill(PASSWORD)
    page.get_by_role("button", name="Přihlásit se", exact=True).click()
    page.wait_for_url("**/2fa/authenticate/")

    assert page.get_by_role("button", name="Použít přístupový klíč").count() == 0
