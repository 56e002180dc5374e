"""The guide opens beside the work and lends its words."""

import pytest
from playwright.sync_api import Page, expect

from kruh.conferences.models import Conference
from tests.browser.conftest import Desk
from tests.browser.rooms import ORGANISER, conference

__all__ = ["conference"]

PREPARATION = "Jak na to: příprava lidí a místa"


@pytest.fixture
def page_of_preparation(desk: Desk, conference: Conference) -> Page:
    desk.sit_down(ORGANISER)
    desk.opens(f"/konference/{conference.pk}/priprava/")
    return desk.page


def test_chapter_opens_beside_the_work_and_its_words_can_be_copied(page_of_preparation: Page) -> None:
    page = page_of_preparation
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    guide = page.locator("details.guide")

    expect(guide.get_by_role("heading", name="Jak připravit dítě")).to_have_count(0)
    guide.get_by_text(PREPARATION).press("Enter")
    expect(guide.get_by_role("heading", name="Jak připravit dítě")).to_be_visible()
    guide.get_by_role("button", name="Zkopírovat").click()
    expect(guide.get_by_role("button", name="Zkopírováno")).to_be_visible()

    assert page.evaluate("navigator.clipboard.readText()").startswith("Sejdou se lidé, kterým na tobě záleží.")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_chapter_leads_to_its_own_page_with_sources(page_of_preparation: Page) -> None:
    page = page_of_preparation

    page.get_by_text(PREPARATION).click()
    page.get_by_role("link", name="Otevřít kapitolu zvlášť").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Příprava lidí a místa")
    assert page.get_by_text("Zdroj:").count() == page.locator("article").count()
