"""The wall: exactly these words go there, and nothing that anybody in the room must not learn."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from bench import call
from kruh.access.models import AuditEntry
from kruh.cases import actions as case_actions
from kruh.conferences.vocabulary import SeatRole
from kruh.foundation.ids import uuid7
from kruh.meetings.actions import room
from kruh.meetings.models import Phase
from kruh.meetings.rules.record import Sent, Words
from kruh.meetings.vocabulary import EntryKind
from kruh.plans import actions as plans
from kruh.plans.models import Task
from tests.factories import cases, minutes
from tests.factories.minutes import MET, Told
from tests.factories.people import NOW as BEFORE
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
NOW = MET + timedelta(minutes=20)
SECRET = "Krátká 7, 370 01 České Budějovice"


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.held()
    room.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    return told


def address(told: Told, name: str = "wall-state") -> str:
    return reverse(f"meetings:{name}", args=[told.world.conference.pk])


def state(told: Told, version: str = "") -> HttpResponse:
    return signed_in(told.sent()).get(address(told), {"verze": version})  # type: ignore[return-value]


def picture(told: Told) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(state(told).content)
    return found


def begin(told: Told, title: str = "") -> Phase:
    phase = Phase.objects.filter(conference=told.world.conference)[1]
    room.begin_phase(phase, by=told.sent(), at=NOW - timedelta(minutes=5))
    if title:
        room.change_phase(phase, title=title, minutes=phase.minutes, by=told.sent(), at=NOW)
    return phase


def write(told: Told, text: str, kind: EntryKind = EntryKind.WORRY) -> None:
    pk = uuid7()
    sent = Sent(pk, pk, frozenset(), Words(kind=kind, text=text), 1, NOW)
    room.keep_entries(told.world.fresh(), deeds=[sent], device=uuid7(), device_now=NOW, by=told.sent(), at=NOW)


def test_wall_says_exactly_this(told: Told) -> None:
    begin(told)
    minutes.add_task(told)
    minutes.add_task(told, text="Zavolat trenérovi", person=None, due_on=None)
    write(told, "večer se bojí")

    shown = picture(told)

    version = shown.pop("version")
    assert shown == {
        "goal": told.world.fresh().goal,
        "topic": "Pohled dítěte",
        "plan": [
            {"text": "Chodit s Adamem ráno do školy", "who": "Vlasta", "due": "30. 3.", "is_complete": True},
            {"text": "Zavolat trenérovi", "who": "", "due": "", "is_complete": False},
        ],
        "time": {
            "phase": {"share": 32, "pace": "calm", "words": "zbývá asi 10 minut"},
            "meeting": {"share": 16, "pace": "calm", "words": "zbývá víc než hodina"},
        },
    }
    assert [len(part) for part in version.split("-")] == [16, 16]


def test_before_the_meeting_the_wall_shows_the_goal_alone(told: Told) -> None:
    other = minutes.scheduled()

    shown = json.loads(signed_in(other.sent()).get(address(other)).content)

    assert (shown["topic"], shown["plan"], shown["time"]) == ("", [], {"phase": None, "meeting": None})


def test_nothing_that_is_written_down_or_known_of_people_gets_to_the_wall(told: Told) -> None:
    begin(told)
    minutes.add_task(told, check_how="Napíše to učitelka.", helpers="soused Karel", plan_b="Zavolá se Petře.")
    write(told, "maminka pije")
    write(told, "nechci tam být sám", EntryKind.CHILD)
    _apart(told)

    everything = state(told).content.decode() + html(told.sent(), address(told, "wall"))

    told_to_nobody = (
        "maminka pije", "nechci tam být sám", "učitelka", "soused Karel", "Petře", "Havlín", "Jitka", "Radek",
        "Adam Havlín", "Bojí se ho", "Zimová",
    )  # fmt: skip
    assert [words for words in told_to_nobody if words in everything] == []


def _apart(told: Told) -> None:
    case_actions.keep_apart(
        told.world.case, person=told.rows["Jitka"].person, other=told.rows["Radek"].person, kind="fear",
        reason="Bojí se ho.", valid_from=BEFORE.date(), by=told.worker, at=BEFORE,
    )  # fmt: skip


@pytest.mark.parametrize("hidden_from", ["Radek", "Vlasta"])
def test_fact_hidden_from_anybody_is_hidden_from_the_wall(told: Told, hidden_from: str) -> None:
    minutes.hide(told, SECRET, "Jitka", hidden_from)
    begin(told, f"Byt na adrese {SECRET}")
    minutes.add_task(told, text=f"Přivézt postel na adresu {SECRET}")
    _goal(told, f"Jak zařídit bydlení: {SECRET}?")

    shown = picture(told)

    assert "Krátká" not in json.dumps(shown, ensure_ascii=False)
    assert [shown["goal"][:21], shown["topic"][:14], shown["plan"][0]["text"][:24]] == [
        "Jak zařídit bydlení: ", "Byt na adrese ", "Přivézt postel na adresu",
    ]  # fmt: skip
    assert "Krátká" not in html(told.sent(), address(told, "wall"))


def _goal(told: Told, goal: str) -> None:
    conference = told.world.fresh()
    conference.goal = goal
    conference.save()


def test_contact_of_somebody_in_danger_is_hidden_from_the_wall(told: Told) -> None:
    _apart(told)
    place = told.world.case.places.get(person=told.rows["Jitka"].person)
    words: Any = {"kind": "phone", "value": "+420604111222", "by": told.worker, "at": NOW}
    case_actions.add_contact(place, **words)
    minutes.add_task(told, text="Volat na 604 111 222 každý večer")

    assert "604" not in json.dumps(picture(told))


def test_wall_is_drawn_anew_only_when_it_changed(told: Told) -> None:
    minutes.add_task(told)
    version = picture(told)["version"]

    assert state(told, version).status_code == 304
    plans.change_task(Task.objects.get(), words={"due_on": date(2026, 4, 2)}, by=told.sent(), at=NOW)
    assert (state(told, version).status_code, picture(told)["plan"][0]["due"]) == (200, "2. 4.")


def test_fact_protected_during_the_meeting_leaves_the_wall_at_once(told: Told) -> None:
    minutes.add_task(told, text=f"Přivézt postel na adresu {SECRET}")
    version = picture(told)["version"]

    minutes.hide(told, SECRET, "Jitka", "Radek")

    assert (state(told, version).status_code, "Krátká" in json.dumps(picture(told), ensure_ascii=False)) == (200, False)


def test_passing_time_is_no_new_reading(told: Told, time_machine: Any) -> None:
    begin(told)
    version, read = picture(told)["version"], AuditEntry.objects.count()

    time_machine.move_to(NOW + timedelta(minutes=6), tick=False)

    assert (state(told, version).status_code, AuditEntry.objects.count()) == (200, read)
    write(told, "nic")
    minutes.add_task(told)
    before = AuditEntry.objects.count()
    assert (state(told, version).status_code, AuditEntry.objects.count()) == (200, before + 1)


def test_page_asks_the_same_at_any_size(told: Told) -> None:
    client = signed_in(told.sent())
    begin(told)
    minutes.hide(told, SECRET, "Jitka", "Radek")
    client.get(address(told, "wall"))
    with call.counted() as few:
        client.get(address(told, "wall"))
    for number in range(12):
        minutes.add_task(told, text=f"Úkol {number}")

    with call.counted() as many:
        shown = client.get(address(told, "wall"))

    assert (len(many), shown.content.decode().count("wall-what")) == (len(few), 12)
    assert len(few) <= 7  # one less where the database chains the trail by itself


def test_wall_opens_for_those_who_may_be_in_the_room(told: Told) -> None:
    people = (told.worker, told.sent(SeatRole.FACILITATOR), told.world.consultant, cases.worker(cases.office("Jinde")))

    assert [signed_in(who).get(address(told, "wall")).status_code for who in people] == [200, 200, 404, 404]


def test_title_of_the_window_names_nobody(told: Told) -> None:
    shown = html(told.sent(), address(told, "wall"))

    assert "<title>Na zdi – Kruh</title>" in shown
    assert "<script>" not in shown
