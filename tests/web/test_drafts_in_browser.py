"""A draft in a real browser: saved while written, honest about failures, sent once, usable without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.web.drafts import Sent

pytestmark = pytest.mark.urls("tests.web.drafts")


def test_draft_is_saved_while_it_is_written(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/koncept/saved/")

    page.get_by_label("Cíl setkání").fill("Aby Tereza chodila do školy včas.")

    expect(page.locator("[data-words]")).to_have_text("Uloženo 14:32")
    assert page.locator("[name=version]").input_value() == "2"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("broken", "Nepodařilo se uložit, zkusíme to znovu."),
        ("signed-out", "Odhlásili jsme vás. Přihlaste se v novém okně, text tu zůstal."),
    ],
)
def test_draft_that_could_not_be_saved_says_so(page: Page, live_server: LiveServer, answer: str, words: str) -> None:
    page.goto(f"{live_server.url}/koncept/{answer}/")

    page.get_by_label("Cíl setkání").fill("Cíl")

    expect(page.locator("[data-words]")).to_have_text(words)


def test_draft_goes_on_after_signing_in_elsewhere(
    page: Page, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sent, "is_back", False)
    page.goto(f"{live_server.url}/koncept/signed-out/")
    page.get_by_label("Cíl setkání").fill("Cíl")
    link = page.locator("[data-words] a")
    expect(link).to_have_attribute("href", "/ucet/login/")

    page.context.new_page().goto(f"{live_server.url}/zpet/")

    expect(page.locator("[data-words]")).to_have_text("Jste zpátky, text je uložený.")
    assert page.locator("[name=version]").input_value() == "2"


def test_draft_in_conflict_shows_both_texts(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/koncept/conflict/")

    page.get_by_label("Cíl setkání").fill("Můj cíl")

    expect(page.locator(".version")).to_have_text(["CílJejich cíl", "CílMůj cíl"])
    expect(page.locator(".versions + .row button")).to_have_text(["Nechat moje", "Nechat uložené"])


def test_own_wording_is_put_over_the_other_by_choice(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/koncept/conflict/")
    page.get_by_label("Cíl setkání").fill("Můj cíl")

    page.get_by_role("button", name="Nechat moje").click()

    expect(page.get_by_text("Uloženo 14:32")).to_be_visible()
    assert page.locator("[name=version]").input_value() == "8"
    expect(page.locator(".version")).to_have_count(0)


def test_refused_form_moves_to_what_is_wrong(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/koncept/saved/")
    page.get_by_label("Kdy").fill("31. 2. 2026")

    page.get_by_role("button", name="Uložit").click()

    expect(page.locator(".errors")).to_be_focused()
    page.get_by_role("link", name="Kdy").click()
    expect(page.get_by_label("Kdy")).to_be_focused()


def test_form_pressed_twice_is_sent_once(page: Page, live_server: LiveServer) -> None:
    Sent.goals.clear()
    page.goto(f"{live_server.url}/koncept/saved/")
    page.get_by_label("Cíl setkání").fill("Jednou")

    page.evaluate("() => { const button = document.querySelector('main button'); button.click(); button.click(); }")

    page.wait_for_load_state()
    expect(page.locator(".errors")).to_be_visible()
    assert Sent.goals == ["Jednou"]


def test_form_works_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/koncept/saved/")
    page.get_by_label("Cíl setkání").fill("Beze skriptu")

    page.get_by_role("button", name="Uložit").click()

    expect(page.get_by_label("Cíl setkání")).to_have_value("Beze skriptu")
    expect(page.locator(".errors li")).to_have_text(["Kdy: Tohle prosím vyplňte."])
