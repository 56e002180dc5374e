"""A list as a file: the same rows as on the screen, in files that other programs read, with nothing to calculate."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.urls import reverse
from django.utils.safestring import SafeString

from kruh.access.models import AuditEntry
from kruh.foundation import sheets
from kruh.foundation.sheets import saving as files
from kruh.web import saving, tables
from kruh.web.tables import Column, Table
from tests.factories import invited
from tests.factories.people import NOW
from tests.factories.visits import html, signed_in

ROWS = [["Jméno", "Pozn\u00e1mka"], ["Žluťoučký <kůň> & spol.", '=HYPERLINK("x")'], ["", "+420 380 000 110"]]
DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


def read(content: bytes) -> list[list[str]]:
    """The rows as the reader of brought tables sees them."""
    return [cells for _, cells in sheets.rows(content)]


@pytest.mark.parametrize("write", [files.xlsx, files.ods])
def test_a_workbook_holds_the_same_rows(write: Callable[[list[list[str]]], bytes]) -> None:
    assert read(write(ROWS)) == ROWS
    assert write(ROWS) == write(ROWS)


def test_csv_for_excel_and_for_programs() -> None:
    excel, data = files.excel_csv(ROWS).decode(), files.open_data(ROWS).decode()

    assert excel.startswith("\ufeffJméno;Poznámka\r\n")
    assert data.startswith("Jméno,Poznámka\n")
    assert list(csv.reader(io.StringIO(data)))[2] == ["", "'+420 380 000 110"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_no_cell_is_a_formula(cell: str) -> None:
    rows = [["A", "B"], ["x", cell]]
    for content in (files.excel_csv(rows), files.open_data(rows)):
        assert "'" + cell in content.decode()
    for content, part in ((files.xlsx(rows), "xl/worksheets/sheet1.xml"), (files.ods(rows), "content.xml")):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            said = package.read(part).decode()
        assert "<f>" not in said
        assert "formula" not in said


def test_letters_that_a_workbook_cannot_hold_are_left_out() -> None:
    assert read(files.xlsx([["A"], ["x\x00\x0by"]])) == [["A"], ["xy"]]


def test_a_cell_reads_as_people_see_it() -> None:
    shown = tables.titled("Konference č.\u00a07", "/x/", "Nová Lhota")
    hidden = SafeString('Otevřít<span class="vh"> případ</span> &amp; zavřít<br><br>')
    day = SafeString(
        '<span class="deadline"><time datetime="2026-12-03">3. 12. 2026</time><span class="left">zbývá</span></span>'
    )

    assert saving.plain(shown, iso=False) == "Konference č. 7 · Nová Lhota"
    assert saving.plain(hidden, iso=False) == "Otevřít & zavřít"
    assert saving.plain(day, iso=False) == "3. 12. 2026 · zbývá"
    assert saving.plain(day, iso=True) == "2026-12-03 · zbývá"
    assert saving.plain("<b>není značka</b>", iso=False) == "<b>není značka</b>"


def test_more_tables_of_a_page_stand_in_one_with_what_each_is() -> None:
    one = Table("Čekají", [Column("Kdo"), Column("Do kdy")], [("A", "1")])
    two = Table("Hotové", [Column("Kdo"), Column("Stav")], [("B", "2")])

    found = saving.tables_in({"groups": [{"table": one}, {"table": two}, {"table": None}], "user": "x"})
    assert saving.rows_of(found, is_for_programs=False) == [
        ["Část", "Kdo", "Do kdy", "Stav"], ["Čekají", "A", "1", ""], ["Hotové", "B", "", "2"]
    ]  # fmt: skip


@pytest.fixture
def clock() -> Iterator[None]:
    """The moment of the world."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestOnAPage:
    """The list of cases, as its key worker has it."""

    def test_the_file_holds_what_the_screen_shows_and_the_trail_tells_of_it(self) -> None:
        world = invited.scheduled()
        address = reverse("cases:list")
        answer = signed_in(world.worker).get(address, {"tabulka": "xlsx"})
        page = html(world.worker, address)

        rows = read(answer.content)
        assert len(rows) == 2
        assert all(label in page for label in rows[0])
        assert "Adam Havlín" in rows[1][0]
        assert answer["Content-Disposition"] == 'attachment; filename="pripady-2026-03-02.xlsx"'
        told = AuditEntry.objects.filter(detail__has_key="saved").get()
        assert (told.verb, told.actor, told.detail) == (
            "cases.list_cases",
            world.worker.pk,
            {"saved": "xlsx", "rows": 1},
        )

    def test_links_keep_the_filters(self) -> None:
        world = invited.scheduled()
        page = html(world.worker, f"{reverse('cases:list')}?hledat=Adam")
        assert "?hledat=Adam&amp;tabulka=xlsx" in page
        assert page.count("tabulka=") == len(saving.KINDS)

    def test_an_unknown_kind_shows_the_page_and_an_empty_list_has_nothing_to_save(self) -> None:
        world = invited.scheduled()
        assert "<h1>" in html(world.worker, f"{reverse('cases:list')}?tabulka=exe")
        empty = html(world.worker, f"{reverse('cases:list')}?hledat=Neznámý&tabulka=csv")
        assert "Uložit tabulku" not in empty

    def test_a_list_too_long_is_refused_by_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        world = invited.scheduled()
        monkeypatch.setattr(saving, "MOST_ROWS", 0)
        assert "Zužte prosím výběr" in html(world.worker, f"{reverse('cases:list')}?tabulka=csv", 422)
        assert not AuditEntry.objects.filter(detail__has_key="saved").exists()
