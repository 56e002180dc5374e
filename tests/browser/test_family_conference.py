"""A family conference (S7) by five people at once, on an office computer, phones and a lent tablet.

The administrator, the worker, the coordinator, the grandmother and the child with the coordinator as its guide.
From the grandmother's link to the review, with a plan that the office gives back and the family completes.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from kruh.family_conferences.demo import ALOIS, LENKA
from kruh.family_conferences.models import Draft, FamilyConference, Promise, Version
from kruh.family_conferences.vocabulary import State
from kruh.foundation import days
from kruh.plans.models import Task
from tests.browser.colleagues import Colleague, Office
from tests.browser.conftest import Desk

RENATA = "renata.olsova@lipova.example"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DECIDED = "Děti budou u babičky a dědy, než se máma vrátí. Táta s nimi bude každý volný večer."
ELISKA = "Chci, aby se nikdo nehádal a abych mohla spát u babičky s Vojtou."
MISSING = "Napište ještě, kdo bude s dětmi v noci, když má táta směnu."
ADDED = "V noci je s nimi vždycky babička nebo teta Zuzana."


@pytest.fixture
def office(browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer) -> Iterator[Office]:
    """Where everybody has a device of their own."""
    found = Office(browser, live_server.url, browser_context_args)
    yield found
    found.closes()


@pytest.fixture
def mobile(browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer) -> Iterator[Office]:
    """The same for those who have a phone."""
    found = Office(browser, live_server.url, browser_context_args | PHONE)
    yield found
    found.closes()


def guest(of: Office) -> Desk:
    """A device on which nobody signs in."""
    context = of.browser.new_context(**of.words)
    of.contexts.append(context)
    return Desk(context.new_page(), of.home)


def presses(who: Desk, name: str) -> None:
    """This will press a button of the page."""
    who.page.locator("main").get_by_role("button", name=name).first.click()
    who.page.wait_for_load_state()


def follows(who: Desk, name: str) -> None:
    """This will follow a link of the page."""
    who.page.locator("main").get_by_role("link", name=name).first.click()
    who.page.wait_for_load_state()


def shows(who: Desk, words: str | re.Pattern[str]) -> None:
    """The page says it."""
    expect(who.page.locator("body")).to_contain_text(words)


def is_fine(who: Desk) -> None:
    """Nothing of the page is wider than the screen, axe finds nothing and the browser complained of nothing."""
    assert [*who.faults(), *who.sideways(), *who.said] == []


def of_family(conference: FamilyConference, rest: str = "") -> str:
    """An address of the conference."""
    return f"/rodinne-konference/{conference.pk}/{rest}"


def gets_a_link(alois: Colleague, phone: Desk, conference: FamilyConference, name: str) -> None:
    """The coordinator hands somebody a link and tells the code; the person opens both on a phone."""
    alois.goes(of_family(conference, "kruh/"))
    follows(alois, name)
    follows(alois, "Odkaz na vlastní stránku")
    presses(alois, "Vytvořit odkaz")
    address = alois.page.locator("#adresa").inner_text()
    follows(alois, "Vydat kód")
    presses(alois, "Vydat")
    code = alois.page.locator("main .lead strong").inner_text()
    phone.opens(re.sub(r"^.*?(/p/)", r"\1", address))
    assert name not in phone.page.content()
    presses(phone, "Pokračovat")
    follows(phone, "Mám kód")
    phone.page.locator("input[name=code]").fill(code)
    presses(phone, "")


def grandmother_answers(alois: Colleague, mobile: Office, conference: FamilyConference) -> None:
    """Marie says on her phone that she comes, and Alois reads it in the circle."""
    marie = guest(mobile)
    gets_a_link(alois, marie, conference, "Marie Dubinová")
    presses(marie, "Nevím")
    expect(marie.page.get_by_role("button", name="Nevím")).to_have_attribute("aria-pressed", "true")
    is_fine(marie)
    alois.goes(of_family(conference, "kruh/"))
    expect(alois.page.locator("li", has_text="Marie Dubinová").first).to_contain_text("ještě neví")


def child_tells(alois: Colleague, conference: FamilyConference) -> None:
    """Eliška tells the coordinator, who sits beside her, reads it back to her and finds it on the day."""
    alois.goes(of_family(conference, "stranky/"))
    follows(alois, "Vyplnit spolu")
    alois.page.locator("[name=face][value=half]").check(force=True)
    alois.page.locator("[name=say]").fill(ELISKA)
    presses(alois, "Přečíst dítěti")
    shows(alois, "Přečtěte to dítěti nahlas.")
    presses(alois, "Přečteno, uložit slova dítěte")
    shows(alois, ELISKA)
    is_fine(alois)
    alois.goes(of_family(conference, "den/"))
    follows(alois, "Co chtějí říct děti a rodina")
    follows(alois, "Co dítě napsalo")
    shows(alois, ELISKA)


def begins(alois: Colleague, conference: FamilyConference) -> str:
    """The day comes: who is here, the information, a tablet for the family. Gives the tablet's address."""
    FamilyConference.objects.filter(pk=conference.pk).update(starts_at=timezone.now())
    alois.goes(of_family(conference, "den/"))
    for name in ("Libor Dubina", "Marie Dubinová", "Zuzana Vacková", "Eliška"):
        alois.page.locator("li", has_text=name).get_by_role("button", name="Je tady").click()
        alois.page.wait_for_load_state()
    is_fine(alois)
    follows(alois, "Začít úvodní část")
    presses(alois, "Začít úvodní část")
    shows(alois, "Děti nejsou v noci nikdy samy.")
    follows(alois, "Půjčit rodině tablet")
    presses(alois, "Ukázat adresu")
    found = re.search(r"/t/\S+", alois.page.locator("main").inner_text())
    assert found is not None
    return found.group(0)


def stays_alone(alois: Colleague, others: list[Colleague], conference: FamilyConference) -> None:
    """Everybody with an account goes out: whatever address they try, they read one calm sentence."""
    alois.goes(of_family(conference, "den/sami/"))
    presses(alois, "Rodina je sama")
    for who in (alois, *others):
        for rest in ("", "plan/", "kruh/", "denik/", "den/"):
            answer = who.page.goto(who.home + of_family(conference, rest))
            assert answer is not None
            assert answer.status in (200, 403, 404)
            assert answer.status != 200 or "Rodina je teď sama" in who.page.locator("main").inner_text()
        who.said[:] = [words for words in who.said if "403" not in words]  # what was refused on purpose
    is_fine(alois)


def family_writes(tablet: Desk, address: str) -> str:
    """The family makes its code and writes; gives the code."""
    tablet.opens(address)
    presses(tablet, "Pokračovat")
    presses(tablet, "Vytvořit náš kód")
    code = tablet.page.locator("main .when").inner_text()
    follows(tablet, "Máme opsáno")
    shows(tablet, "Děti nejsou v noci nikdy samy.")
    tablet.page.locator("[name=decisions]").fill(DECIDED)
    for number, (what, who) in enumerate(
        [("Vodit děti do školky", "Marie Dubinová"), ("Vozit děti v neděli za mámou", "Zuzana Vacková")]
    ):
        tablet.page.locator("[name=what]").nth(number).fill(what)
        tablet.page.locator("[name=who]").nth(number).fill(who)
    tablet.page.locator("[name=plan_b]").fill("Když babička onemocní, vezme děti teta Zuzana.")
    tablet.page.locator("[name=monitor]").fill("Zuzana Vacková")
    presses(tablet, "Uložit")
    is_fine(tablet)
    return code


def goes_dark_and_shows(mobile: Office, address: str, code: str) -> None:
    """The tablet dies; another device opens the plan with the code copied on paper, and the family shows it."""
    other = guest(mobile)
    other.opens(address)
    presses(other, "Pokračovat")
    other.page.locator("input[name=code]").fill(code.lower().replace("-", " "))
    presses(other, "")
    expect(other.page.locator("[name=decisions]")).to_have_value(DECIDED)
    presses(other, "Máme hotovo")
    presses(other, "Představit")
    is_fine(other)


def coordinator_completes(alois: Colleague, conference: FamilyConference, agreeing: list[str]) -> None:
    """What the family still says aloud: who agrees, until when, how it is checked."""
    alois.goes(of_family(conference, "plan/souhlas/"))
    for name in agreeing:
        alois.page.get_by_role("group", name=name, exact=True).get_by_label("souhlasí", exact=True).check(force=True)
    presses(alois, "Uložit")
    soon = days.local_day(timezone.now()) + timedelta(days=14)
    while alois.page.locator("main").get_by_role("link", name="Doplnit").count():
        follows(alois, "Doplnit")
        alois.page.locator("[name=due_on]").fill(f"{soon.day}. {soon.month}. {soon.year}")
        alois.page.locator("[name=check_how]").fill("Děti to řeknou tátovi.")
        alois.page.locator("select[name=checker]").select_option(index=1)
        presses(alois, "Uložit")
    is_fine(alois)
    follows(alois, "Ukázat plán úřadu")
    presses(alois, "Ukázat plán")


def judges(renata: Colleague, conference: FamilyConference, answer: str, *, met: bool, reason: str = "") -> None:
    """The office answers by the bottom lines and the question."""
    renata.goes(of_family(conference, "plan/posoudit/"))
    shows(renata, DECIDED)
    renata.page.locator(f"[name=line_0][value={'yes' if met else 'no'}]").check(force=True)
    for name in ("line_1", "answers_question"):
        renata.page.locator(f"[name={name}][value=yes]").check(force=True)
    renata.page.locator(f"[name=answer][value={answer}]").check(force=True)
    renata.page.locator("[name=reason]").fill(reason)
    presses(renata, "Potvrdit rozhodnutí")
    shows(renata, "Plán je přijatý." if answer == "accepted" else "Plán je zpátky u rodiny.")
    is_fine(renata)


def comes_back_with_more(alois: Colleague, conference: FamilyConference) -> None:
    """The second private time; the coordinator adds what the family worded on paper."""
    alois.goes(of_family(conference, "den/"))
    follows(alois, "Rodina nás zve zpět")
    presses(alois, "Rodina nás zve zpět")
    alois.goes(of_family(conference, "plan/psat/"))
    alois.page.locator("[name=decisions]").fill(f"{DECIDED} {ADDED}")
    presses(alois, "Uložit")


def test_five_people_lead_a_family_from_the_link_to_the_review(region: Any, office: Office, mobile: Office) -> None:
    conference = FamilyConference.objects.get(state=State.PLANNED)
    lenka, renata, alois = office.seats(LENKA), office.seats(RENATA), mobile.seats(ALOIS)
    grandmother_answers(alois, mobile, conference)
    child_tells(alois, conference)
    address = begins(alois, conference)
    stays_alone(alois, [lenka, renata], conference)
    code = family_writes(tablet := guest(office), address)
    assert tablet.said == []
    goes_dark_and_shows(mobile, address, code)
    assert not Draft.objects.exists()
    coordinator_completes(alois, conference, ["Libor Dubina", "Marie Dubinová", "Zuzana Vacková"])
    judges(renata, conference, "now", met=False, reason=MISSING)
    comes_back_with_more(alois, conference)
    alois.goes(of_family(conference, "plan/"))
    shows(alois, MISSING)
    coordinator_completes(alois, conference, ["Libor Dubina", "Marie Dubinová", "Zuzana Vacková"])
    judges(renata, conference, "accepted", met=True)

    conference.refresh_from_db()
    assert conference.state == State.ACCEPTED
    versions = Version.objects.filter(conference=conference).order_by("number")
    assert [one.decision for one in versions] == ["returned", "accepted"]
    assert Promise.objects.filter(of__conference=conference).count() == 2
    assert Task.objects.filter(family_conference=conference.pk).count() == 2

    alois.goes(of_family(conference, "kontrolni-setkani/"))
    alois.page.locator("[name=words]").fill("Děti chodí do školky včas a za mámou jezdí každou neděli.")
    alois.page.locator("[name=result][value=closed]").check(force=True)
    alois.page.locator("[name=changed]").fill("Eliško, jsi u babičky, jak sis přála, a mámu vídáš každou neděli.")
    presses(alois, "Zapsat")
    conference.refresh_from_db()
    assert conference.state == State.CLOSED
    lenka.goes("/rodinne-konference/")
    shows(lenka, "Skončilo")
    is_fine(lenka)
