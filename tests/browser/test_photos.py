"""A photograph of the flipchart from a phone: made smaller there, sent with its progress, honest when it fails."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kruh.foundation.typesetting import codes
from kruh.meetings.models import Sheet, SheetContent
from kruh.meetings.queries import sheets as queries
from kruh.meetings.vocabulary import SheetKind
from tests.browser.conftest import Desk, Region
from tests.browser.test_main_path import of_adam
from tests.factories import pictures

PHONE = {"width": 390, "height": 844}
MINUTE_TAKER = "tereza.zimova@mostkrodine.example"


@pytest.fixture
def phone(region: Region, desk: Desk) -> Desk:
    """The minute taker's phone at the papers of Adam's conference."""
    desk.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.sit_down(MINUTE_TAKER)
    desk.opens(f"/konference/{of_adam().pk}/listiny/")
    return desk


def chosen(page: Page, folder: Path, content: bytes, name: str = "IMG_0815.jpg") -> None:
    """Somebody takes a photograph."""
    (folder / name).write_bytes(content)
    page.get_by_label("Fotka nebo PDF").set_input_files(folder / name)


def kept(number: int) -> Image.Image:
    """What the server has."""
    return Image.open(io.BytesIO(SheetContent.objects.get(sheet__number=number).content))


def test_photo_is_made_smaller_on_the_phone_and_kept(phone: Desk, tmp_path: Path) -> None:
    page = phone.page

    chosen(page, tmp_path, pictures.telling_photo((4000, 3000)))
    expect(page.locator("[data-photo-state] p")).to_contain_text("Fotka je připravená k uložení")
    page.get_by_role("button", name="Uložit").click()

    expect(page.locator(".messages")).to_contain_text("Uloženo: flipchart.")
    assert page.url.endswith("/listiny/")
    assert (kept(2).size, Sheet.objects.get(number=2).name) == ((1200, 1600), "fotka.jpg")
    assert (phone.said, phone.faults(), phone.sideways()) == ([], [], [])


def test_photographed_list_is_known_by_its_code(phone: Desk, tmp_path: Path) -> None:
    code = queries.code_for(of_adam(), SheetKind.ATTENDANCE)

    chosen(phone.page, tmp_path, pictures.showing(codes.square(code, "png"), (2400, 3200)))
    phone.page.get_by_role("button", name="Uložit").click()

    expect(phone.page.locator(".messages")).to_contain_text("Uloženo: prezenční listina.")
    assert Sheet.objects.get(number=2).is_by_code


def test_refused_file_is_named_and_stays_chosen(phone: Desk, tmp_path: Path) -> None:
    chosen(phone.page, tmp_path, b"ahoj")
    phone.page.get_by_role("button", name="Uložit").click()

    expect(phone.page.locator(".errors")).to_contain_text("má příponu .jpg, ale je to obyčejný text.")
    expect(phone.page.locator("[data-photo-state] p")).to_contain_text("Soubor tu zůstal vybraný")
    assert (Sheet.objects.count(), phone.faults()) == (1, [])


def test_lost_connection_is_said_and_the_photo_can_go_again(phone: Desk, tmp_path: Path) -> None:
    page = phone.page
    chosen(page, tmp_path, pictures.photo())
    page.context.set_offline(True)
    page.get_by_role("button", name="Uložit").click()
    expect(page.locator("[data-photo-state] p")).to_contain_text("Fotku se nepodařilo odeslat, zůstala tu vybraná.")

    page.context.set_offline(False)
    page.get_by_role("button", name="Uložit").click()

    expect(page.locator(".messages")).to_contain_text("Uloženo: flipchart.")
    assert Sheet.objects.count() == 2


def test_photo_is_kept_without_scripts_too(
    region: Region, browser: Browser, live_server: LiveServer, desk: Desk, tmp_path: Path
) -> None:
    desk.sit_down(MINUTE_TAKER)
    words: Any = {"java_script_enabled": False, "viewport": PHONE, "storage_state": desk.page.context.storage_state()}
    context = browser.new_context(**words)
    page = context.new_page()
    page.goto(f"{live_server.url}/konference/{of_adam().pk}/listiny/")

    chosen(page, tmp_path, pictures.telling_photo((2400, 1800)))
    page.get_by_role("button", name="Uložit").click()

    expect(page.locator(".messages")).to_contain_text("Uloženo: flipchart.")
    assert (kept(2).size, dict(kept(2).getexif())) == ((1500, 2000), {})
    context.close()
