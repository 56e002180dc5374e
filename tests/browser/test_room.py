"""The room in a real browser: writing, a dreadful network and server, an ended session, two writers, the keyboard."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from kruh.access.models import AuditEntry, User
from kruh.cases.actions import keep_apart
from kruh.cases.vocabulary import ApartKind
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.directory.models import Organisation
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.meetings.actions import room as actions
from kruh.meetings.models import Attendance, Entry, Meeting, Phase, Room
from kruh.meetings.queries import room as queries
from kruh.meetings.rules.record import Sent, Words
from kruh.meetings.vocabulary import EntryKind
from tests.browser.conftest import Desk, Region
from tests.factories import pictures

MINUTE_TAKER, FACILITATOR = "tereza.zimova@mostkrodine.example", "jiri.kalina@mostkrodine.example"
CUTS = 20
KEPT = """() => new Promise(done => { const r = indexedDB.open("kruh-room", 1); r.onsuccess = () => {
  const base = r.result; if (!base.objectStoreNames.contains("kept")) return done([]);
  base.transaction("kept").objectStore("kept").getAllKeys().onsuccess = e => done(e.target.result); } })"""


@pytest.fixture
def conference(region: Region) -> Conference:
    """A meeting that was to begin half an hour ago."""
    found = Conference.objects.get(case__file_mark="ZAL-OSPOD-32")
    Conference.objects.filter(pk=found.pk).update(starts_at=timezone.now() - timedelta(minutes=30))
    found.refresh_from_db()
    actions.open_room(found, by=User.objects.get(email=MINUTE_TAKER), at=timezone.now())
    return found


@pytest.fixture
def room(conference: Conference, desk: Desk) -> Page:
    """The minute taker's screen."""
    desk.sit_down(MINUTE_TAKER)
    return entered(desk.page, desk, conference)


def entered(page: Page, desk: Desk, conference: Conference) -> Page:
    """This will open the room and wait until it is drawn."""
    page.goto(f"{desk.home}/konference/{conference.pk}/mistnost/")
    drawn(page)
    return page


def drawn(page: Page) -> None:
    """This will wait until the screen stands."""
    page.wait_for_selector("[data-drawn]", state="attached")


def writes(page: Page, *texts: str) -> None:
    """This will write lines as people do."""
    line = page.locator("#entry-line")
    for text in texts:
        line.fill(text)
        line.press("Enter")
        expect(line).to_have_value("")


def is_saved(page: Page) -> None:
    """This will wait until the screen says that the server has everything."""
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-part=saving]")).to_contain_text("Uloženo", timeout=20_000)


def record(conference: Conference) -> list[tuple[str, str]]:
    """What the server has."""
    lines = queries.lines(conference)
    return [(line.words.kind.value, line.words.text) for line in lines if not line.words.is_struck]


def test_a_line_is_written_changed_moved_and_struck(room: Page, desk: Desk, conference: Conference) -> None:
    writes(room, "obava: <img src=x onerror=alert(1)> večer je hluk", "fakt: bydlí u babičky", "dítě: chci domů")
    is_saved(room)
    lines = room.locator(".room-record .line")

    lines.nth(1).get_by_role("button", name="Úpravy").click()
    lines.nth(1).get_by_role("button", name="Výš").click()
    expect(lines.nth(0)).to_contain_text("bydlí u babičky")
    lines.nth(0).get_by_role("button", name="Upravit").click()
    room.get_by_label("Znění záznamu").fill("bydlí střídavě")
    room.get_by_label("Znění záznamu").press("Enter")
    lines.nth(2).get_by_role("button", name="Úpravy").click()
    lines.nth(2).get_by_role("button", name="Škrtnout").click()
    expect(room.locator(".line.struck")).to_contain_text("„chci domů“")
    expect(room.locator("[data-pending]")).to_have_count(0)

    assert record(conference) == [
        ("fact", "bydlí střídavě"),
        ("worry", "<img src=x onerror=alert(1)> večer je hluk"),
    ]
    assert (desk.said, room.locator(".lines img").count()) == ([], 0)


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
    expect(room.locator("[data-part=tasks] li")).to_contain_text("zavolá babičce do pátku")
    writes(room, "fakt: třetí")
    room.context.set_offline(False)
    is_saved(room)

    assert [text for kind, text in record(conference) if kind == "fact"] == ["první", "druhý", "třetí"]
    assert "babičce" not in json.dumps(room.evaluate(KEPT))


ORGANISER = "daniel.rybar@zalesi.example"


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
    late: list[Route] = []

    def slow(route: Route) -> None:
        answer = route.fetch()
        if answer.status != 200 or late:
            route.fulfill(response=answer)
            return
        late.append(route)
        writes(room, "fakt: druhý")
        expect(room.locator("[data-pending]")).to_have_count(0)
        route.fulfill(response=answer)

    writes(room, "fakt: první")
    is_saved(room)
    room.route("**/stav/**", slow)
    for _ in range(100):
        room.wait_for_timeout(100)
        if late:
            break
    room.wait_for_timeout(300)
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


def test_a_take_over_is_seen_by_the_one_who_wrote(
    room: Page, desk: Desk, conference: Conference, browser: Browser, browser_context_args: dict[str, Any]
) -> None:
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

    expect(room.locator("[data-part=pen]")).to_contain_text("Právě píše Jiří Kalina", timeout=9_000)
    expect(room.locator(".room-record .line")).to_have_count(2)
    expect(room.locator("#entry-line")).to_be_hidden()
    assert (desk.said, other.said) == ([], [])
    context.close()


def test_whoever_takes_the_pen_writes_below_lines_not_seen_yet(room: Page, conference: Conference) -> None:
    facilitator, device = User.objects.get(email=FACILITATOR), uuid7()
    writes(room, "fakt: první")
    is_saved(room)
    actions.take_pen(Room.objects.get(conference=conference), device=device, by=facilitator, at=timezone.now())
    expect(room.locator("[data-part=pen]")).to_contain_text("Právě píše Jiří Kalina", timeout=9_000)
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
    late: list[Route] = []

    def slow(route: Route) -> None:
        answer = route.fetch()
        if answer.status == 200 and not late:
            late.append(route)
            takes_pen(room)
            expect(room.locator("#entry-line")).to_be_visible()
        route.fulfill(response=answer)

    actions.take_pen(open_room, device=uuid7(), by=facilitator, at=timezone.now())
    expect(room.locator("[data-part=pen]")).to_contain_text("Právě píše Jiří Kalina", timeout=9_000)
    room.route("**/stav/**", slow)
    actions.prolong(Room.objects.get(pk=open_room.pk), by=facilitator, at=timezone.now())
    for _ in range(100):
        room.wait_for_timeout(100)
        if late:
            break
    room.wait_for_timeout(300)

    assert (len(late), room.locator("#entry-line").is_visible()) == (1, True)


def takes_pen(page: Page) -> None:
    """This will take the pen over, in two taps."""
    page.get_by_role("button", name="Převzít psaní", exact=True).click()
    page.get_by_role("button", name="Ano, převzít psaní").click()


def test_a_name_left_behind_its_sign_is_the_one_person_called_so(room: Page) -> None:
    said = ["zavolá lékaři @Jana do pátku", "zavolá @Jan", "zavolá @Petra", "napíše na jana@posta.example"]
    choices = [{"name": "Jana Malá (rodič)", "value": "a"}, {"name": "Jan Malý (rodič)", "value": "b"}]
    found = room.evaluate("([rows, all]) => rows.map(s => Kruh.line.called(s, all))", [said, choices])

    assert found == [{"one": choices[0], "text": "zavolá lékaři do pátku"}, None, None, None]


def test_a_meeting_goes_on_by_keyboard_alone(room: Page, conference: Conference) -> None:
    keys = room.keyboard
    room.locator("[data-part=next]").focus()
    keys.press("Enter")
    expect(room.locator("[data-part=phase]")).to_have_text("Přivítání")
    keys.press("Enter")
    expect(room.locator("[data-part=phase]")).to_have_text("Pohled dítěte")
    expect(room.locator("[data-kind=child]")).to_have_attribute("aria-pressed", "true")

    room.locator("#entry-line").focus()
    keys.type("chci k babičce")
    keys.press("Enter")
    keys.type("úkol: zavolá paní učitelce @Kl")
    keys.press("Enter")  # the first person on offer
    keys.press("Enter")
    expect(room.locator("#fill-input")).to_be_focused()
    keys.type("příští pátek")
    keys.press("Enter")
    keys.type("učitelka to potvrdí")
    keys.press("Enter")
    expect(room.locator("#entry-line")).to_be_focused()
    keys.press("ArrowUp")
    keys.press("End")
    keys.type(" a omluví ho")
    keys.press("Enter")
    is_saved(room)
    expect(room.locator("[data-pending]")).to_have_count(0)

    task = conference.tasks.get()
    assert record(conference)[0] == ("child", "chci k babičce")
    assert task.person is not None
    assert (task.text, task.person.first_name) == ("zavolá paní učitelce a omluví ho", "Klára")
    assert (task.due_on, task.check_how) == (
        days.parse_day("příští pátek", days.local_day(timezone.now())),
        "učitelka to potvrdí",
    )


def test_a_family_is_not_one_person(room: Page) -> None:
    writes(room, "úkol: koupí sešity")
    room.locator("#fill-input").fill("rodina")
    room.locator("#fill-input").press("Enter")

    expect(room.locator("#fill-fault")).to_contain_text("Rodina není jeden člověk.")


def test_the_child_puts_the_topics_in_order(room: Page, desk: Desk, conference: Conference) -> None:
    room.get_by_role("button", name="Pořadí určuje dítě").click()
    for title in ("Škola", "Táta", "Prázdniny"):
        room.get_by_label("Další téma").fill(title)
        room.get_by_label("Další téma").press("Enter")
        expect(room.locator(".topic-title").last).to_have_text(title)
    room.get_by_role("button", name="Výš: Prázdniny").click()
    expect(room.locator(".topic-title")).to_have_text(["Škola", "Prázdniny", "Táta"])
    assert [*desk.faults(), *desk.sideways()] == []
    room.get_by_role("button", name="Hotovo, zpět k záznamu").click()
    is_saved(room)

    topics = [phase.title for phase in Phase.objects.filter(conference=conference, kind="topic")]
    assert topics == ["Škola", "Prázdniny", "Táta"]


def test_every_look_of_the_room_is_accessible_and_fits(room: Page, desk: Desk) -> None:
    def look(*sizes: tuple[int, int]) -> list[str]:
        found = []
        for width, height in sizes or ((1366, 768), (390, 844)):
            room.set_viewport_size({"width": width, "height": height})
            found += [f"{width}: {fault}" for fault in [*desk.faults(), *desk.sideways()]]
        return found

    looks = {"empty": look()}
    room.set_viewport_size({"width": 1366, "height": 768})
    writes(room, *[f"obava: {'velmi dlouhá věta o tom, co všechno se děje, ' * 4}{number}" for number in range(12)])
    room.locator(".line").last.get_by_role("button").click()
    room.locator(".seat").nth(2).get_by_role("button", name="Jinak").click()
    looks["opened"] = look()
    writes(room, "úkol: objedná ho k logopedce")
    looks["asking"] = look((768, 1024), (320, 640))
    room.context.set_offline(True)
    writes(room, "fakt: bez spojení")
    expect(room.locator("[data-part=alarm]")).to_contain_text("Spojení se serverem teď nefunguje.")
    looks["offline"] = look()
    for view in ("plan", "people"):
        room.locator(f"[data-show={view}]").click()
        looks[view] = [*desk.faults(), *desk.sideways()]
    room.context.set_offline(False)

    assert {name: faults for name, faults in looks.items() if faults} == {}


def test_who_came_is_one_tap(room: Page, conference: Conference) -> None:
    seat = room.locator(".seat").nth(1)
    seat.get_by_role("button", name="Je tu").click()
    expect(seat.locator(".seat-word")).to_contain_text("je tu")
    seat.locator(".seat-word").click()
    seat.get_by_role("button", name="Odchod").click()
    expect(seat.locator(".seat-word")).to_contain_text("odchod")
    is_saved(room)

    told = conference.meeting.attendances.get()
    assert (told.state, told.left_at is not None) == ("left", True)


def test_that_two_who_must_not_meet_are_both_here_is_said_to_those_who_may_know(
    room: Page, desk: Desk, conference: Conference
) -> None:
    one, other = [row.person for row in conference.participants.filter(presence="in_person")[1:3]]
    by, day = User.objects.get(email=ORGANISER), timezone.localdate()
    keep_apart(
        conference.case, person=one, other=other, kind=ApartKind.FEAR, reason="bojí se", valid_from=day, valid_to=None,
        by=by, at=timezone.now(),
    )  # fmt: skip
    room.get_by_role("button", name="Všichni ostatní jsou tu").click()
    is_saved(room)
    expect(room.locator("[data-part=ratio]")).to_contain_text("z rodiny")
    assert (room.locator("[data-alarm=apart]").count(), room.locator(".apart").count()) == (0, 0)

    desk.sit_down(ORGANISER)
    entered(room, desk, conference)

    expect(room.locator("[data-alarm=apart]")).to_contain_text("jsou teď v místnosti, a nemají se potkat.")
    expect(room.locator(".apart")).to_have_text([f"nemá se potkat: {who.full_name}" for who in (other, one)])


def test_a_photograph_stands_in_the_record_of_its_part(
    room: Page, desk: Desk, conference: Conference, tmp_path: Path
) -> None:
    room.get_by_role("button", name="Začít: Přivítání").click()
    (tmp_path / "IMG_1.jpg").write_bytes(pictures.telling_photo((2400, 1800)))
    room.locator("input[type=file]").set_input_files(tmp_path / "IMG_1.jpg")

    shot = room.locator(".line-sheet img")
    expect(shot).to_have_attribute("alt", "flipchart, zatím bez popisu")
    expect(room.locator(".room-record section", has=shot).get_by_role("heading")).to_have_text("Přivítání")
    assert (conference.sheets.get().topic, desk.said) == ("Přivítání", [])


def _at(page: Page, began: str, now: str) -> None:
    """The server tells a meeting of two hours that began then and what time it is."""

    def told(route: Route) -> None:
        answer = route.fetch()
        if answer.status != 200:
            route.fulfill(response=answer)
            return
        state = answer.json() | {"now": now}
        if state["part"] == "programme":
            state |= {"began": began, "minutes": 120, "phases": []}
        route.fulfill(json=state)

    page.route("**/stav/**", told)


@pytest.mark.parametrize(
    ("began", "now", "shown", "pace", "spoken"),
    [
        ("2026-12-03T13:00Z", "2026-12-03T13:42Z", "0:42 z 2:00", "calm", ""),
        ("2026-12-03T22:10Z", "2026-12-03T23:50:10Z", "1:40 z 2:00", "gentle", ""),  # over midnight
        ("2026-10-25T00:30Z", "2026-10-25T02:20:30Z", "1:50 z 2:00", "gentle", "Do konce setkání zbývá 10\u00a0minut."),
        ("2026-12-03T13:00Z", "2026-12-03T15:05Z", "2:05 z 2:00", "over", ""),
    ],
    ids=["calm", "over midnight", "over the end of summer time", "over"],
)
def test_the_two_hours_are_in_sight(
    desk: Desk, conference: Conference, began: str, now: str, shown: str, pace: str, spoken: str
) -> None:
    desk.sit_down(MINUTE_TAKER)
    _at(desk.page, began, now)
    page = entered(desk.page, desk, conference)

    expect(page.locator("[data-part=whole]")).to_have_text(shown)
    expect(page.locator("[data-part=spoken]")).to_have_text(spoken)
    assert page.locator("[data-part=time]").get_attribute("data-pace") == pace
    assert page.get_by_role("button", name="Prodloužit o 10 minut").is_visible() == (pace != "calm")


DAYS_SAID = [
    "do pátku", "v pátek", "pátek", "do pondělí", "v úterý", "ve středu", "ve čtvrtek", "v sobotu", "do neděle",
    "příští pátek", "do příští středy", "v příští úterý", "tento pátek", "tuto středu", "do pá", "v po", "út", "dnes",
    "zítra", "pozítří", "za týden", "za 2 týdny", "za 3 dny", "za 1 den", "za 5 týdnů", "za 10 dní", "15. 12.",
    "15.12.", "15. 12", "15. 12. 2026", "15.12.2026", "15. 12. 26", "15/12", "3/12/2026", "1. ledna", "15. prosince",
    "15. prosince 2027", "15 prosince", "3. prosinec", "31. 10.", "20. 10.", "29. 2.", "30. 2.", "31. 11.", "5. 13.",
    "29. 2. 2028", "2026-12-15", "2026-02-30", "pátek 4. 12.", "čtvrtek 4. 12.", "do konce", "brzy", "do konce měsíce",
]  # fmt: skip
TODAYS = [date(2026, 11, 22), date(2026, 12, 31), date(2028, 2, 27), date(2026, 10, 25)]


def _read(said: str, today: date) -> str | None:
    try:
        return days.parse_day(said, today).isoformat()
    except ValueError:
        return None


def test_the_device_reads_days_as_the_server_does(room: Page) -> None:
    asked = [[said, today.isoformat()] for today in TODAYS for said in DAYS_SAID]
    found = room.evaluate("rows => rows.map(([s, d]) => Kruh.line.dueAlone(s, new Date(d + 'T12:00')))", asked)

    told = {(said, day): _read(said, date.fromisoformat(day)) for said, day in asked}
    assert dict(zip(told, found, strict=True)) == told


def test_a_day_is_found_inside_a_sentence_and_a_number_is_no_day(room: Page) -> None:
    said = ["zavolá lékaři do pátku", "do 15. 12. přinese zprávu", "zváží 5.9 kg", "přijde v 8.15", "do konce školy"]
    found = room.evaluate("rows => rows.map(s => Kruh.line.due(s, new Date('2026-11-22T12:00')))", said)

    assert found == ["2026-11-27", "2026-12-15", None, None, None]


def test_a_day_counted_from_today_does_not_grow_old_in_the_plan(room: Page) -> None:
    said = ["sepíše dluhy za 17 dní", "zavolá škole, za týden.", "přijde zítra", "do zítřka", "zajde za měsícem",
            "zavolá do pátku", "za 3 dny zavolá", "za týden"]  # fmt: skip
    found = room.evaluate("rows => rows.map(Kruh.line.lasting)", said)

    assert found == ["sepíše dluhy", "zavolá škole", "přijde", *said[3:]]
