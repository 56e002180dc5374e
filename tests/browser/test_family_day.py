"""The day of a family in two browsers: the coordinator's telephone and the lent tablet, up to the presented plan."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from kruh.family_conferences.demo import ALOIS
from kruh.family_conferences.models import FamilyConference, Version
from kruh.family_conferences.vocabulary import State
from tests.browser.conftest import Desk, Region

PHONE, TABLET = {"width": 390, "height": 844}, {"width": 820, "height": 1180}
HERE = ("Marie Dubinová", "Zuzana Vacková", "Eliška")
SAVES_ITSELF = 9_000


@pytest.fixture
def holds(
    browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer
) -> Iterator[Callable[..., Desk]]:
    """Holds a telephone or a tablet."""
    with ExitStack() as opened:

        def held(size: dict[str, int], **words: Any) -> Desk:
            context = browser.new_context(**{**browser_context_args, "viewport": size, **words})
            opened.callback(context.close)
            return Desk(context.new_page(), live_server.url)

        yield held


def today() -> FamilyConference:
    """The demo's family conference, moved to today."""
    found = FamilyConference.objects.get(state=State.PLANNED)
    FamilyConference.objects.filter(pk=found.pk).update(starts_at=timezone.now())
    return found


def looks_right(desk: Desk) -> None:
    """Nothing is wider than the screen and axe has no objection."""
    assert [*desk.sideways(), *desk.faults()] == []


def comes(alois: Desk, name: str) -> None:
    """Somebody is here and promises silence."""
    for button in ("Je tady", "Slibuje mlčet"):
        alois.page.locator(".presence-row", has_text=name).get_by_role("button", name=button).click()
    expect(alois.page.locator(".presence-row", has_text=name)).to_contain_text("slib dán")


def left_alone(alois: Desk, day: str) -> str:
    """The first part begins and ends; the tablet is lent. Gives the locator."""
    for name in HERE:
        comes(alois, name)
    looks_right(alois)
    alois.page.get_by_role("link", name="Začít úvodní část").click()
    alois.page.get_by_role("button", name="Začít úvodní část").click()
    expect(alois.page.get_by_role("heading", name="Otázka pro rodinu")).to_be_visible()
    looks_right(alois)
    alois.page.get_by_role("link", name="Půjčit rodině tablet").click()
    alois.page.get_by_role("button", name="Ukázat adresu").click()
    address = alois.page.locator(".card strong").first.inner_text()
    looks_right(alois)
    alois.opens(day)
    alois.page.get_by_role("link", name="Rodina zůstává sama").click()
    looks_right(alois)
    alois.page.get_by_role("button", name="Rodina je sama").click()
    expect(alois.page.get_by_role("heading", name=re.compile("Rodina je teď sama"))).to_be_visible()
    assert alois.page.locator("main input, main textarea").count() == 0
    looks_right(alois)
    return re.sub(r".*/t/", "/t/", address)


def opens_tablet(tablet: Desk, address: str) -> None:
    """The address is opened and gone on from."""
    tablet.opens(address)
    looks_right(tablet)
    tablet.page.get_by_role("button", name="Pokračovat").click()


def makes_code(tablet: Desk) -> str:
    """The family makes its code and copies it on paper."""
    tablet.page.get_by_role("button", name="Vytvořit náš kód").click()
    code = tablet.page.locator(".when").inner_text()
    looks_right(tablet)
    tablet.page.get_by_role("link", name="Máme opsáno, píšeme").click()
    return code


@pytest.mark.usefixtures("region")
def test_family_writes_alone_and_presents(holds: Callable[..., Desk], region: Region) -> None:
    conference = today()
    day = f"/rodinne-konference/{conference.pk}/den/"
    alois, tablet = holds(PHONE), holds(TABLET)
    alois.sit_down(ALOIS)
    alois.opens(day)
    address = left_alone(alois, day)

    opens_tablet(tablet, address)
    code = makes_code(tablet)
    tablet.page.get_by_label("Na čem jsme se domluvili").fill("Děti budou u babičky.")
    tablet.page.locator("#what-1").fill("Vodit Elišku do školy")
    tablet.page.locator("#who-1").fill("Zuzana Vacková")
    expect(tablet.page.locator("[data-draft-state]")).to_contain_text("Uloženo", timeout=SAVES_ITSELF)
    looks_right(tablet)

    again = holds(TABLET)
    opens_tablet(again, address)
    again.page.get_by_label("Kód").fill(code)
    again.page.get_by_role("button", name="Otevřít plán").click()
    expect(again.page.get_by_label("Na čem jsme se domluvili")).to_have_value("Děti budou u babičky.")
    alois.opens(day)
    expect(alois.page.locator("main")).not_to_contain_text("babičky")

    again.page.get_by_role("button", name="Máme hotovo, chceme ho představit").click()
    looks_right(again)
    again.page.get_by_role("button", name="Představit").click()
    expect(again.page.get_by_role("heading", name="Hotovo")).to_be_visible()
    alois.opens(day)
    expect(alois.page.get_by_role("heading", name="Rodina představuje plán")).to_be_visible()
    looks_right(alois)
    assert Version.objects.get(conference=conference).decisions == "Děti budou u babičky."
    assert (alois.said, tablet.said, again.said) == ([], [], [])


@pytest.mark.usefixtures("region")
def test_tablet_needs_no_script(holds: Callable[..., Desk], region: Region) -> None:
    conference = today()
    day = f"/rodinne-konference/{conference.pk}/den/"
    alois, tablet = holds(PHONE), holds(PHONE, java_script_enabled=False)
    alois.sit_down(ALOIS)
    alois.opens(day)

    tablet.opens(left_alone(alois, day))
    tablet.page.get_by_role("button", name="Pokračovat").click()
    makes = tablet.page.get_by_role("button", name="Vytvořit náš kód")
    makes.click()
    tablet.page.get_by_role("link", name="Máme opsáno, píšeme").click()
    tablet.page.get_by_label("Na čem jsme se domluvili").fill("Děti budou u babičky.")
    tablet.page.get_by_role("button", name="Přidat další úkol").click()
    tablet.page.get_by_role("button", name="Máme hotovo, chceme ho představit").click()
    tablet.page.get_by_role("button", name="Představit").click()

    assert Version.objects.get(conference=conference).decisions == "Děti budou u babičky."
