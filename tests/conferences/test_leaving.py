"""The one gate: a value is found in whichever part of what leaves it was planted."""

from typing import Any

import pytest

from kruh.cases.rules.gate import Secret
from kruh.conferences.queries.leaving import Leaving, told
from kruh.foundation import typesetting as paper
from kruh.messaging.outbox import File
from tests.factories import conferences
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = Secret("Slunečná 21", "adresa"), "Bydlí teď ve Slunečné 21."
PLACE = b"BEGIN:VCALENDAR\r\nLOCATION:Slune\xc4\x8dn\xc3\xa1 \r\n 21\r\nEND:VCALENDAR\r\n"
PHOTO = File("foto.png", "image/png", b"\x89PNG")


def pdf(words: str) -> File:
    document = paper.Document(title="Dopis", dated=NOW.date(), blocks=(paper.Paragraph(words),))
    return File("dopis.pdf", "application/pdf", paper.to_pdf(document))


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        ({"subject": "Slunečná 21"}, ["předmět e-mailu"]),
        ({"text": WORDS}, ["text e-mailu"]),
        ({"text": "вул. Слунечна 21"}, ["text e-mailu"]),
        ({"files": (File("slunecna-21.ics", "text/calendar", b""),)}, ["kalendář v názvu souboru"]),
        ({"files": (File("setkani.ics", "text/calendar", PLACE),)}, ["kalendář v místě události"]),
        ({"files": (pdf(WORDS),), "paper": "zápis"}, ["zápis (PDF) v textu"]),
        ({"text": "Uvidíme se ve škole.", "files": (pdf("Nic."),)}, []),
    ],
)
def test_planted_value_is_found_in_every_part(parts: dict[str, Any], places: list[str]) -> None:
    world = conferences.considered()

    found = told(Leaving(**parts), world.conference, [ADDRESS], by=world.worker, at=NOW)

    assert [hit.place for hit in found] == places


@pytest.mark.parametrize(("is_kept_apart", "stops"), [(True, 1), (False, 0)])
def test_picture_that_nobody_can_read_stops_for_who_must_not_meet_somebody(is_kept_apart: bool, stops: int) -> None:
    world = conferences.considered()

    found = told(Leaving(files=(PHOTO,)), world.conference, [], by=world.worker, at=NOW, is_kept_apart=is_kept_apart)

    assert len(found) == stops
