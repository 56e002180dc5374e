"""The link stands in the letter and in the mail of whoever has one; the code never does."""

import io
from typing import Any

import pytest
import time_machine
import zxingcpp
from PIL import Image

from kruh.conferences.letters import invitations as letters
from kruh.conferences.queries import invited as rows
from kruh.conferences.rules.letter import Occasion
from kruh.family.documents import drawn, square
from kruh.family.queries import links as queries
from kruh.foundation.typesetting import reading
from tests.factories import invited, pages
from tests.factories.conferences import World
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


@pytest.fixture
def world() -> World:
    return invited.scheduled()


def test_letter_and_mail_lead_to_the_page_and_keep_the_code_out(world: World) -> None:
    vlasta = invited.seat(world, first_name="Vlasta", email="vlasta@posta.example")
    owner = pages.owner(vlasta, world.worker)
    row, everybody = rows.row_of(vlasta, NOW)

    made = letters.bundle(row, everybody, Occasion.INVITATION, by=world.worker, at=NOW)

    paper = reading.text_of_pdf(made.file("application/pdf"))
    assert f"localhost:8000/p/{owner.link.locator}" in paper.replace("\n", "")
    assert f"Odpovědět můžete i tady: http://localhost:8000/p/{owner.link.locator}/" in made.text
    assert owner.code not in paper + made.text


def test_letter_without_a_link_stays_as_it_was(world: World) -> None:
    vlasta = invited.seat(world, first_name="Vlasta", email="vlasta@posta.example")
    row, everybody = rows.row_of(vlasta, NOW)

    made = letters.bundle(row, everybody, Occasion.INVITATION, by=world.worker, at=NOW)

    assert "/p/" not in reading.text_of_pdf(made.file("application/pdf")) + made.text


def test_called_off_meeting_leads_nowhere(world: World) -> None:
    vlasta = invited.seat(world, first_name="Vlasta", email="vlasta@posta.example")
    pages.owner(vlasta, world.worker)
    row, everybody = rows.row_of(vlasta, NOW)

    assert "/p/" not in letters.bundle(row, everybody, Occasion.CANCELLATION, by=world.worker, at=NOW).text


def test_square_is_read_as_the_address(world: World) -> None:

    owner = pages.owner(invited.seat(world, first_name="Vlasta"), world.worker)
    address = queries.address_of(owner.link)

    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(square(address))))

    assert [one.text for one in found] == [address]
    assert "style=" not in drawn(address)
