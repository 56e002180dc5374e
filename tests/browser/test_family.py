"""The family's own pages on a telephone: without any script, and as axe reads them in every language."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kruh.conferences.models import Availability, Consent
from kruh.conferences.vocabulary import Answer, ParticipantRole
from kruh.family.models import ChildPage, Word
from kruh.foundation import days
from kruh.method.models import Translation
from tests.browser.conftest import Desk
from tests.factories import invited, minutes, pages, teams
from tests.factories.pages import Owner
from tests.factories.people import NOW

PHONE, WIDTHS = {"width": 390, "height": 844}, (320, 390, 1366)
BEFORE = ("home", "dates", "how", "wishes", "support", "interpreter", "consents", "child", "code", "language")
AFTER = ("home", "afterwards", "minutes", "tasks")
Opens = Callable[..., Page]


@pytest.fixture
def clock() -> Iterator[None]:
    """The day on which the link was given out."""
    with time_machine.travel(NOW + timedelta(hours=1), tick=True):
        yield


@pytest.fixture
def opens(
    browser: Browser, browser_context_args: dict[str, Any], request: pytest.FixtureRequest, live_server: LiveServer
) -> Opens:
    """Opens a telephone."""

    def opened(**how: Any) -> Page:
        args = {**browser_context_args, "viewport": PHONE, "base_url": live_server.url, **how}
        context = browser.new_context(**args)
        request.addfinalizer(context.close)
        return context.new_page()

    return opened


def owners() -> tuple[Owner, Owner]:
    """A grandmother and the child of one conference, with two days proposed."""
    world = teams.complete()
    teams.proposed(world, teams.TUESDAY, teams.TUESDAY + timedelta(days=1), venue=teams.room())
    vlasta = invited.seat(world, ParticipantRole.RELATIVE, "Vlasta")
    child = world.fresh().participants.get(role=ParticipantRole.CHILD)
    return pages.owner(vlasta, world.worker), pages.owner(child, world.worker)


def enters(page: Page, owner: Owner) -> None:
    """The letter in hand: the link is typed, the code is told."""
    page.goto(reverse("family:find"))
    page.get_by_label("Znaky z dopisu").fill(str(owner.link.locator).lower())
    page.get_by_role("button", name="Pokračovat").click()
    page.get_by_role("link", name="Mám kód").click()
    page.get_by_label("Kód").fill(f"{owner.code[:3]} {owner.code[3:]}")
    page.get_by_role("button", name="Otevřít").click()


def is_saved(page: Page) -> None:
    expect(page.get_by_text("Uloženo. Můžete to kdykoli změnit.")).to_be_visible()


@pytest.mark.usefixtures("transactional_db", "clock")
def test_everything_can_be_answered_without_a_script(opens: Opens) -> None:
    grandmother, child = owners()
    page = opens(java_script_enabled=False)

    enters(page, grandmother)
    page.get_by_role("link", name="Říct, kdy můžete").click()
    page.get_by_role("button", name="Můžu", exact=True).first.click()
    is_saved(page)
    page.get_by_role("button", name="Nemůžu").last.click()
    expect(page.get_by_text("Hotovo: 2 z 2.")).to_be_visible()
    page.get_by_role("link", name="Zpět na začátek").click()
    page.get_by_role("link", name="Co chci říct").click()
    page.get_by_label("Vaše slova").fill("Chci sedět u dveří.")
    page.get_by_role("button", name="Uložit").click()
    is_saved(page)
    page.get_by_role("link", name="Zpět na začátek").click()
    page.get_by_role("link", name="S čím souhlasím").click()
    page.get_by_role("button", name="Ano", exact=True).first.click()
    is_saved(page)
    page.get_by_role("button", name="Tohle nejsem já").click()
    expect(page.get_by_role("heading", name="Hotovo")).to_be_visible()

    writes_without_a_script(page, child)
    held = Availability.objects.filter(replaced_at=None).order_by("candidate__starts_at")
    assert [row.answer for row in held] == [Answer.CAN, Answer.CANNOT]
    assert [row.answer for row in Consent.objects.all()] == ["yes"]
    assert sorted(Word.objects.values_list("about", flat=True)) == ["child_page", "consents", "dates", "wishes"]


def writes_without_a_script(page: Page, child: Owner) -> None:
    enters(page, child)
    page.get_by_role("link", name="Moje stránka").click()
    page.get_by_label("tak napůl").check()
    page.get_by_label("Co si přeju").fill("Spát u babičky.")
    page.get_by_role("button", name="Přečíst si to").click()
    expect(page.get_by_text("Nikdo ti slova nezmění.")).to_be_visible()
    assert ChildPage.objects.count() == 0
    page.get_by_role("button", name="Ano, uložit").click()
    is_saved(page)
    assert ChildPage.objects.get().words["hopes"] == "Spát u babičky."


def reviewed() -> None:
    """As if both prepared languages had been reviewed."""
    today = days.local_day(timezone.now())
    for row in Translation.objects.filter(language__in=["uk", "en"]):
        told = {"translator": "Olha Bila", "reviewer": "Iryna Koval", "reviewed_on": today, "edited_at": timezone.now()}
        fresh = row.next_version(valid_from=today, **told)
        Translation.objects.filter(pk=row.pk).update(valid_to=today - timedelta(days=1))
        fresh.save(force_insert=True)


def looked_at(desk: Desk, address: str) -> None:
    desk.opens(address)
    for width in WIDTHS:
        desk.page.set_viewport_size({"width": width, "height": 844})
        desk.said += [f"{address} {width}: {fault}" for fault in (*desk.faults(), *desk.sideways())]


def walks(desk: Desk, owner: Owner, names: tuple[str, ...]) -> None:
    desk.page.context.clear_cookies()
    desk.opens(reverse("family:locate", args=[owner.link.locator]))
    looked_at(desk, reverse("family:locate", args=[owner.link.locator]))
    desk.page.locator("main button").first.click()
    desk.opens(reverse("family:code"))
    desk.page.locator("#code").fill(owner.code)
    desk.page.locator("main form button").first.click()
    desk.page.wait_for_url("**/p/setkani/")
    for language in ("cs", "uk", "en"):
        desk.opens(reverse("family:language"))
        desk.page.locator(f'button[value="{language}"]').click()
        desk.page.wait_for_url("**/p/setkani/")
        assert desk.page.locator("html").get_attribute("lang") == language
        for name in names:
            looked_at(desk, reverse(f"family:{name}"))


@pytest.mark.usefixtures("transactional_db", "clock")
def test_pages_before_the_meeting_are_accessible_in_every_language(desk: Desk) -> None:
    reviewed()
    grandmother, child = owners()

    walks(desk, grandmother, tuple(name for name in BEFORE if name != "child"))
    walks(desk, child, ("home", "child"))
    looked_at(desk, reverse("family:find"))

    assert desk.said == []


@pytest.mark.usefixtures("transactional_db")
def test_pages_after_the_meeting_are_accessible_in_every_language(desk: Desk) -> None:
    with time_machine.travel(minutes.NEXT_DAY + timedelta(hours=1), tick=True):
        reviewed()
        told = minutes.delivered(is_child_told=False)
        minutes.tell_child(told, changed="Ráno ti teď volá babička. " * 20, unchanged="Do jiné školy zatím nepůjdeš.")
        owner = pages.owner(told.rows["Adam"], told.worker)

        walks(desk, owner, AFTER)

    assert desk.said == []
