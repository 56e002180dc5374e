"""Nothing of the room is lost: a dreadful network and server, an ended session, two devices, two writers."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from kruh.access.models import AuditEntry, User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.directory.models import Organisation
from kruh.foundation.ids import uuid7
from kruh.meetings.actions import room as actions
from kruh.meetings.models import Attendance, Entry, Meeting, Phase, Room
from kruh.meetings.rules.record import Sent, Words
from kruh.meetings.vocabulary import EntryKind
from tests.browser.conftest import Desk
from tests.browser.rooms import (
    FACILITATOR,
    MINUTE_TAKER,
    ORGANISER,
    conference,
    drawn,
    entered,
    is_saved,
    record,
    room,
    writes,
)

__all__ = ["conference", "room"]
CUTS = 20
KEPT = """() => new Promise(done => { const r = indexedDB.open("kruh-room", 1); r.onsuccess = () => {
  const base = r.result; if (!base.objectStoreNames.contains("kept")) return done([]);
  base.transaction("kept").objectStore("kept").getAllKeys().onsuccess = e => done(e.target.result); } })"""


def test_what_waits_survives_a_reload_and_a_crash_of_the_tab(room: Page, desk: Desk, conference: Conference) -> None:
    room.context.route("**/zaznamy/", lambda route: route.abort())
    writes(room, "dohoda: sejdeme se za měsíc")
    room.locator("#entry-line").fill("rozepsaná věta")
    room.wait_for_timeout(900)
    room.reload()
    drawn(room)
    expect(room.locator("[data-pending]")).to_contain_text("sejdeme se za měsíc")
    expect(room.locator("#entry-line")).to_have_value("rozepsaná věta")
    other = room.context.new_page()
    room.close()
    room.context.unroute("**/zaznamy/")

    entered(other, desk, conference)
    is_saved(other)

    expect(other.locator("#entry-line")).to_have_value("rozepsaná věta")
    assert record(conference) == [("agreement", "sejdeme se za měsíc")]
    assert [key for key in other.evaluate(KEPT) if ":deed:" in key] == []


def test_a_prepared_room_goes_on_without_network(room: Page, conference: Conference) -> None:
    writes(room, "fakt: první")
    is_saved(room)
    room.get_by_role("button", name="Připravit na setkání bez internetu").click()
    expect(room.locator("[data-part=ready]")).to_contain_text("Připraveno i bez internetu")

    room.context.set_offline(True)
    writes(room, "fakt: druhý", "úkol: zavolá babičce do pátku")
    room.keyboard.press("Escape")
    expect(room.locator("[data-part=saving]")).to_contain_text("Bez spojení, 2")
    room.reload()
    drawn(room)
    expect(room.locator(".room-record .line")).to_have_count(2)
    expect(room.locator("[data-part=tasks] li")).to_contain_text("Zavolá babičce")
    writes(room, "fakt: třetí")
    room.context.set_offline(False)
    is_saved(room)

    assert [text for kind, text in record(conference) if kind == "fact"] == ["první", "druhý", "třetí"]
    assert "babičce" not in json.dumps(room.evaluate(KEPT))


def _prepared(page: Page) -> None:
    page.get_by_role("button", name="Připravit na setkání bez internetu").click()
    expect(page.locator("[data-part=ready]")).to_contain_text("Připraveno i bez internetu")


def _adds(page: Page, *titles: str) -> None:
    page.locator("[data-part=add-phase-box] summary").click()
    for title in titles:
        page.get_by_label("Název", exact=True).fill(title)
        page.get_by_label("Název", exact=True).press("Enter")
    page.locator("[data-part=add-phase-box] summary").click()


def test_the_whole_meeting_goes_on_without_network(desk: Desk, conference: Conference) -> None:
    desk.sit_down(ORGANISER)
    room = entered(desk.page, desk, conference)
    _prepared(room)

    room.context.set_offline(True)
    room.locator(".seat").nth(1).get_by_role("button", name="Jinak").click()
    room.locator(".seat").nth(1).get_by_role("button", name="Omluva").click()
    room.get_by_role("button", name="Všichni ostatní jsou tu").click()
    room.get_by_role("button", name="Začínáme").click()
    room.get_by_label("Proč se přesto sejdete").fill("Ostatní přijeli z daleka.")
    room.get_by_label("Co bude dál s tím, kdo chybí").fill("Zítra zavoláme.")
    room.locator("[data-part=decide]").get_by_role("button", name="Začínáme").click()
    expect(room.locator("[data-part=phase]")).to_have_text("Přivítání")
    room.locator("[data-part=next]").click()
    expect(room.locator("[data-part=phase]")).to_have_text("Pohled dítěte")
    writes(room, "dítě: chci domů")
    _adds(room, "Škola", "Táta")
    room.get_by_role("button", name="Úpravy: Táta").click()
    room.locator(".phase", has_text="Táta").get_by_role("button", name="Výš").click()
    room.reload()
    drawn(room)
    expect(room.locator("[data-part=phase]")).to_have_text("Pohled dítěte")
    expect(room.locator(".phase strong").nth(4)).to_have_text("Táta")
    assert Phase.objects.filter(conference=conference, began_at__isnull=False).count() == 0
    other = room.context.new_page()
    room.close()  # a tab that crashed
    back = timezone.now()
    other.context.set_offline(False)
    entered(other, desk, conference)
    is_saved(other)

    meeting = Meeting.objects.get(conference=conference)
    ran = Phase.objects.filter(conference=conference, began_at__isnull=False)
    told = sorted(Attendance.objects.filter(meeting=meeting).values_list("state", flat=True))
    assert [phase.title for phase in ran] == ["Přivítání", "Pohled dítěte"]
    assert [phase.ended_at is None for phase in ran] == [False, True]
    assert all(phase.began_at and phase.began_at < back for phase in ran)
    assert (meeting.course, set(told), told.count("excused")) == ("held", {"excused", "here"}, 1)
    assert meeting.decision_reason == "Ostatní přijeli z daleka."
    topics = [phase.title for phase in Phase.objects.filter(conference=conference, kind="topic")]
    assert (topics, record(conference)) == (["Táta", "Škola"], [("child", "chci domů")])
    assert Entry.objects.get(conference=conference).phase == ran[1].pk


def test_of_two_who_mark_one_person_the_later_holds_and_the_other_is_told(
    room: Page, desk: Desk, conference: Conference, browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    room.context.set_offline(True)
    seat = room.locator(".seat").nth(1)
    seat.get_by_role("button", name="Jinak").click()
    seat.get_by_role("button", name="Chybí").click()
    expect(seat).to_contain_text("chybí")
    context = browser.new_context(**browser_context_args)
    other = Desk(context.new_page(), desk.home)
    other.sit_down(FACILITATOR)
    entered(other.page, desk, conference)
    other.page.locator(".seat").nth(1).get_by_role("button", name="Je tu").click()
    is_saved(other.page)

    room.context.set_offline(False)
    is_saved(room)

    expect(room.locator("[data-alarm=overtaken]")).to_contain_text("platí pozdější zápis „je tu“")
    expect(room.locator("[data-alarm=overtaken]")).to_contain_text("(Jiří Kalina)")
    expect(seat.locator(".seat-word")).to_contain_text("je tu")
    seat.locator(".seat-word").click()
    expect(seat.get_by_label("Co o příchodu kdo zapsal").locator("li")).to_have_count(2)
    acts = AuditEntry.objects.filter(verb="meetings.record_attendance", outcome="done", case=conference.case_id)
    assert [str(act.actor) for act in acts.order_by("id")] == [
        str(User.objects.get(email=email).pk) for email in (FACILITATOR, MINUTE_TAKER)
    ]
    context.close()


def test_a_step_that_came_too_late_is_refused_with_a_sentence_and_its_words(room: Page, conference: Conference) -> None:
    room.context.set_offline(True)
    _adds(room, "Škola")
    expect(room.locator(".phase strong")).to_contain_text(["Škola"])
    Conference.objects.filter(pk=conference.pk).update(state=State.CONCLUDED)
    room.context.set_offline(False)
    room.evaluate("dispatchEvent(new Event('online'))")

    alarm = room.locator("[data-alarm=steps]")
    expect(alarm).to_contain_text("Nová část, Škola: Zápis je uzavřený, do záznamu už nejde psát.")
    expect(room.locator(".phase", has_text="Škola")).to_have_count(0)
    alarm.get_by_role("button", name="Zavřít").click()
    expect(alarm).to_have_count(0)


def test_nothing_is_lost_or_doubled_over_twenty_cuts(room: Page, conference: Conference) -> None:
    told = [f"záznam {number}" for number in range(3 * CUTS)]

    for cut in range(CUTS):
        room.context.set_offline(True)
        writes(room, *told[3 * cut : 3 * cut + 2])
        room.context.set_offline(False)
        room.evaluate("dispatchEvent(new Event('online'))")
        writes(room, told[3 * cut + 2])
    is_saved(room)
    expect(room.locator("[data-pending]")).to_have_count(0)

    assert [text for _, text in record(conference)] == told
    assert Entry.objects.filter(conference=conference).count() == len(told)
    expect(room.locator(".room-record .line")).to_have_count(len(told))


SLOW_TO_FORGET = """() => {
  const shelf = IDBObjectStore.prototype, remove = shelf.delete;
  shelf.delete = function (place) {
  const until = Date.now() + 1500, again = () => { if (Date.now() < until) this.count().onsuccess = again; };
  again(); document.documentElement.dataset.forgets = 1; return remove.call(this, place); } }"""


def test_a_line_written_while_the_device_forgets_comes_last(room: Page, conference: Conference) -> None:
    writes(room, "fakt: první")
    is_saved(room)
    room.evaluate(SLOW_TO_FORGET)

    writes(room, "fakt: druhý")
    room.wait_for_selector("[data-forgets]", state="attached")
    writes(room, "fakt: třetí")
    is_saved(room)

    assert [text for _, text in record(conference)] == ["první", "druhý", "třetí"]


def test_a_line_kept_while_a_look_was_on_its_way_stays_in_its_place(room: Page, conference: Conference) -> None:
    def another_line() -> None:
        writes(room, "fakt: druhý")
        expect(room.locator("[data-pending]")).to_have_count(0)

    writes(room, "fakt: první")
    is_saved(room)
    goes_on(room, held_up(room, another_line))
    shown = room.locator(".room-record .line").count()
    writes(room, "fakt: třetí")
    is_saved(room)

    assert (shown, [text for _, text in record(conference)]) == (2, ["první", "druhý", "třetí"])


def test_a_room_that_the_network_kept_shut_opens_by_itself(desk: Desk, conference: Conference) -> None:
    Phase.objects.filter(conference=conference).delete()
    Room.objects.filter(conference=conference).delete()
    desk.sit_down(MINUTE_TAKER)
    desk.page.route("**/otevrit/", lambda route: route.abort(), times=1)

    room = entered(desk.page, desk, conference)

    expect(room.get_by_role("button", name="Začít: Přivítání")).to_be_visible(timeout=20_000)


def _lost_answer(route: Route) -> None:
    route.fetch()
    route.abort()


@pytest.mark.parametrize(
    "trouble",
    [
        lambda route: route.fulfill(status=500, body="chyba"),
        lambda route: route.fulfill(status=200, content_type="text/html", body="<html>přihlášení do hotelové sítě"),
        lambda route: route.fulfill(status=503, body=json.dumps({"reasons": ["Na serveru došlo místo."]})),
        _lost_answer,
    ],
    ids=["fault", "another page", "full disk", "lost answer"],
)
def test_a_bad_answer_loses_nothing(room: Page, conference: Conference, trouble: Callable[[Route], Any]) -> None:
    room.route("**/zaznamy/", trouble)
    writes(room, "přání: klid na učení")
    expect(room.locator("[data-part=saving]")).to_contain_text("1\u00a0záznam čeká")
    room.unroute("**/zaznamy/")
    is_saved(room)

    assert record(conference) == [("wish", "klid na učení")]
    assert Entry.objects.filter(conference=conference).count() == 1


def test_signing_in_again_keeps_the_page(room: Page, desk: Desk, conference: Conference) -> None:
    Session.objects.all().delete()
    writes(room, "možnost: doučování")
    alarm = room.locator("[data-part=alarm]")
    expect(alarm).to_contain_text("Nic se neztratilo.")
    assert alarm.get_by_role("link").get_attribute("target") == "_blank"

    desk.sit_down(MINUTE_TAKER)
    is_saved(room)

    expect(alarm).to_be_empty()
    assert record(conference) == [("option", "doučování")]


def test_signing_out_takes_the_key_away(room: Page, desk: Desk) -> None:
    keys = "Object.keys(sessionStorage).filter(name => name.startsWith('kruh-key:')).length"
    assert room.evaluate(keys) == 1

    other = room.context.new_page()
    room.context.clear_cookies()
    other.goto(f"{desk.home}/ucet/login/")

    room.wait_for_function(f"{keys} === 0")


def test_where_the_office_forbids_it_nothing_stays_on_the_device(
    room: Page, desk: Desk, conference: Conference
) -> None:
    writes(room, "fakt: první")
    is_saved(room)
    Organisation.objects.filter(pk=conference.office_id).update(allows_offline=False)

    entered(room, desk, conference)
    room.context.route("**/zaznamy/", lambda route: route.abort())
    writes(room, "fakt: druhý")
    expect(room.locator("[data-part=alarm]")).to_contain_text("Vaše pracoviště nedovoluje ukládat nic v zařízení.")
    expect(room.locator("[data-part=alarm]")).to_contain_text("Nezavírejte tuto stránku")

    assert (room.evaluate(KEPT), room.evaluate("Object.keys(sessionStorage)")) == ([], [])
    room.context.unroute("**/zaznamy/")
    is_saved(room)


FORBIDDEN = """for (const name of ["indexedDB", "localStorage"]) Object.defineProperty(window, name,
  { get() { throw new DOMException("", "SecurityError"); } });"""


def test_where_the_browser_forbids_storage_it_is_said_and_the_line_is_kept(desk: Desk, conference: Conference) -> None:
    desk.page.add_init_script(FORBIDDEN)
    desk.sit_down(MINUTE_TAKER)
    page = entered(desk.page, desk, conference)

    expect(page.locator("[data-part=alarm]")).to_contain_text("Prohlížeč nedovolí nic uložit v zařízení.")
    writes(page, "fakt: první")
    is_saved(page)

    assert record(conference) == [("fact", "první")]


def test_a_take_over_is_seen_by_the_one_who_wrote(
    room: Page, desk: Desk, conference: Conference, browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    with room.expect_response("**/pero/"):
        writes(room, "fakt: první")
    is_saved(room)
    context = browser.new_context(**browser_context_args)
    other = Desk(context.new_page(), desk.home)
    other.sit_down(FACILITATOR)
    entered(other.page, desk, conference)
    banner = other.page.locator("[data-part=pen]")
    expect(banner).to_contain_text("Právě píše Tereza Zimová")
    assert other.faults() == []

    banner.get_by_role("button", name="Převzít psaní").click()
    banner.get_by_role("button", name="Ano, převzít psaní").click()
    writes(other.page, "fakt: druhý")

    expect(room.locator("[data-part=pen]")).to_contain_text("Právě píše Jiří Kalina")
    expect(room.locator(".room-record .line")).to_have_count(2)
    expect(room.locator("#entry-line")).to_be_hidden()
    assert (desk.said, other.said) == ([], [])
    context.close()


def test_whoever_takes_the_pen_writes_below_lines_not_seen_yet(room: Page, conference: Conference) -> None:
    facilitator, device = User.objects.get(email=FACILITATOR), uuid7()
    with room.expect_response("**/pero/"):  # otherwise the first line's own pen could be taken after the facilitator's
        writes(room, "fakt: první")
    is_saved(room)
    actions.take_pen(Room.objects.get(conference=conference), device=device, by=facilitator, at=timezone.now())
    expect(room.locator("[data-part=pen]")).to_contain_text("Právě píše Jiří Kalina")
    room.route("**/stav/**", lambda route: route.abort())
    for place, text in ((2048.0, "druhý"), (3072.0, "třetí")):
        pk, now = uuid7(), timezone.now()
        sent = Sent(pk, pk, frozenset(), Words(EntryKind.FACT, text, place), 1, now)
        actions.keep_entries(conference, deeds=[sent], device=device, device_now=now, by=facilitator, at=now)

    takes_pen(room)
    writes(room, "fakt: čtvrtý")
    is_saved(room)

    assert [text for _, text in record(conference)] == ["první", "druhý", "třetí", "čtvrtý"]


def test_a_look_that_set_out_before_does_not_take_the_pen_away(room: Page, conference: Conference) -> None:
    facilitator, open_room = User.objects.get(email=FACILITATOR), Room.objects.get(conference=conference)

    def the_pen() -> None:
        takes_pen(room)
        expect(room.locator("#entry-line")).to_be_visible()

    actions.take_pen(open_room, device=uuid7(), by=facilitator, at=timezone.now())
    expect(room.locator("[data-part=pen]")).to_contain_text("Právě píše Jiří Kalina")
    ended = held_up(room, the_pen)
    actions.prolong(Room.objects.get(pk=open_room.pk), by=facilitator, at=timezone.now())
    goes_on(room, ended)

    assert (len(ended), room.locator("#entry-line").is_visible()) == (1, True)


def held_up(page: Page, meanwhile: Callable[[], None]) -> list[Route]:
    """This will hold the next answer of a look until something else was done; gives what has ended."""
    late, ended = list[Route](), list[Route]()

    def slow(route: Route) -> None:
        answer = route.fetch()
        if answer.status != 200 or late:
            route.fulfill(response=answer)
            return
        late.append(route)
        meanwhile()
        route.fulfill(response=answer)
        ended.append(route)

    page.route("**/stav/**", slow)
    return ended


def goes_on(page: Page, ended: list[Route]) -> None:
    """This will let the browser go on until what was held up has ended, and show what came of it."""
    for _ in range(300):
        page.wait_for_timeout(100)
        if ended:
            break
    page.wait_for_timeout(300)


def takes_pen(page: Page) -> None:
    """This will take the pen over, in two taps."""
    page.get_by_role("button", name="Převzít psaní", exact=True).click()
    page.get_by_role("button", name="Ano, převzít psaní").click()
