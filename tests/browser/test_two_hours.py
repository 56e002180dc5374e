"""Adam's conference (S1) in a browser, from the first entry to the last delivery: on a perfect and a dreadful network.

The organiser, the facilitator and the minute taker sit at their own computers; whatever the network does to them, the
same is left in the end.
"""

import re
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kruh.conferences.models import Conference
from kruh.foundation import days
from tests.browser import scenes
from tests.browser.colleagues import Colleague, Network, Office
from tests.browser.deeds import (
    CHECKS,
    JIRI,
    RENATA,
    TEREZA,
    begins,
    keeps,
    of,
    part,
    rewrites,
    stands,
    writes,
)
from tests.browser.rooms import is_saved
from tests.factories import pictures

PASSED = timedelta(minutes=100)
PARTS = ["Přivítání", "Pohled dítěte", "Co se daří a čeho se obáváme", "Pohled každého u stolu", "Možnosti", "Plán"]
# What is typed in each part. A line is its words; a chip is pressed before the line that begins with its name in [].
SAID: dict[str, list[str]] = {
    "Přivítání": ["Domluvili jsme se, že mluví vždy jeden."],
    "Pohled dítěte": ["Nejhorší je to ráno. @Adam", "Když už jsem ve škole, tak je to dobrý. @Adam"],
    "Co se daří a čeho se obáváme": [
        "silná stránka: Adam má rád fotbal a na trénink chodí včas",
        "[silná stránka]babička bydlí deset minut pěšky",
        "obava: od září Adam zameškal 112 hodin",
        "[obava]za obědy doma chybí 3 400 Kč",
        "obava: bude opakovat ročník",
        "[fakt]škola psala rodičům dvakrát e-mail",
        "fakt: maminka pracuje v noci",
    ],
    "Pohled každého u stolu": [
        "[přání]aby se nemluvilo jen o tom, co nezvládá @Jitka",
        "přání: pomoct, i když je přes týden pryč @Radek",
        "fakt: ráno má čas a může chodit s Adamem @Vlasta",
        "fakt: Adam látku zvládá, chybí mu jistota @Lenka",
        "jiný názor: škola měla zavolat dřív @Radek",
    ],
    "Možnosti": ["přestup do jiné třídy, to Adam nechce", "možnost: obědy zaplatit z fondu školy"],
    "Plán": [
        "Chodit s Adamem ráno do školy @Vlasta za týden",
        "úkol: sepsat dluhy za obědy @Jitka za 17 dní",
        "Zavolat dětem večer přes video @Radek za 5 dní",
        "dohoda: za tři měsíce se sejdeme znovu",
    ],
}
ADDED = "úkol: doučovat Adama matematiku a češtinu"
TAKEN_OVER = ["dohoda: na obědy se ve třídě nikdo ptát nebude", "fakt: doučování může být v úterý a ve čtvrtek"]
MENDED = "Od září Adam zameškal 112 hodin. Za obědy doma chybí 3 400 Kč. Hrozí, že bude opakovat ročník."
FOLLOW_UP = "Sejdeme se za tři měsíce, stejní lidé."
CHECKED_BY_JIRI = "Přestup do jiné třídy, to Adam nechce.\n\nObědy může zaplatit fond školy."
COMMENT = "S Adamem můžu chodit jen do středy."
AFTER_COMMENT = "Za tři měsíce se sejdeme znovu.\n\nBabička chodí s Adamem do středy, pak táta zavolá."
AGREED = "Všichni u stolu souhlasili, že na připomínky čekat nemusíme."


@pytest.fixture
def conference(transactional_db: None) -> Conference:
    """Adam's conference, planned for a time an hour and forty minutes ago."""
    now = timezone.now()
    starts_at = (now - PASSED).replace(second=0, microsecond=0)
    return scenes.invited(scenes.ADAM, scenes.ABOUT_ADAM, starts_at, now)


@pytest.fixture(params=[None, 7], ids=["perfect network", "dreadful network"])
def office(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer
) -> Iterator[Office]:
    """Computers with one network between them and the server."""
    found = Office(browser, live_server.url, browser_context_args, Network(request.param))
    yield found
    found.closes()


def test_two_hours_from_the_first_entry_to_the_last_delivery(
    conference: Conference, office: Office, tmp_path: Path
) -> None:
    tereza, jiri, renata = (office.seats(email) for email in (TEREZA, JIRI, RENATA))
    people = (tereza, jiri, renata)

    the_room_opens_and_people_come(tereza, renata, conference)
    people_talk_and_one_writes(tereza, jiri, conference, tmp_path)
    the_wall_shows_the_plan(jiri, conference)
    the_plan_is_read_back_and_printed(tereza, conference, tmp_path)
    the_minutes_are_written_and_checked(tereza, jiri, renata, conference)
    somebody_wants_it_otherwise(tereza, renata, conference)
    everybody_gets_a_copy(renata, conference)
    the_minutes_are_closed(renata, conference)

    assert scenes.ending(conference) == expected(conference)
    assert [who.complaints() for who in people] == [[], [], []]
    if office.network.seed is not None:
        assert set(office.network.happened) == {"fine", "slow", "lost", "answer lost", "overloaded", "cut"}


# The room -----------------------------------------------------------------------------------------------------------


def the_room_opens_and_people_come(tereza: Colleague, renata: Colleague, conference: Conference) -> None:
    page = tereza.page
    tereza.goes("/")
    tereza.follows("Otevřít setkání", re.compile("^Setkání"))
    page.get_by_role("link", name="Otevřít místnost").click()
    stands(tereza)
    tereza.presses(
        page.get_by_role("button", name=re.compile("Připravit na setkání bez internetu|Zkusit znovu")),
        page.get_by_text("Připraveno i bez internetu."),
    )
    comes(tereza, "Martin Borovička", "Omluva", "omluva")
    comes(tereza, "Ondřej Modřín", "Přijde později", "přijde později")
    seat = page.locator(".seat", has_text="Vlasta")
    tereza.presses(page.get_by_role("button", name="Všichni ostatní jsou tu"), seat.locator(".seat-here, .seat-word"))
    is_saved(page)

    renata.goes(of(conference, "setkani/"))
    renata.follows("Setkání začíná", "Setkání začíná")
    assert conference.starts_at is not None
    renata.page.get_by_label("V kolik jste začali").fill(days.clock(conference.starts_at))
    renata.page.get_by_label("Proč se sejdete").fill("Psycholog je nemocný, Adam chce začít.")
    renata.page.get_by_label("Co bude dál").fill("Dostane zápis a zavolá mu paní učitelka.")
    renata.sends("Začínáme", "Setkání běží")
    comes(tereza, "Ondřej Modřín", "Je tu", "je tu")


def comes(who: Colleague, name: str, tap: str, word: str) -> None:
    """One tap or two beside a name."""
    seat = who.page.locator(".seat", has_text=name)
    button = seat.get_by_role("button", name=tap, exact=True)
    opens = seat.locator("[data-act=more]")
    who.presses(opens, button)
    who.presses(button, seat.locator(".seat-word", has_text=word))


def people_talk_and_one_writes(tereza: Colleague, jiri: Colleague, conference: Conference, folder: Path) -> None:
    page = tereza.page
    for title in PARTS:
        begins(tereza, title)
        if title in {"Pohled dítěte", "Možnosti"}:
            with tereza.network.cut(page.context):
                writes(page, *SAID[title])
        else:
            writes(page, *SAID[title])
    is_saved(page)
    another_takes_the_pen(tereza, jiri, conference)
    a_task_waits_for_who_and_when(tereza)
    a_photograph_is_taken(tereza, folder)
    begins(tereza, "Závěr")
    over_the_hours(tereza)
    assert tereza.complaints() == []


def another_takes_the_pen(tereza: Colleague, jiri: Colleague, conference: Conference) -> None:
    jiri.goes(of(conference, "mistnost/"))
    stands(jiri)
    takes_pen(jiri, "Právě píše Tereza Zimová")
    writes(jiri.page, *TAKEN_OVER)
    is_saved(jiri.page)
    takes_pen(tereza, "Právě píše Jiří Kalina")


def takes_pen(who: Colleague, banner: str) -> None:
    """Seen who writes, then taken over in two taps."""
    who.sees(part(who.page, "pen").filter(has_text=banner))
    sure = who.page.get_by_role("button", name="Ano, převzít psaní")
    ready = who.page.locator("[data-part=entry]:visible")
    take = who.page.get_by_role("button", name="Převzít psaní", exact=True)
    who.presses(take, sure)
    who.presses(sure.or_(take), ready)


def a_task_waits_for_who_and_when(tereza: Colleague) -> None:
    page = tereza.page
    line = page.locator("#entry-line")
    line.fill(ADDED)
    line.press("Enter")
    task = page.locator("[data-part=tasks] > li").last
    expect(task).to_contain_text("Chybí: kdo za to odpovídá, do kdy, jak se pozná, že se to povedlo.")
    for answer in ("rodina", "Pavla", "za 14 dní", "Adam odevzdal úkoly za celý týden."):
        page.locator("#fill-input").fill(answer)
        page.locator("#fill-input").press("Enter")
        if answer == "rodina":
            expect(page.locator("#fill-fault")).to_contain_text("Rodina není jeden člověk.")
    expect(task).not_to_contain_text("Chybí")
    is_saved(page)


def a_photograph_is_taken(tereza: Colleague, folder: Path) -> None:
    page = tereza.page
    (folder / "IMG_1.jpg").write_bytes(pictures.telling_photo((1600, 1200)))
    page.locator("input[type=file]").set_input_files(folder / "IMG_1.jpg")
    tereza.presses(page.get_by_role("button", name="Poslat znovu"), page.locator(".line-sheet img"), wait=6_000)


def over_the_hours(tereza: Colleague) -> None:
    """The two hours draw to their end, gently; ten minutes more are one tap."""
    page = tereza.page
    assert part(page, "time").get_attribute("data-pace") == "gentle"
    tereza.presses(
        page.get_by_role("button", name="Prodloužit o 10 minut"),
        part(page, "whole").filter(has_text="z 2:10"),
        wait=9_000,
    )


# The wall, reading back ---------------------------------------------------------------------------------------------


def the_wall_shows_the_plan(jiri: Colleague, conference: Conference) -> None:
    jiri.goes(of(conference, "mistnost/zed/"))
    page = jiri.page
    jiri.sees(page.get_by_role("heading", name="Závěr"))
    expect(page.locator(".wall-goal")).to_contain_text("Co potřebuje Adam")
    expect(page.locator(".wall-plan li")).to_have_count(4)
    expect(page.locator(".wall-open")).to_have_count(0)
    told = page.locator("main").inner_text()
    assert [word for word in ("Havlín", "112", "3 400", "obava") if word in told] == []
    assert jiri.complaints() == []


def the_plan_is_read_back_and_printed(tereza: Colleague, conference: Conference, folder: Path) -> None:
    page = tereza.page
    tereza.goes(of(conference, "mistnost/cteni/"))
    page.get_by_role("link", name="Začít číst").click()
    for number in range(1, 4):
        tereza.sees(page.get_by_text(f"Úkol {number} z 4"))
        tereza.sends("Všichni rozumí, další", f"Úkol {number + 1} z 4")
    helper = page.locator(".read-person", has_text="Pavla")
    helper.get_by_label("Chci upravit").check()
    helper.get_by_label("Co upravit").fill("Začneme až příští týden.")
    tereza.sends("Zapsat odpovědi", "Upravit úkol podle domluvy")
    page.get_by_label("Do kdy").fill("za 21 dní")
    tereza.sends("Uložit", "Úkol 4 z 4")
    tereza.sends("Všichni rozumí", "Kdo čemu rozumí")
    assert tereza.complaints() == []

    with tereza.network.cut(page.context):
        pass
    papers = tereza.downloads(page.get_by_role("link", name="Všechno najednou (PDF)"))
    papers.save_as(folder / "papers.pdf")
    told = subprocess.run(
        ["pdftotext", "-layout", folder / "papers.pdf", "-"], capture_output=True, check=True, text=True
    )
    assert (told.stdout.count("Můj díl"), told.stdout.count("Co jsme si domluvili")) == (7, 1)
    tereza.goes(of(conference, "setkani/"))
    tereza.follows("Zapsat konec", "Od kdy do kdy jste se sešli")
    page.get_by_label("Konec").fill(days.clock(timezone.now()))
    tereza.sends("Uložit časy", "Setkání proběhlo")


# The minutes --------------------------------------------------------------------------------------------------------


def the_minutes_are_written_and_checked(
    tereza: Colleague, jiri: Colleague, renata: Colleague, conference: Conference
) -> None:
    tereza.goes(of(conference, "zapis/"))
    tereza.sends("Začít zápis", "Píšete pro děti, rodinu i úřad zároveň.")
    expect(tereza.page.locator("#id_strengths_text")).to_have_value(re.compile("Adam má rád fotbal"))
    rewrites(tereza, "worries", MENDED)
    tereza.page.locator("#child_view").get_by_label("dítě mluvilo samo na setkání").check()
    keeps(tereza, "child_view")
    rewrites(tereza, "follow_up", FOLLOW_UP)
    assert tereza.complaints() == []

    jiri.goes(of(conference, "zapis/"))
    rewrites(jiri, "options", CHECKED_BY_JIRI)
    renata.goes(of(conference, "zapis/ocima/"))
    for name, tells, silent in (("Lenka", "Co potřebuje Adam", "112 hodin"), ("Adam", "Kdo co udělá", "112 hodin")):
        renata.goes(of(conference, "zapis/ocima/"))
        renata.page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
        renata.sees(renata.page.get_by_role("heading", name=f"Co si přečte: {name}"))
        told = renata.page.locator("main").inner_text()
        assert (tells in told, silent in told) == (True, False)
    assert [jiri.complaints(), renata.complaints()] == [[], []]

    tereza.goes(of(conference, "zapis/"))
    tereza.follows("Zkontrolovat a rozeslat", "Rozeslat zápis k připomínkám")
    tereza.sends("Rozeslat zápis", "kopie pro lidi jsou připravené")


def somebody_wants_it_otherwise(tereza: Colleague, renata: Colleague, conference: Conference) -> None:
    tereza.goes(of(conference, "zapis/pripominky/"))
    tereza.follows("Zapsat připomínku", "Zapsat připomínku")
    tereza.page.get_by_label("Čí je připomínka").select_option(label="Vlasta Havlínová")
    tereza.page.get_by_label("Co má být jinak").fill(COMMENT)
    tereza.page.get_by_label("telefonicky").or_(tereza.page.get_by_label("telefon")).first.check()
    tereza.sends("Uložit připomínku", COMMENT)
    tereza.follows(re.compile("^Vyřídit"), "Vyřídit připomínku")
    tereza.page.get_by_label("přijato", exact=True).check()
    tereza.page.get_by_label("Proč").fill("V zápise má být, jak to opravdu bude.")
    tereza.sends("Uložit vyřízení", "Jak jsme rozhodli")
    tereza.goes(of(conference, "zapis/"))
    rewrites(tereza, "agreements", AFTER_COMMENT)

    renata.goes(of(conference, "zapis/pripominky/"))
    renata.follows(re.compile("^Zapsat předání odpovědi"), "Odpověď má ten, kdo připomínku poslal")
    renata.page.get_by_label("telefonicky").or_(renata.page.get_by_label("telefon")).first.check()
    renata.sends("Zapsat", "Odpověď předána")


# Copies -------------------------------------------------------------------------------------------------------------


def everybody_gets_a_copy(renata: Colleague, conference: Conference) -> None:
    """Consents are asked, copies made and handed over one by one, until none waits."""
    page = renata.page
    renata.goes(of(conference, "zapis/komu/"))
    for _ in range(60):
        step = page.get_by_role("link", name=re.compile("^(Zapsat souhlas|Připravit kopii|Rozhodnout|Zapsat předání)"))
        if not step.count():
            break
        name = step.first.inner_text()
        step.first.click()
        one_step(renata, name)
    expect(page.get_by_text("Všechny kopie jsou u lidí.")).to_be_visible()
    assert renata.complaints() == []


def one_step(renata: Colleague, name: str) -> None:
    page = renata.page
    renata.sees(page.locator("main form button[type=submit]").first)
    if name.startswith("Zapsat souhlas"):
        page.get_by_label("ano", exact=True).first.check()
        renata.sends("Uložit odpověď", "Zaslání zápisu: ano.")
    elif name.startswith("Zapsat předání"):
        page.get_by_label("na papíře").first.check()
        renata.sends("Zapsat předání", "Předání je zapsané.")
    else:
        renata.sends("Připravit kopii", "Kopie je připravená.")


def the_minutes_are_closed(renata: Colleague, conference: Conference) -> None:
    renata.goes(of(conference, "zapis/detem/"))
    for _ in range(renata.page.get_by_role("link", name=re.compile("^Napsat ?:")).count()):
        renata.follows(re.compile("^Napsat ?:"), re.compile("co se po setkání změnilo"))
        renata.page.get_by_label("Co se díky tobě změnilo").fill("Ráno tě do školy doprovodí babička.")
        renata.sends("Uložit", "Uložené.")
    renata.goes(of(conference, "zapis/"))
    renata.follows("Uzavřít zápis", "Uzavřít zápis")
    renata.page.get_by_label("Všichni souhlasí už teď").fill(AGREED)
    renata.sends("Uzavřít zápis", "Otisk obsahu")
    everybody_gets_a_copy(renata, conference)
    renata.goes("/")
    assert [link for link in links(renata.page) if str(conference.pk) in link] == []


def links(page: Page) -> list[str]:
    """Where „Dnes“ leads."""
    found: list[str] = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return found


# What is left -------------------------------------------------------------------------------------------------------


def expected(conference: Conference) -> dict[str, Any]:
    """What must be left, whatever the network did."""
    whole, narrow = [("paper", False), ("paper", True)], [("paper", False)]
    here = ("Adam", "Jitka", "Radek", "Vlasta", "Tomáš", "Lenka", "Ondřej", "Pavla", "Jiří", "Tereza", "Renata")
    return {
        "record": RECORD,
        "plan": [(what, who, str(due(said)), check) for what, who, said, check in PLAN],
        "presence": {**dict.fromkeys(here, "here"), "Martin": "excused"},
        "programme": [(title, True) for title in (*PARTS, "Závěr")],
        "photographs": ["Plán"],
        "minutes": ("closed", True),
        "text": {**TEXT, "goal": [scenes.ABOUT_ADAM.goal]},
        "comments": [(COMMENT, "accepted", True)],
        "copies": {
            "pracoviště": [("email", False), ("email", True)],
            **dict.fromkeys(("Adam", "Ella", "Jitka", "Radek", "Vlasta"), whole),
            **dict.fromkeys(("Tomáš", "Lenka", "Martin", "Ondřej", "Pavla"), narrow),
        },
    }


def due(said: str) -> date:
    """The day that was meant at the table."""
    return days.parse_day(said, days.local_day(timezone.now()))


RECORD = [
    ("note", "Domluvili jsme se, že mluví vždy jeden."),
    ("child", "Nejhorší je to ráno."),
    ("child", "Když už jsem ve škole, tak je to dobrý."),
    ("strength", "Adam má rád fotbal a na trénink chodí včas"),
    ("strength", "babička bydlí deset minut pěšky"),
    ("worry", "od září Adam zameškal 112 hodin"),
    ("worry", "za obědy doma chybí 3 400 Kč"),
    ("worry", "bude opakovat ročník"),
    ("fact", "škola psala rodičům dvakrát e-mail"),
    ("fact", "maminka pracuje v noci"),
    ("wish", "aby se nemluvilo jen o tom, co nezvládá"),
    ("wish", "pomoct, i když je přes týden pryč"),
    ("fact", "ráno má čas a může chodit s Adamem"),
    ("fact", "Adam látku zvládá, chybí mu jistota"),
    ("other_view", "škola měla zavolat dřív"),
    ("option", "přestup do jiné třídy, to Adam nechce"),
    ("option", "obědy zaplatit z fondu školy"),
    ("task", "Chodit s Adamem ráno do školy"),
    ("task", "Sepsat dluhy za obědy"),
    ("task", "Zavolat dětem večer přes video"),
    ("agreement", "za tři měsíce se sejdeme znovu"),
    ("agreement", "na obědy se ve třídě nikdo ptát nebude"),
    ("fact", "doučování může být v úterý a ve čtvrtek"),
    ("task", "Doučovat Adama matematiku a češtinu"),
]
PLAN = [
    ("Chodit s Adamem ráno do školy", "Vlasta", "za týden", CHECKS[0]),
    ("Sepsat dluhy za obědy", "Jitka", "za 17 dní", CHECKS[1]),
    ("Zavolat dětem večer přes video", "Radek", "za 5 dní", CHECKS[2]),
    ("Doučovat Adama matematiku a češtinu", "Pavla", "za 21 dní", "Adam odevzdal úkoly za celý týden."),
]
TEXT = {
    "strengths": ["Adam má rád fotbal a na trénink chodí včas.\n\nBabička bydlí deset minut pěšky."],
    "worries": [MENDED],
    "child_view": ["Adam Havlín: „Nejhorší je to ráno.“\n\nAdam Havlín: „Když už jsem ve škole, tak je to dobrý.“"],
    "views": [
        (
            "Domluvili jsme se, že mluví vždy jeden.\n\nŠkola psala rodičům dvakrát e-mail.\n\n"
            "Maminka pracuje v noci.\n\nDoučování může být v úterý a ve čtvrtek."
        ),
        "Jitka Havlínová: Přání: Aby se nemluvilo jen o tom, co nezvládá.",
        "Radek Havlín: Přání: Pomoct, i když je přes týden pryč.",
        "Vlasta Havlínová: Ráno má čas a může chodit s Adamem.",
        "Lenka Topolová: Adam látku zvládá, chybí mu jistota.",
    ],
    "options": [CHECKED_BY_JIRI],
    "disagreements": ["Radek Havlín: Škola měla zavolat dřív."],
    "agreements": [AFTER_COMMENT],
    "follow_up": [FOLLOW_UP],
}
