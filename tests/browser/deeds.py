"""What colleagues do at a meeting with their own hands, for several files of tests: they write, begin parts, keep."""

import re

from playwright.sync_api import Locator, Page, expect

from kruh.conferences.models import Conference
from tests.browser.colleagues import Colleague
from tests.browser.rooms import drawn

RENATA, JIRI, TEREZA = (
    "renata.olsova@lipova.example",
    "jiri.kalina@mostkrodine.example",
    "tereza.zimova@mostkrodine.example",
)
# How the people of a story know that a task is done, in the order in which tasks are written.
CHECKS = ["Adam je v 7.50 ve třídě.", "Je hotový seznam.", "Děti to řeknou paní Olšové."]


def of(conference: Conference, rest: str) -> str:
    """An address of the conference."""
    return f"/konference/{conference.pk}/{rest}"


def part(page: Page, name: str) -> Locator:
    """A part of the room's screen."""
    return page.locator(f"[data-part={name}]")


def stands(who: Colleague) -> None:
    """The room is drawn, however often it has to be loaded."""
    who.sees(part(who.page, "saving"))
    drawn(who.page)


def begins(who: Colleague, title: str) -> None:
    """The next part begins."""
    button = who.page.get_by_role("button", name=re.compile(f"^(Začít|Další): {title}$"))
    who.presses(button, part(who.page, "phase").filter(has_text=title))


def writes(page: Page, *lines: str) -> None:
    """Lines as they are typed: a chip where one is named, somebody behind @ chosen from the offer, a task checked."""
    line = page.locator("#entry-line")
    for said in lines:
        chip, words = re.fullmatch(r"(?:\[(.+)\])?(.+)", said).groups()  # type: ignore[union-attr]
        if chip:
            presses_kind(page, chip)
        line.fill(words)
        if page.locator("[data-offer]").is_visible():
            line.press("Enter")  # the first of those on offer
        is_task = chip_of(page, "úkol").get_attribute("aria-pressed") == "true"
        line.press("Enter")
        expect(line).to_have_value("")
        if is_task:
            expect(page.locator("#fill-input")).to_be_visible()
            check = CHECKS[page.locator("[data-part=tasks] > li").count() - 1]
            page.locator("#fill-input").fill(check)
            page.locator("#fill-input").press("Enter")
            expect(page.locator("#fill-input")).to_be_hidden()


def presses_kind(page: Page, name: str) -> None:
    """The kind of the next line by its button, unless it is pressed already."""
    chip = chip_of(page, name)
    if chip.get_attribute("aria-pressed") != "true":
        chip.click()


def chip_of(page: Page, name: str) -> Locator:
    """The button of one kind of line."""
    return page.get_by_role("group", name="Druh záznamu").get_by_role("button", name=name, exact=True)


def rewrites(who: Colleague, kind: str, text: str) -> None:
    """A paragraph is written anew and keeps itself."""
    who.page.locator(f"#id_{kind}_text").fill(text)
    keeps(who, kind)


def keeps(who: Colleague, kind: str) -> None:
    """The screen says that the server has it."""
    expect(who.page.locator(f"form#{kind} [data-words]")).to_contain_text("Uloženo")
