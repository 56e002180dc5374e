"""What the scripts of the room and the wall are told: places stay with those who may open them."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from bench.call import counted
from kruh.access.models import User
from kruh.cases.rules.gate import PLACEHOLDER, Secret
from kruh.conferences.vocabulary import SeatRole
from kruh.foundation.ids import uuid7
from kruh.meetings.actions import room
from kruh.meetings.models import Entry, Phase
from kruh.meetings.queries.room import lines
from kruh.meetings.rules import withheld
from kruh.meetings.rules.record import Sent, Words
from kruh.meetings.vocabulary import EntryKind, StepKind
from tests.factories import minutes
from tests.factories.minutes import MET, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
NOW = MET + timedelta(minutes=20)
ADDRESS, SECRET = "Krátká 7, 370 01 České Budějovice", Secret("Krátká 7, 370 01 České Budějovice", "adresa")
SAID, GAP = "Jitka teď bydlí v Krátké 7.", f"Jitka teď bydlí v {PLACEHOLDER}."
MOST = 9  # eight, and one more only where something is protected


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.held()
    room.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    minutes.hide(told, ADDRESS, "Jitka", "Radek")
    return told


def write(told: Told, text: str, by: User, *, seen: Entry | None = None, **words: Any) -> Entry:
    pk = uuid7()
    said = Words(kind=words.pop("kind", EntryKind.WORRY), text=text, **words)
    sent = Sent(pk, seen.line if seen else pk, frozenset([seen.pk] if seen else []), said, 1, NOW)
    room.keep_entries(told.world.fresh(), deeds=[sent], device=uuid7(), device_now=NOW, by=by, at=NOW)
    return Entry.objects.get(pk=pk)


def state(told: Told, who: User) -> dict[str, Any]:
    """This will ask for part after part, as the script does."""
    shown: dict[str, Any] = {"version": "", "more": True, "unseen": []}
    client, address = signed_in(who), reverse("meetings:room-state", args=[told.world.conference.pk])
    while shown["more"]:
        part = client.get(address, {"verze": shown["version"]}).json()
        shown |= {**part, "unseen": shown["unseen"] + part.get("unseen", [])}
    return shown


def test_line_of_somebody_else_has_a_gap_and_the_organiser_is_told_where(told: Told) -> None:
    write(told, SAID, told.sent())

    seen = {who: state(told, by) for who, by in readers(told).items()}

    assert {who: (one["lines"][0]["text"], one["lines"][0].get("withheld")) for who, one in seen.items()} == {
        "writer": (SAID, None), "other": (GAP, True), "organiser": (SAID, None),
    }  # fmt: skip
    assert [one["unseen"] for one in seen.values()] == [[], [], ["adresa: záznam „Jitka teď bydlí v ….“"]]


def readers(told: Told) -> dict[str, User]:
    return {"writer": told.sent(), "other": told.sent(SeatRole.FACILITATOR), "organiser": told.worker}


def test_goal_programme_and_plan_have_a_gap_too(told: Told) -> None:
    phase = Phase.objects.filter(conference=told.world.conference)[1]
    room.change_phase(phase, title="Byt v Krátké 7", minutes=phase.minutes, by=told.worker, at=NOW)
    minutes.add_task(told, text="Přivézt postel do Krátké 7")
    conference = told.world.fresh()
    conference.goal = "Jak bydlet v Krátké 7?"
    conference.save()

    shown = json.dumps(state(told, told.sent()), ensure_ascii=False)
    page = html(told.sent(), reverse("meetings:room", args=[conference.pk]))

    assert ["Krátk" in words for words in (shown, page)] == [False, False]
    assert (shown.count(PLACEHOLDER), f"Jak bydlet v {PLACEHOLDER}?" in page) == (3, True)
    assert state(told, told.worker)["unseen"] == [
        "adresa: záznam „Přivézt postel do …“", "adresa: cíl „Jak bydlet v …?“", "adresa: program „Byt v …“",
    ]  # fmt: skip


def test_line_moved_by_somebody_who_saw_a_gap_keeps_its_words(told: Told) -> None:
    first = write(told, SAID, told.sent())
    struck = {"kind": "worry", "text": GAP, "place": 9, "struck": True}
    pk = str(uuid7())
    deed = {"id": pk, "line": str(first.line), "seen": [str(first.pk)], "sequence": 1, "at": NOW.isoformat()}
    body = {"device": str(uuid7()), "now": NOW.isoformat(), "deeds": [{**deed, "words": struck}]}
    by = signed_in(told.sent(SeatRole.FACILITATOR))

    answer = by.post(reverse("meetings:keep-entries", args=[told.world.conference.pk]), body, "application/json")

    line = lines(told.world.conference)[0]
    assert (answer.json()["kept"], line.words.text, line.words.is_struck) == ([pk], SAID, True)
    assert state(told, told.sent(SeatRole.FACILITATOR))["lines"][0]["text"] == GAP


def test_part_of_the_programme_seen_with_a_gap_is_not_renamed_to_it(told: Told) -> None:
    phase = Phase.objects.filter(conference=told.world.conference)[1]
    room.change_phase(phase, title="Byt v Krátké 7", minutes=10, by=told.worker, at=NOW)
    words = {"about": str(phase.pk), "title": f"Byt v {PLACEHOLDER}", "minutes": 20}
    step = {"id": str(uuid7()), "kind": StepKind.CHANGE, "sequence": 1, "at": NOW.isoformat(), "words": words}
    body = {"device": str(uuid7()), "now": NOW.isoformat(), "steps": [step]}
    address = reverse("meetings:keep-steps", args=[told.world.conference.pk])

    answer = signed_in(told.sent()).post(address, body, "application/json").json()

    phase.refresh_from_db()
    assert (answer["refused"], phase.title) == ({step["id"]: [withheld.MEND]}, "Byt v Krátké 7")


@pytest.mark.parametrize("who", ["other", "organiser"])
def test_reading_the_state_costs_few_questions(told: Told, who: str) -> None:
    write(told, SAID, told.sent())
    minutes.add_task(told)
    client, version = signed_in(readers(told)[who]), ""
    address, asked_for = reverse("meetings:room-state", args=[told.world.conference.pk]), {}
    for _ in range(3):
        client.get(address, {"verze": version})
        with counted() as asked:
            answer = client.get(address, {"verze": version}).json()
        asked_for[answer["part"]], version = len(asked), answer["version"]

    assert {part: count for part, count in asked_for.items() if count > MOST} == {}


def test_wall_that_tells_a_secret_only_as_a_whole_is_left_with_the_time(told: Told) -> None:
    minutes.hide(told, "Krátká Vlasta", "Jitka", "Radek")
    minutes.add_task(told, text="Sejde se s ní paní Krátká")
    address = reverse("meetings:wall-state", args=[told.world.conference.pk])

    shown = signed_in(told.sent()).get(address).json()

    assert (shown["goal"], shown["plan"], shown["time"]["meeting"]["share"]) == ("", [], 16)
    assert "Krátká" not in html(told.sent(), reverse("meetings:wall", args=[told.world.conference.pk]))


def test_words_of_the_script_are_left_alone() -> None:
    told = {
        "version": "777000101",
        "pen": {"name": "777 000 101"},
        "lines": [{"id": "777000101", "text": "777 000 101"}],
    }

    assert withheld.withhold(told, [Secret("777 000 101", "telefon")]) == {
        **told, "lines": [{"id": "777000101", "text": PLACEHOLDER, "withheld": True}],
    }  # fmt: skip


NEW = {"weather": SAID, "deep": [{"x": [SAID]}], "pen": {"name": "Tereza Z.", "motto": SAID}, "count": 7}
LINE = {"lines": [{"id": "1", "text": "Nic.", "aside": SAID, "kind": SAID}]}


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (NEW, {"weather": GAP, "deep": [{"x": [GAP]}], "pen": {"name": "Tereza Z.", "motto": GAP}, "count": 7}),
        (LINE, {"lines": [{"id": "1", "text": "Nic.", "aside": GAP, "kind": GAP, "withheld": True}]}),
        ({"id": "Krátká-7", "who": "Krátká 7"}, {"id": PLACEHOLDER, "who": PLACEHOLDER}),
    ],
)
def test_field_that_nobody_named_is_read(told: dict[str, Any], shown: dict[str, Any]) -> None:
    assert withheld.withhold(told, [SECRET]) == shown


def test_new_field_is_named_to_whoever_may_mend_it() -> None:
    assert withheld.unseen(NEW, [SECRET]) == ["adresa: další údaj „Jitka teď bydlí v ….“"]


# An identifier or a version, a moment or an hour, a kind, an address of a page.
SIGN = re.compile(r"(?:[\w]+:)?[0-9a-f-]{8,}|[\d:.T+-]+|[a-z_]+|/[\w/-]+/")


@pytest.mark.parametrize("who", ["other", "organiser"])
def test_what_is_not_read_in_the_real_state_is_nobodys_words(told: Told, who: str) -> None:
    write(told, SAID, told.sent())
    minutes.add_task(told)
    shown = state(told, readers(told)[who])
    read = {text for _, text in withheld.texts(shown)}

    skipped = [text for text in strings(shown) if text and text not in read and text != shown["pen"]["name"]]

    assert len(skipped) > 20
    assert [text for text in skipped if not SIGN.fullmatch(text)] == []


def strings(told: Any) -> Iterator[str]:
    """This will give every text, wherever it stands."""
    if isinstance(told, str):
        yield told
    for one in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from strings(one)


def test_only_what_was_not_changed_is_put_back() -> None:
    before = Words(text=SAID, check="Bude v Krátké 7.")

    moved = withheld.restored(Words(text=GAP, check=f"Bude v {PLACEHOLDER}.", place=3.0), before, [SECRET])
    mended = withheld.restored(Words(text="Jitka bydlí jinde."), before, [SECRET])

    assert (moved, mended) == (Words(text=SAID, check="Bude v Krátké 7.", place=3.0), Words(text="Jitka bydlí jinde."))
