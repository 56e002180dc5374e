"""The main path in a real browser, by the demo's own doors; and the same forms in a browser without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kruh.cases.models import Case
from kruh.conferences.models import Conference, Seat
from kruh.conferences.vocabulary import SeatState, State
from kruh.meetings.models import Minutes, Paragraph
from kruh.meetings.vocabulary import MinutesState, SectionKind
from tests.browser.conftest import Desk, Region

RENATA, KLARA, TEREZA = "Bc. Renata Olšová", "Mgr. Klára Sedláčková", "Bc. Tereza Zimová, DiS."
TABS = [
    "Vhodnost",
    "Žádost",
    "Tým",
    "Termín",
    "Příprava",
    "Pozvánky",
    "Setkání",
    "Zápis",
    "Listiny",
    "Plán",
    "Vyúčtování",
]
WORDS = "Rána jsou doma těžká, ale Adam chce zkusit chodit s babičkou."


@pytest.fixture(autouse=True)
def _quiet(region: Region, desk: Desk) -> Any:
    """What the browser complained about is a fault, whatever else the test looks at."""
    yield
    assert desk.said == []


def comes_in_as(desk: Desk, name: str) -> Page:
    """This will use the demo's door: one press on a card of the sign-in page."""
    desk.page.context.clear_cookies()
    desk.opens("/")
    desk.page.get_by_role("button", name=re.compile(f"Vstoupit jako {re.escape(name)}")).click()
    expect(desk.page.locator("h1")).to_be_visible()
    return desk.page


def of_adam() -> Conference:
    """The conference of Adam and Ella, held some time ago."""
    return Conference.objects.filter(case=Case.objects.get(file_mark="LIP-OSPOD-147")).order_by("number")[0]


def tab(page: Page, label: str) -> None:
    """This will open a tab."""
    page.get_by_role("navigation", name="Části").get_by_role("link", name=label, exact=True).click()
    expect(page.get_by_role("navigation", name="Části").locator("[aria-current]")).to_have_text(label)


def test_worker_walks_from_today_to_the_bill(desk: Desk) -> None:
    page = comes_in_as(desk, RENATA)
    expect(page.locator("h1")).to_contain_text("Dnes")
    page.get_by_role("link", name="Konference", exact=True).first.click()
    page.get_by_role("link", name="PK 1").first.click()

    seen = []
    for label in TABS:
        tab(page, label)
        seen.append(page.locator("h1").inner_text())

    assert len(set(seen)) == len(seen)


def test_consultant_answers_a_request_from_the_inbox(desk: Desk) -> None:
    waiting = Conference.objects.filter(state=State.REQUESTED)[0]
    page = comes_in_as(desk, KLARA)

    page.get_by_role("link", name="Žádosti").click()
    page.locator(f"main a[href*='{waiting.pk}']").first.click()
    page.get_by_role("link", name="Přijmout žádost").or_(
        page.get_by_role("button", name="Přijmout žádost")
    ).first.click()
    if page.url.endswith("/prijmout/"):
        page.get_by_role("button", name="Přijmout žádost").click()

    expect(page.get_by_text("Přijato. Teď najděte facilitátora a zapisovatele.")).to_be_visible()


def test_offered_colleague_reads_the_brief_and_accepts(desk: Desk) -> None:
    offer = Seat.objects.filter(state=SeatState.OFFERED).select_related("user", "conference")[0]
    desk.sit_down(offer.user.email)
    page = desk.page
    desk.opens(f"/konference/{offer.conference_id}/zadani/")
    expect(page.locator("h1")).to_have_text("Stručné zadání")

    page.get_by_role("link", name="Přijmout").click()
    page.get_by_role("button", name="Přijmout a ukázat jména").click()
    for group in page.locator("main fieldset").all():
        group.get_by_label("Ne", exact=True).check()
    page.get_by_role("button", name="Potvrdit").click()

    expect(page.locator("h1")).to_have_text("Před setkáním")


def test_minutes_are_saved_while_they_are_written(desk: Desk) -> None:
    draft = Minutes.objects.filter(state=MinutesState.DRAFT).select_related("conference")[0]
    writer = draft.conference.seats.select_related("user").get(role="minute_taker", state=SeatState.ACCEPTED).user
    section = Paragraph.objects.get(minutes=draft, kind=SectionKind.WORRIES)
    desk.sit_down(writer.email)
    page = desk.page
    desk.opens(f"/konference/{draft.conference_id}/zapis/")

    box = page.locator(f"#id_{SectionKind.WORRIES}_text")
    box.fill(WORDS)
    expect(page.locator(f"form#{SectionKind.WORRIES} [data-words]")).to_contain_text("Uloženo")
    page.reload()

    expect(page.locator(f"#id_{SectionKind.WORRIES}_text")).to_have_value(WORDS)
    section.refresh_from_db()
    assert section.text == WORDS


def test_forms_work_without_scripts(region: Region, browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, locale="cs-CZ")
    desk = Desk(context.new_page(), live_server.url)
    page = comes_in_as(desk, RENATA)

    page.get_by_role("link", name="Případy", exact=True).click()
    page.get_by_role("link", name="Nový případ").click()
    page.get_by_label("Jméno").fill("Jakub")
    page.get_by_label("Příjmení").fill("Zkušební")
    page.get_by_role("button", name="Podívat se").click()
    page.get_by_role("button", name="Založit případ").click()
    expect(page.locator("h1")).to_have_text("Jakub Zkušební")
    page.get_by_role("link", name="Konference", exact=True).last.click()
    page.get_by_role("link", name="Nová konference").click()
    page.get_by_role("button", name="Založit a posoudit vhodnost").click()
    page.get_by_role("button", name="Uložit", exact=False).first.click()

    expect(page.locator(".messages, [role=status]").first).to_be_visible()
    assert desk.said == []
    context.close()
