"""A grandmother answers days on her telephone, without a script and with one; the coordinator sees the table."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from kruh.conferences.vocabulary import Answer
from kruh.family.actions import links
from kruh.family_conferences.actions import circle, telling
from kruh.family_conferences.models import DayAnswer
from kruh.family_conferences.vocabulary import Side
from tests.browser.conftest import Desk
from tests.factories import people
from tests.family_conferences.conftest import AT, Table, laid

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def table(transactional_db: None) -> Table:
    """A coordinator who asks the circle about two days."""
    found = laid()
    found.preparing()
    starts = [(timezone.now() + timedelta(days=ahead)).replace(hour=12, minute=0) for ahead in (10, 11)]
    telling.propose_days(found.fresh(), starts=starts, by=people.fresh(found.coordinator), at=timezone.now())
    return found


@pytest.mark.parametrize("has_script", [True, False])
def test_grandmother_answers_and_the_coordinator_sees_it(
    has_script: bool, table: Table, browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer
) -> None:
    by = people.fresh(table.coordinator)
    marie = circle.add_member(table.fresh(), name="Marie Dubinová", side=Side.FATHERS, by=by, at=AT)
    link = links.make_link(marie, by=by, at=timezone.now())
    words = {**browser_context_args, "viewport": PHONE, "base_url": live_server.url}
    phone = browser.new_context(**words, java_script_enabled=has_script)
    page = phone.new_page()

    page.goto(reverse("family:locate", args=[link.locator]))
    page.get_by_role("button", name="Pokračovat").click()
    page.get_by_role("link", name="Říct, kdy můžete").click()
    page.get_by_role("button", name="Můžu", exact=True).first.click()
    expect(page.get_by_text("Hotovo: 1 z 2.")).to_be_visible()
    page.get_by_role("button", name="Nevím, zavolejte mi").last.click()
    expect(page.get_by_text("Hotovo: 2 z 2.")).to_be_visible()
    phone.close()

    assert sorted(DayAnswer.objects.values_list("answer", flat=True)) == [Answer.CALL_ME, Answer.CAN]
    telephone = browser.new_context(**words)
    desk = Desk(telephone.new_page(), live_server.url)
    desk.sit_down(table.coordinator.email)
    desk.opens(reverse("family_conferences:days", args=[table.conference.pk]))
    expect(desk.page.get_by_role("heading", name="Chtějí zavolat")).to_be_visible()
    expect(desk.page.locator("table.matrix tbody td")).to_have_text(["✓může", "?zavolat"])
    assert desk.sideways() == []
    telephone.close()
