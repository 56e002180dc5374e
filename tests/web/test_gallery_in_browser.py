"""The gallery in a real browser: nothing for axe to object to, nothing sticks out, targets are large enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

SMALL_TARGETS = """() => [...document.querySelectorAll('main a, main button, main input, main select')]
  .filter(e => e.getClientRects().length && getComputedStyle(e).display !== 'inline')
  .map(e => [e.tagName, e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
  .filter(([, , box]) => box.width && (box.width < 24 || box.height < 24)).map(([tag, words]) => `${tag} ${words}`)"""


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_gallery_is_accessible(page: Page, live_server: LiveServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/galerie/")

    result = Axe().run(page)

    assert [(found["id"], node["html"]) for found in result.response["violations"] for node in found["nodes"]] == []


@pytest.mark.parametrize("width", [320, 390, 640, 1366])
def test_gallery_never_scrolls_sideways(page: Page, live_server: LiveServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(f"{live_server.url}/galerie/")

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_targets_are_large_enough_for_a_finger(page: Page, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 390, "height": 900})

    page.goto(f"{live_server.url}/galerie/")

    assert page.evaluate(SMALL_TARGETS) == []


def test_page_breaks_no_rule_of_content_security(page: Page, live_server: LiveServer) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(f"{live_server.url}/galerie/")

    assert said == []


def test_first_tab_stop_skips_to_the_content(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/pristupnost/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Přejít k obsahu"
