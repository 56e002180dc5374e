"""The child who leads her own meeting (S4) and the family that speaks another language (S6), in a browser."""

import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from kruh.cases.demo import today as families
from kruh.conferences.demo import today as stories
from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.meetings.documents.shares import ONLY_CZECH
from kruh.meetings.models import Paragraph
from tests.browser import scenes
from tests.browser.colleagues import Colleague, Network, Office
from tests.browser.deeds import TEREZA, begins, keeps, of, part, presses_kind, rewrites, stands, writes
from tests.browser.rooms import is_saved

MAREK, EVA = families.CHILD_LED.owner, families.BILINGUAL.owner
WIDTHS = (390, 768, 1366)


@pytest.fixture
def opens(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer
) -> Callable[[int | None], Office]:
    """Opens an office with a network of this seed."""

    def opened(seed: int | None) -> Office:
        found = Office(browser, live_server.url, browser_context_args, Network(seed))
        request.addfinalizer(found.closes)
        return found

    return opened


def begun(family: Any, story: Any, minutes_ago: int, why_long: str = "") -> Conference:
    """A conference that was to begin some time ago."""
    now = timezone.now()
    starts_at = (now - timedelta(minutes=minutes_ago)).replace(second=0, microsecond=0)
    return scenes.invited(family, story, starts_at, now, why_long)


def everybody_comes(tereza: Colleague, organiser: Colleague, conference: Conference) -> None:
    """The room is open, all are ticked at once, the organiser begins."""
    tereza.goes(of(conference, "mistnost/"))
    stands(tereza)
    taken = tereza.page.locator(".seat").first.locator(".seat-word")
    tereza.presses(tereza.page.get_by_role("button", name="Jsou tu všichni"), taken)
    is_saved(tereza.page)
    organiser.goes(of(conference, "setkani/"))
    organiser.follows("Setkání začíná", "Setkání začíná")
    assert conference.starts_at is not None
    organiser.page.get_by_label("V kolik jste začali").fill(days.clock(conference.starts_at))
    organiser.sends("Začínáme", "Setkání běží")


def is_sent_out(tereza: Colleague, conference: Conference, ended_by: Colleague) -> None:
    """The end is written down, the minutes assembled, completed and sent out."""
    ended_by.goes(of(conference, "setkani/"))
    ended_by.follows("Zapsat konec", "Od kdy do kdy jste se sešli")
    ended_by.page.get_by_label("Konec").fill(days.clock(timezone.now()))
    ended_by.sends("Uložit časy", "Setkání proběhlo")
    tereza.goes(of(conference, "zapis/"))
    tereza.sends("Začít zápis", "Píšete pro děti, rodinu i úřad zároveň.")
    tereza.page.locator("#child_view").get_by_label("dítě mluvilo samo na setkání").check()
    keeps(tereza, "child_view")
    rewrites(tereza, "follow_up", "Sejdeme se za tři měsíce.")
    assert tereza.complaints() == []
    tereza.goes(of(conference, "zapis/"))
    tereza.follows("Zkontrolovat a rozeslat", "Rozeslat zápis k připomínkám")
    tereza.sends("Rozeslat zápis", "kopie pro lidi jsou připravené")


def read(file: Path) -> str:
    """What an independent reader reads on a paper, on one line."""
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout
    return " ".join(told.split())


def looked_at(who: Colleague) -> list[str]:
    """The screen as it stands, on a phone, a tablet and a computer."""
    found = []
    for width in WIDTHS:
        who.page.set_viewport_size({"width": width, "height": 844})
        found += [f"{width}: {fault}" for fault in who.complaints()]
    return found


# The child leads ----------------------------------------------------------------------------------------------------

TOPICS = ["moje střední škola", "víkendy u tety", "brácha", "kapesné"]
ORDERED = ["brácha", "moje střední škola", "víkendy u tety", "kapesné"]


@pytest.mark.usefixtures("transactional_db")
def test_child_orders_the_topics_of_her_meeting(opens: Callable[[int | None], Office], tmp_path: Path) -> None:
    conference = begun(families.CHILD_LED, stories.CHILD_LED, 20)
    office = opens(11)
    tereza, marek = office.seats(TEREZA), office.seats(MAREK)
    page = tereza.page

    everybody_comes(tereza, marek, conference)
    expect(page.locator(".seat", has_text="Irena")).to_have_count(0)
    begins(tereza, "Přivítání")
    begins(tereza, "Témata")
    writes(page, "dítě: Chci sama říct, co je první. @Klaudie", "dítě: Chybí mi brácha. @Klaudie")
    page.get_by_role("button", name="Pořadí určuje dítě").click()
    for title in TOPICS:
        page.get_by_label("Další téma").fill(title)
        tereza.presses(page.get_by_role("button", name="Přidat téma"), page.locator(".topic-title", has_text=title))
    for place in (2, 1):
        page.get_by_role("button", name="Výš: brácha").click()
        expect(page.locator(".topic-title").nth(place - 1)).to_have_text("brácha")
    expect(page.locator(".topic-title")).to_have_text(ORDERED)
    assert looked_at(tereza) == []
    page.get_by_role("button", name="Hotovo, zpět k záznamu").click()
    begins(tereza, "Pořadí témat")
    begins(tereza, "brácha")
    with office.network.cut(page.context):
        writes(page, "přání: vídat se každou druhou sobotu @Klaudie", "Matěj může přijet vlakem. @Ludmila")
        presses_kind(page, "úkol")
        writes(page, "Domluvit první návštěvu Matěje @Zdenka za 14 dní")
    is_saved(page)
    the_wall_speaks_of_the_childs_topic(marek, conference)
    is_sent_out(tereza, conference, marek)

    assert scenes.programme(conference) == [
        *((title, True) for title in ("Přivítání", "Témata", "Pořadí témat", "brácha")),
        *((title, False) for title in (*ORDERED[1:], "Návrhy", "Plán", "Závěr")),
    ]
    assert scenes.record(conference)[0] == ("child", "Chci sama říct, co je první.")
    assert "Irena" not in scenes.copies(conference)
    the_childs_page_is_hers(marek, conference, tmp_path)
    assert [tereza.complaints(), marek.complaints()] == [[], []]


def the_wall_speaks_of_the_childs_topic(marek: Colleague, conference: Conference) -> None:
    marek.goes(of(conference, "mistnost/zed/"))
    marek.sees(marek.page.get_by_role("heading", name="brácha"))
    expect(marek.page.locator(".wall-plan li")).to_have_count(1)
    expect(marek.page.locator(".wall-who")).to_contain_text("Zdenka do")
    assert looked_at(marek) == []


def the_childs_page_is_hers(marek: Colleague, conference: Conference, folder: Path) -> None:
    marek.page.set_viewport_size({"width": 1366, "height": 768})
    marek.goes(of(conference, "zapis/komu/"))
    link = marek.page.get_by_role("link", name=re.compile("Stránka pro dítě.*Klaudie"))
    marek.downloads(link).save_as(folder / "child.pdf")

    told = read(folder / "child.pdf")
    parts = [
        "Co jsme si domluvili", "O čem jsme mluvili", "Co jste k tomu řekli vy děti", "Chci sama říct, co je první.",
        "Kdo co udělá", "Teta Zdenka: Domluvit první návštěvu Matěje", "Co bude dál", "ozvi se",
    ]  # fmt: skip
    places = [told.find(words) for words in parts]
    assert (sorted(places), min(places) >= 0) == (places, True)
    assert [word for word in ("Dubová", "OSPOD/", "účastník", "zákonn", "§") if word in told] == []


# Two languages ------------------------------------------------------------------------------------------------------

SPOKEN = "Я не розумію в школі"


@pytest.mark.usefixtures("transactional_db")
def test_meeting_in_two_languages_takes_longer_and_says_so(
    opens: Callable[[int | None], Office], tmp_path: Path
) -> None:
    conference = begun(families.BILINGUAL, stories.BILINGUAL, 130, stories.WHY_LONG)
    office = opens(None)
    tereza, eva = office.seats(TEREZA), office.seats(EVA)
    page = tereza.page

    eva.goes(of(conference, "termin/"))
    expect(eva.page.get_by_text("Proč to bude trvat déle: Všechno se říká dvakrát")).to_be_visible()
    everybody_comes(tereza, eva, conference)
    expect(page.locator(".seat", has_text="Taras")).to_contain_text("na dálku")
    expect(page.locator(".seat", has_text="Oksana")).to_contain_text("tlumočnice")
    expect(part(page, "whole")).to_have_text(re.compile("^2:1[0-9] z 2:30$"))
    tereza.presses(
        page.get_by_role("button", name="Prodloužit o 10 minut"), part(page, "whole").filter(has_text="2:40")
    )
    begins(tereza, "Přivítání")
    begins(tereza, "Pohled dítěte")
    writes(page, f"{SPOKEN} @Danylo", "Nechci pořád překládat. @Sofija")
    writes(page, "obava: Danylo přestává chodit do školy", "přání: rozumět tomu, co škola píše @Iryna")
    presses_kind(page, "úkol")
    writes(page, "Doučovat Danyla češtinu @Pavla za 14 dní")
    is_saved(page)
    assert looked_at(tereza) == []
    page.set_viewport_size({"width": 1366, "height": 768})

    tereza.goes(of(conference, "mistnost/cteni/"))
    expect(page.get_by_text("Projděte list spolu s tlumočením.")).to_be_visible()
    tereza.downloads(page.get_by_role("link", name="Všechno najednou (PDF)")).save_as(tmp_path / "papers.pdf")
    told = read(tmp_path / "papers.pdf")
    assert told.count(ONLY_CZECH) == 4
    assert "U stolu se tlumočí: ukrajinština (Oksana Bondarenko, slib" in told
    assert told.count("otec, na dálku") == 1
    is_sent_out(tereza, conference, eva)

    spoken = Paragraph.objects.filter(minutes__conference=conference, kind="child_view")
    assert any(SPOKEN in row.text for row in spoken)
    eva.goes(of(conference, "zapis/komu/"))
    copy = eva.page.get_by_role("link", name=re.compile("Kopie k předání.*Iryna"))
    eva.downloads(copy).save_as(tmp_path / "copy.pdf")
    assert SPOKEN in read(tmp_path / "copy.pdf")
    assert [tereza.complaints(), eva.complaints()] == [[], []]
