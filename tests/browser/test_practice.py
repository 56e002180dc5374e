"""What practice learns, on a telephone: a guest and a workshop, a colleague and a story, a quotation that goes out."""

import re

import pytest
from playwright.sync_api import expect

from kruh.messaging.models import Message
from kruh.training.models import SignUp
from tests.browser.conftest import Desk, Region

PHONE = {"width": 390, "height": 844}
GUEST = {
    "name": "Maxmiliána Nejdelší-Přejmenovaná", "organisation": "Základní škola s velmi dlouhým názvem, Lipová",
    "email": "maxmiliana@skola.example",
}  # fmt: skip


@pytest.fixture
def phone(desk: Desk, region: Region) -> Desk:
    """A telephone with the demo."""
    desk.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return desk


def looked_at(phone: Desk) -> None:
    """The page as it stands is readable, whole, and made no noise."""
    assert (phone.faults(), phone.sideways(), phone.said) == ([], [], [])


def link_in_letter(to: str) -> str:
    """The way to one's own page in the last letter."""
    letters = [one for one in Message.objects.order_by("queued_at", "pk") if one.address == to]
    found = re.search(r"/workshopy/muj/\S+", letters[-1].text)
    assert found
    return found.group()


def test_guest_finds_a_workshop_signs_up_and_thinks_better_of_it(phone: Desk) -> None:
    page = phone.page
    phone.opens("/o-konferencich/")
    page.get_by_role("link", name="Workshopy", exact=True).click()
    looked_at(phone)
    page.get_by_role("link", name="Hlas dítěte na konferenci").click()
    looked_at(phone)

    page.locator("main form").get_by_role("button").click()
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Podívejte se prosím na 5 věcí")
    expect(problem).to_be_in_viewport()
    assert page.title().startswith("Přihláška neodešla")
    phone.said.clear()  # the browser itself notes every refused form

    for name, words in GUEST.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=sector]").select_option("school")
    page.get_by_label("Rozumím, co se s údaji stane.").check()
    page.locator("main form").get_by_role("button").click()
    expect(page.get_by_text(GUEST["email"])).to_be_visible()
    looked_at(phone)

    phone.opens(link_in_letter(GUEST["email"]))
    page.get_by_role("button", name="Potvrdit přihlášku").click()
    expect(page.get_by_role("heading", name="Jste mezi náhradníky")).to_be_visible()
    looked_at(phone)

    page.get_by_role("link", name="Zrušit přihlášku").click()
    expect(page.get_by_role("heading", name="Opravdu zrušit přihlášku?")).to_be_visible()
    page.get_by_role("link", name="Zpátky, nerušit").click()
    expect(page.get_by_role("heading", name="Jste mezi náhradníky")).to_be_visible()
    page.get_by_role("link", name="Zrušit přihlášku").click()
    page.get_by_role("button", name="Zrušit přihlášku").click()
    expect(page.get_by_role("link", name="Přihlásit se znovu")).to_be_visible()
    looked_at(phone)
    assert SignUp.objects.filter(state="cancelled").count() == 1


def test_colleague_finds_a_story_by_its_theme_and_says_something(phone: Desk) -> None:
    page = phone.page
    phone.sit_down("renata.olsova@lipova.example")
    phone.opens("/z-praxe/kazuistiky/")
    stories = page.locator("article.card")
    assert stories.count() > 0
    theme = stories.first.locator("p").first.inner_text().split(",")[0]
    page.get_by_label("Téma").get_by_role("link", name=theme).click()
    assert "tema=" in page.url
    looked_at(phone)

    stories.first.get_by_role("link").first.click()
    looked_at(phone)
    page.get_by_role("link", name="Přidat komentář").click()
    page.locator("main textarea").fill("Pomohlo nám také pozvat paní učitelku.")
    page.locator("main form").get_by_role("button").first.click()
    expect(page.get_by_text("Pomohlo nám také pozvat paní učitelku.")).to_be_visible()
    looked_at(phone)


def test_methodologist_lets_a_quotation_out(phone: Desk) -> None:
    page = phone.page
    phone.sit_down("ivana.horackova@kraj.example")
    phone.opens("/z-praxe/hlas-rodin/")
    looked_at(phone)
    page.get_by_role("link", name=re.compile("Jděte tam")).click()
    looked_at(phone)
    page.get_by_role("link", name="Zveřejnit", exact=True).click()
    looked_at(phone)
    page.locator("main form").get_by_role("button").click()
    expect(page.get_by_role("status").or_(page.get_by_role("alert")).first).to_be_visible()
    phone.opens("/z-praxe/hlas-rodin/")
    expect(page.locator("blockquote", has_text="Vezměte s sebou někoho")).to_be_visible()
    looked_at(phone)
