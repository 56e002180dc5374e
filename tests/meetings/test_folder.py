"""The folder for a data box: neutral names, cover data without people, one archive, and the gate before it leaves."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.cases import actions as case_actions
from kruh.foundation.typesetting.reading import text_of_pdf
from kruh.meetings.actions import copies, enclosures
from kruh.meetings.models import Delivery
from kruh.meetings.rules import folder as rules
from kruh.meetings.rules.folder import File
from tests.factories import minutes
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html

CONTENT: dict[str, Any] = {"number": "PK 12", "file_mark": "LIP-1", "held_on": "2026-12-03", "office": "OSPOD Lipová"}
SENT = date(2026, 12, 4)


# Rules -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "subject"),
    [
        (CONTENT, "01_zapis_PK-12_2026-12-04.pdf", "Zápis ze setkání 3. 12. 2026"),
        (
            {**CONTENT, "revision": {"number": 2}},
            "01_opravny-zapis_PK-12_2026-12-04.pdf",
            "Zápis ze setkání 3. 12. 2026, oprava č. 1",
        ),
    ],
)
def test_names_and_subject_tell_what_it_is_and_of_whom_nothing(
    content: dict[str, Any], name: str, subject: str
) -> None:
    assert (rules.paper_name(content, SENT), rules.subject(content).replace("\u00a0", " ")) == (name, subject)


def test_ascii_name_has_only_what_every_box_takes() -> None:
    assert rules.ascii_name("PK 3/2026 – Žluť") == "PK-3-2026-Zlut"


def test_cover_data_are_the_same_for_machines_and_for_a_table() -> None:
    rows = rules.cover(CONTENT, SENT, [File("01.pdf", "application/pdf", b"x")])

    xml, table = rules.cover_files(rows)

    told = [(node.tag.replace("-", "_"), node.text) for node in ElementTree.fromstring(xml.content)]
    cells = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig")), delimiter=";"))
    assert told == rows
    assert cells == [["Název", "Hodnota"], *map(list, rows)]


def test_cell_that_looks_like_a_formula_stays_a_text() -> None:
    table = rules.cover_files([("spisova_znacka", "=1+1")])[1]

    assert "'=1+1" in table.content.decode("utf-8-sig")


@pytest.mark.parametrize(("megabytes", "number"), [(1, 0), (17, 1), (21, 1)])
def test_warnings_come_before_the_box_refuses(megabytes: int, number: int) -> None:
    assert len(rules.warnings([File("a.pdf", "application/pdf", bytes(megabytes * rules.MEGABYTE))])) == number


def test_archive_is_the_same_every_time() -> None:
    files = [File("a.xml", "application/xml", b"<a/>")]

    assert rules.archive(files, "a.zip") == rules.archive(files, "a.zip")


# Pages -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def told() -> Iterator[Told]:
    made = minutes.delivered()
    with time_machine.travel(NEXT_DAY + timedelta(hours=2), tick=False):
        yield made


def copy_of(told: Told, name: str) -> Delivery:
    return Delivery.objects.get(minutes=told.minutes, participant=told.rows[name])


def signed_in(told: Told) -> Client:
    client = Client()
    client.force_login(told.worker, settings.AUTHENTICATION_BACKENDS[0])
    return client


def take(told: Told, name: str, part: str, ending: str) -> Any:
    return signed_in(told).get(reverse("meetings:take-folder", args=[copy_of(told, name).pk, part, ending]))


@pytest.mark.django_db
def test_folder_has_the_paper_that_went_out_and_cover_data(told: Told) -> None:
    packed = zipfile.ZipFile(io.BytesIO(take(told, "Jitka", "slozka", "zip").content))

    names = packed.namelist()
    day = (NEXT_DAY).date().isoformat()
    number = rules.ascii_name(str(told.world.conference))
    assert names == [f"01_zapis_{number}_{day}.pdf", "02_pruvodni-udaje.xml", "03_pruvodni-udaje.csv"]
    assert "Jitka" in text_of_pdf(packed.read(names[0]))
    assert [name for name in told.rows for cover in names[1:] if name in packed.read(cover).decode()] == []


@pytest.mark.django_db
def test_folder_stops_at_what_was_hidden_since(told: Told) -> None:
    minutes.hide(told, "aby zase chodil do školy", owner="Jitka", hidden_from="Radek")

    answers = [take(told, name, part, end) for name in ("Radek", "Jitka") for part, end in (("zapis", "pdf"),)]

    assert [answer.status_code for answer in answers] == [422, 200]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "part", "ending"), [("Adam", "zapis", "pdf"), ("Jitka", "jine", "pdf")])
def test_child_has_no_folder_and_no_other_part_exists(told: Told, name: str, part: str, ending: str) -> None:
    assert take(told, name, part, ending).status_code == 404


@pytest.mark.django_db
def test_page_says_what_to_copy_within_eight_queries(told: Told) -> None:
    client, address = signed_in(told), reverse("meetings:see-folder", args=[copy_of(told, "Jitka").pk])
    client.get(address)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(address).content.decode()

    asked = [row["sql"] for row in queries if not row["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    assert [word in page for word in ("Předmět", "K rukám", "Naše značka", told.world.case.file_mark)] == [True] * 4
    assert len(asked) <= 8, "\n".join(sql[:60] + sql[sql.find(" FROM ") :][:300] for sql in asked)


# Whose box ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (rules.Box("abc1234", "ZŠ Lipová"), "Schránka organizace ZŠ Lipová."),
        (rules.Box("", "ZŠ Lipová"), "Organizace ZŠ Lipová u nás číslo schránky nemá. Doplňte ho v adresáři."),
        (rules.Box("abc1234"), "Vlastní schránka tohoto člověka, zapsaná u kontaktů v případu."),
    ],
)
def test_box_says_whose_it_is(box: rules.Box, words: str) -> None:
    assert box.words == words


@pytest.mark.django_db
def test_page_of_a_person_gives_their_own_box_or_says_that_there_is_none(told: Told) -> None:
    place = told.rows["Vlasta"].person.places.get()
    minutes.consent(told.rows["Vlasta"], told.worker)
    copies.send_copy(told.minutes, participant=told.rows["Vlasta"], by=told.worker, at=NEXT_DAY)
    case_actions.add_contact(place, kind="data_box", value="abc1234", by=told.worker, at=NEXT_DAY)

    pages = [
        html(told.worker, reverse("meetings:see-folder", args=[copy_of(told, name).pk])) for name in ("Vlasta", "Jitka")
    ]

    assert ["abc1234" in pages[0], "abc1234" in pages[1], "lidé ji mít nemusejí" in pages[1]] == [True, False, True]
    assert ["Nevíme, do které schránky" in page for page in pages] == [False, True]
    assert pages[1].index("lidé ji mít nemusejí") < pages[1].index("Soubory")


@pytest.mark.django_db
def test_papers_go_along_in_the_folder_and_in_its_cover_data(told: Told) -> None:
    sheet = minutes.sheet(told)
    enclosures.enclose_sheets(
        told.minutes,
        participant=told.rows["Jitka"],
        sheets=[sheet],
        is_looked_through=True,
        by=told.worker,
        at=NEXT_DAY,
    )

    page = html(told.worker, reverse("meetings:see-folder", args=[copy_of(told, "Jitka").pk]))
    with zipfile.ZipFile(io.BytesIO(take(told, "Jitka", "slozka", "zip").content)) as packed:
        names, table = packed.namelist(), packed.read("03_pruvodni-udaje.csv").decode("utf-8-sig")

    assert (names[-1], "04_priloha-1.jpg" in page, "04_priloha-1.jpg" in table) == ("04_priloha-1.jpg", True, True)
