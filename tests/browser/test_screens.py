"""Every screen of the demo as its people see it: axe has nothing to say, nothing sticks out or comes from outside."""

import pytest

from kruh.directory import demo
from tests.browser import pictures
from tests.browser.addresses import NOBODY
from tests.browser.conftest import Desk, Region

WIDTHS = (1366, 390)
NARROWEST = 320


def test_no_link_leads_to_a_closed_door(region: Region, desk: Desk) -> None:
    assert region.walk.closed == []


def test_somebody_who_only_came_to_read_reaches_every_public_page(region: Region) -> None:
    reached = {name for name, seen in region.walk.found.items() if any(screen.email == NOBODY for _, screen in seen)}

    assert sorted(reached) == [
        *("account_login", "account_reset_password", "directory:region", "directory:regions"),
        *("training:listed", "training:public", "training:verify", "web:accessibility"),
        *("web:chapter", "web:conferences", "web:gallery", "web:handbook", "web:privacy", "web:text"),
    ]


@pytest.mark.parametrize("email", [NOBODY, *(email for _, _, email in demo.LOGINS)])
def test_screens_are_accessible_and_fit(region: Region, desk: Desk, email: str) -> None:
    if email:
        desk.sit_down(email)
    found: dict[str, list[str]] = {}

    for screen in [screen for screen in region.screens if screen.email == email]:
        desk.opens(screen.address)
        for width in WIDTHS:
            desk.page.set_viewport_size({"width": width, "height": 900})
            pictures.take(desk.page, screen.label, width)
            desk.said += [f"{width} px: {fault}" for fault in desk.faults()]
        desk.page.set_viewport_size({"width": NARROWEST, "height": 900})
        desk.said += desk.sideways()
        if desk.said:
            found[f"{screen.name} {screen.address}"] = list(desk.said)
            desk.said.clear()

    assert found == {}


@pytest.mark.skipif(not pictures.IS_WANTED, reason="obrázky nikdo nechce, KRUH_SCREENS=1 je udělá")
def test_contact_sheets_are_made() -> None:
    assert pictures.contact_sheets() != []
