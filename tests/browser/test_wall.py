"""The projector and the table: the wall follows the plan, keeps its last picture, and the plan is read back by hand."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kruh.access.models import User
from kruh.meetings.actions import room
from kruh.meetings.models import Meeting, Phase
from kruh.plans import actions as plans
from kruh.plans.models import Task, TaskReading
from tests.browser.conftest import Desk, Region
from tests.browser.test_main_path import of_adam

MINUTE_TAKER = "tereza.zimova@mostkrodine.example"
PROJECTOR = {"width": 1366, "height": 768}
SMALLEST_AT_FIVE_METRES = 23
SIZES = """() => [...document.querySelectorAll('.wall-what, .wall-who')]
  .map(line => parseFloat(getComputedStyle(line).fontSize))"""


def writer() -> User:
    return User.objects.get(email=MINUTE_TAKER)


@pytest.fixture
def table(region: Region, desk: Desk) -> Desk:
    """Adam's conference runs; the minute taker sits at the computer."""
    now, conference = timezone.now(), of_adam()
    room.open_room(conference, by=writer(), at=now)
    Meeting.objects.filter(conference=conference).update(began_at=now - timedelta(minutes=30), ended_at=None)
    room.begin_phase(Phase.objects.filter(conference=conference)[1], by=writer(), at=now - timedelta(minutes=5))
    desk.page.set_viewport_size(PROJECTOR)  # type: ignore[arg-type]
    desk.sit_down(MINUTE_TAKER)
    return desk


def where(rest: str) -> str:
    return f"/konference/{of_adam().pk}/mistnost/{rest}"


def shown(page: Page) -> int:
    """How many lines of the plan are in sight."""
    return page.locator(".wall-plan li:visible").count()


def test_wall_follows_the_plan_and_is_read_from_afar(table: Desk) -> None:
    page = table.page
    table.opens(where("zed/"))
    expect(page.get_by_role("heading", name="Pohled dítěte")).to_be_visible()
    assert shown(page) == 6

    plans.change_task(Task.objects.get(order=4), words={"check_how": "Zavolal."}, by=writer(), at=timezone.now())
    expect(page.locator(".wall-open")).to_have_count(0)

    sizes = page.evaluate(
        "[...document.querySelectorAll('.wall-what, .wall-who')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= SMALLEST_AT_FIVE_METRES
    assert (table.said, table.faults(), table.sideways()) == ([], [], [])


def test_long_plan_takes_turns_and_the_newest_line_comes_first(table: Desk) -> None:
    task, now = Task.objects.get(conference=of_adam(), order=0), timezone.now()
    for number in range(14):
        words: Any = {
            "text": f"Úkol číslo {number} s delším zněním, které se na jeden řádek nevejde",
            "person": task.person,
        }
        plans.add_task(of_adam(), words=words, by=writer(), at=now)

    table.opens(where("zed/"))

    expect(table.page.get_by_text("Úkol číslo 13")).to_be_visible()
    expect(table.page.locator("[data-part=turn]")).to_contain_text("20 z 20")
    assert 2 <= shown(table.page) < 20
    assert table.page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_wall_keeps_the_last_picture_without_network_and_says_when_it_is_from(table: Desk) -> None:
    table.opens(where("zed/"))
    table.page.context.set_offline(True)

    expect(table.page.locator("[data-part=note]")).to_contain_text("Bez spojení. Obraz z")
    assert shown(table.page) == 6
    table.page.context.set_offline(False)
    expect(table.page.locator("[data-part=note]")).to_have_text("")


def test_nothing_stays_on_the_wall_of_whoever_signed_out(table: Desk) -> None:
    table.opens(where("zed/"))
    table.page.context.clear_cookies()

    expect(table.page.locator("[data-part=note]")).to_contain_text("Odhlášeno.")
    assert ("Adam" in table.page.locator("main").inner_text(), shown(table.page)) == (False, 0)


@pytest.mark.parametrize("width", [390, 768, 1366])
def test_plan_is_read_by_keyboard_and_taps(table: Desk, width: int) -> None:
    page = table.page
    page.set_viewport_size({"width": width, "height": 844})
    table.opens(where("cteni/"))
    assert (table.faults(), table.sideways()) == ([], [])

    page.get_by_role("link", name="Začít číst").click()
    page.get_by_role("button", name="Všichni rozumí, další").click()
    expect(page.get_by_text("Úkol 2 z 6")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("Úkol 1 z 6")).to_be_visible()
    expect(page.get_by_text("rozumí všichni")).to_be_visible()
    page.keyboard.press("ArrowRight")
    mother = page.locator(".read-person", has_text="Jitka")
    mother.get_by_label("Chci upravit").check()
    expect(mother.get_by_label("Co upravit")).to_be_focused()
    page.keyboard.type("Stihnu to až v lednu.")
    assert (table.faults(), table.sideways()) == ([], [])
    page.get_by_role("link", name="Další", exact=True).click()  # what was answered is written on the way

    expect(page.get_by_role("heading", name="Upravit úkol podle domluvy")).to_be_visible()
    expect(page.get_by_text("Jitka Havlínová chce upravit: Stihnu to až v lednu.")).to_be_visible()
    assert TaskReading.objects.get(said="change").note == "Stihnu to až v lednu."
    assert table.said == []


def test_plan_is_read_without_scripts_too(table: Desk, browser: Browser, live_server: LiveServer) -> None:
    words: Any = {"java_script_enabled": False, "storage_state": table.page.context.storage_state()}
    context = browser.new_context(**words)
    page = context.new_page()
    page.goto(f"{live_server.url}{where('cteni/')}")
    page.get_by_role("link", name="Začít číst").click()
    for _ in range(5):
        page.get_by_role("button", name="Všichni rozumí, další").click()
    page.get_by_role("button", name="Všichni rozumí").click()

    expect(page.get_by_text("rozumí všichni")).to_have_count(6)
    context.close()
