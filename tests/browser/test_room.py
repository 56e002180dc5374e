"""The room in a real browser: writing, who is here, the programme, photographs, the keyboard, every look of it."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from kruh.access.models import User
from kruh.cases.actions import keep_apart
from kruh.cases.vocabulary import ApartKind
from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.meetings.models import Phase, Room
from kruh.plans.actions import TaskWords, add_task
from tests.browser.conftest import Desk
from tests.browser.rooms import MINUTE_TAKER, ORGANISER, conference, entered, is_saved, record, room, writes
from tests.factories import pictures

__all__ = ["conference", "room"]


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
    assert (task.text, task.person.first_name) == ("Zavolá paní učitelce a omluví ho", "Klára")
    assert (task.due_on, task.check_how) == (
        days.parse_day("příští pátek", days.local_day(timezone.now())),
        "učitelka to potvrdí",
    )


def test_a_family_is_not_one_person(room: Page) -> None:
    writes(room, "úkol: koupí sešity")
    room.locator("#fill-input").fill("rodina")
    room.locator("#fill-input").press("Enter")

    expect(room.locator("#fill-fault")).to_contain_text("Rodina není jeden člověk.")
    expect(room.locator("[data-part=fill] li").first).to_be_visible()


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
    room.get_by_role("button", name="Jsou tu všichni").click()
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


def _lines(page: Page) -> list[str]:
    """What stands in the record, a photograph by its kind."""
    said = page.locator(".room-record .line").evaluate_all(
        "rows => rows.map((row) => row.querySelector('img') ? 'foto' : row.querySelector('p span + span').textContent)"
    )
    return [str(one) for one in said]


def test_a_photograph_stands_where_it_was_taken_and_moves_like_a_line(
    room: Page, desk: Desk, conference: Conference, tmp_path: Path
) -> None:
    (tmp_path / "IMG_1.jpg").write_bytes(pictures.photo())
    writes(room, "první", "druhý")
    room.locator(".line", has_text="první").get_by_role("button", name="Úpravy").click()
    room.locator("input[type=file]").set_input_files(tmp_path / "IMG_1.jpg")
    expect(room.locator(".line-sheet img")).to_have_count(1)
    writes(room, "třetí")
    is_saved(room)
    after_the_opened = _lines(room)

    shot = room.locator(".line-sheet")
    shot.get_by_role("button", name="Úpravy").click()
    with room.expect_response("**/fotka/**"):
        shot.get_by_role("button", name="Níž").click()
    entered(room, desk, conference)

    assert after_the_opened == ["první", "foto", "druhý", "třetí"]
    assert (_lines(room), conference.sheets.get().moves) == (["první", "druhý", "foto", "třetí"], 1)


def test_who_only_reads_sends_a_photograph_and_hears_that_the_network_is_gone(
    room: Page, desk: Desk, conference: Conference, tmp_path: Path
) -> None:
    writes(room, "první")
    is_saved(room)
    (tmp_path / "IMG_1.jpg").write_bytes(pictures.photo())
    desk.sit_down(ORGANISER)
    page = entered(desk.page, desk, conference)

    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Poslat fotku").click()
    chosen.value.set_files(tmp_path / "IMG_1.jpg")
    expect(page.locator("[data-part=photo-state]")).to_have_text("Fotka je uložená v záznamu.")
    page.context.set_offline(True)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    quiet = page.locator("[data-alarm=quiet]")
    expect(quiet).to_have_text(re.compile(r"^Nové záznamy teď nechodí, spojení vypadlo ve?\s\d+:\d\d\.\s*$"))
    page.context.set_offline(False)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(quiet).to_have_count(0)
    writer = Room.objects.get(conference=conference).writer
    assert (conference.sheets.count(), writer and writer.email) == (1, MINUTE_TAKER)


def test_tasks_written_in_the_form_are_read_in_the_plan_of_the_room(
    room: Page, desk: Desk, conference: Conference
) -> None:
    by, carrier = User.objects.get(email=ORGANISER), conference.participants.order_by("order")[0].person
    conference.refresh_from_db()
    words: TaskWords = {"text": "Zavolat trenérovi", "person": carrier, "check_how": "Adam trénuje."}
    add_task(conference, words=words, by=by, at=timezone.now())

    entered(room, desk, conference)

    card = room.locator("[data-part=tasks] .task-card")
    expect(card).to_contain_text(["1. Zavolat trenérovi"])
    expect(card).to_contain_text([carrier.full_name])
    assert (card.get_by_role("button").count(), room.locator("[data-part=formed]").is_visible()) == (0, True)


def test_nobody_is_offered_to_leave_before_they_came(room: Page) -> None:
    seat = room.locator(".seat").nth(1)
    seat.get_by_role("button", name="Jinak").click()
    before = seat.get_by_role("group").get_by_role("button").all_inner_texts()
    seat.get_by_role("button", name="Je tu").click()
    seat.locator(".seat-word").click()

    assert before == ["Přijde později", "Omluva", "Chybí"]
    expect(seat.get_by_role("group").get_by_role("button")).to_have_text(
        ["Je tu", "Přijde později", "Odchod", "Omluva", "Chybí"]
    )
    expect(room.locator("[data-part=everybody]")).to_have_text("Všichni ostatní jsou tu")


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


def test_a_day_at_the_end_does_not_grow_old_in_the_plan(room: Page) -> None:
    said = ["sepíše dluhy za 17 dní", "zavolá škole, za týden.", "přijde zítra", "zavolá do pátku",
            "zavolá do příští středy", "napíše do 11. 12.", "napíše do pátku 4. 12. 2026", "zjistí to do 15. prosince",
            "do zítřka", "zajde za měsícem", "půjde k lékaři v pátek", "za 3 dny zavolá", "za týden",
            "objedná ho na 15. 12. do pátku", "odevzdá to do konce školy"]  # fmt: skip
    found = room.evaluate("rows => rows.map(s => Kruh.line.lasting(s, new Date('2026-11-22T12:00')))", said)

    assert found == [
        *("sepíše dluhy", "zavolá škole", "přijde", "zavolá", "zavolá", "napíše", "napíše", "zjistí to"),
        *said[8:],
    ]


def test_in_the_part_of_the_child_the_line_says_whose_words_it_takes(room: Page) -> None:
    line = room.locator("#entry-line")
    room.get_by_role("button", name="dítě", exact=True).click()
    expect(line).to_have_attribute("placeholder", "Co říká dítě")

    room.get_by_role("button", name="obava", exact=True).click()
    expect(line).to_have_attribute("placeholder", "Co zaznělo")


def test_the_text_taken_away_says_what_is_struck(room: Page) -> None:
    writes(room, "fakt: první", "fakt: druhý")
    is_saved(room)
    line = room.locator(".room-record .line").first
    line.get_by_role("button", name="Úpravy").click()
    line.get_by_role("button", name="Škrtnout").click()
    is_saved(room)
    room.context.set_offline(True)
    writes(room, "fakt: třetí")
    with room.expect_download() as taken:
        room.get_by_text("Stáhnout text do souboru").click()
    room.context.set_offline(False)

    told = taken.value.path().read_text("utf-8-sig").splitlines()
    assert told == ["fakt: první [škrtnuto]", "fakt: druhý", "fakt: třetí [neodesláno]"]
