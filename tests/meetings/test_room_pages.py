"""The calls of the room as the script and as mischief make them."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from bench.call import counted as call_counted
from kruh.access.models import AuditEntry, User
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ApartKind
from kruh.conferences.models import Conference, Seat
from kruh.conferences.vocabulary import SeatRole, State
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation.ids import uuid7
from kruh.foundation.text import NBSP
from kruh.meetings.actions import room as actions
from kruh.meetings.actions import sheets
from kruh.meetings.forms.room import UNREADABLE
from kruh.meetings.models import Attendance, Entry, Phase
from kruh.meetings.rules import programme
from kruh.plans import actions as plans
from kruh.plans.models import Task
from tests.factories import cases, minutes
from tests.factories.minutes import MET, Told
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = MET + timedelta(minutes=20)
DEVICE = str(UUID(int=1))
MOST_QUERIES = 8


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.scheduled()
    actions.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    return told


def call(client: Client, told: Told, name: str, said: Any = None, *more: Any) -> Any:
    body = said if isinstance(said, bytes | str) else json.dumps(said or {})
    address = reverse(f"meetings:{name}", args=[told.world.conference.pk, *more])
    return client.post(address, body, content_type="application/json")


def deed(text: str, **words: Any) -> dict[str, Any]:
    pk = str(uuid7())
    said = {"kind": "worry", "text": text, "place": 1024, **words}
    return {"id": pk, "line": pk, "seen": [], "sequence": 1, "at": NOW.isoformat(), "words": said}


def batch(*deeds: dict[str, Any]) -> dict[str, Any]:
    return {"device": DEVICE, "now": NOW.isoformat(), "deeds": list(deeds)}


def state(client: Client, told: Told, version: str = "") -> Any:
    address = reverse("meetings:room-state", args=[told.world.conference.pk])
    return client.get(address, {"verze": version})


def whole(client: Client, told: Told) -> dict[str, Any]:
    """This will ask for part after part, as the script does."""
    shown: dict[str, Any] = {"version": "", "more": True}
    while shown["more"]:
        shown |= state(client, told, shown["version"]).json()
    return shown


def step(kind: str, at: datetime = NOW, **words: Any) -> dict[str, Any]:
    return {"id": str(uuid7()), "kind": kind, "sequence": 1, "at": at.isoformat(), "words": words}


def tell(client: Client, told: Told, *steps: dict[str, Any], now: datetime = NOW) -> Any:
    said = {"device": DEVICE, "now": now.isoformat(), "steps": list(steps)}
    return call(client, told, "keep-steps", said)


def done(client: Client, told: Told, kind: str, **words: Any) -> dict[str, Any]:
    """This will do one step and give what the room shows then."""
    answer = tell(client, told, step(kind, **words)).json()
    assert answer["refused"] == {}, answer
    return whole(client, told)


def reasons(answer: Any) -> list[str]:
    return [reason for told in answer.json()["refused"].values() for reason in told]


def test_what_the_answer_names_is_kept_and_seen_by_the_others(told: Told) -> None:
    one = deed("večer se bojí")

    answer = call(signed_in(told.sent()), told, "keep-entries", batch(one)).json()
    seen = whole(signed_in(told.sent(SeatRole.FACILITATOR)), told)["lines"]

    assert answer["kept"] == [one["id"]]
    assert [(line["id"], line["text"], line["heads"]) for line in seen] == [(one["id"], "večer se bojí", [one["id"]])]


def test_the_state_is_told_again_only_when_it_changed(told: Told) -> None:
    client = signed_in(told.sent())
    version = whole(client, told)["version"]
    read = AuditEntry.objects.count()

    same = state(client, told, version)
    assert (same.status_code, AuditEntry.objects.count()) == (304, read)
    call(client, told, "keep-entries", batch(deed("nové")))
    fresh = state(client, told, version).json()
    assert (fresh["part"], fresh["more"], "people" in fresh) == ("record", False, False)


@pytest.mark.parametrize("kind", ["prolong", "add", "begin", "move", "change", "remove"])
def test_every_change_of_the_programme_changes_its_version(told: Told, kind: str) -> None:
    client = signed_in(told.sent())
    version = whole(client, told)["version"]
    last = str(Phase.objects.last().pk)  # type: ignore[union-attr]

    tell(client, told, step(kind, about=last, title="Škola", minutes=10, up=True))

    fresh = state(client, told, version).json()
    assert (fresh["part"], fresh["more"]) == ("programme", False)


@pytest.mark.parametrize("who", [None, SeatRole.MINUTE_TAKER])
def test_no_part_of_the_state_costs_more_than_eight_questions_at_any_size(told: Told, who: SeatRole | None) -> None:
    client = signed_in(told.sent(who) if who else told.worker)
    call(client, told, "keep-entries", batch(*[deed(f"řádek {number}") for number in range(60)]))
    address, version = reverse("meetings:room-state", args=[told.world.conference.pk]), ""
    asked_for = {}
    for _ in range(3):
        state(client, told, version)
        with call_counted() as asked:
            answer = client.get(address, {"verze": version}).json()
        asked_for[answer["part"]], version = len(asked), answer["version"]

    assert {part: count for part, count in asked_for.items() if count > MOST_QUERIES} == {}
    assert (list(asked_for), answer["more"]) == (["record", "people", "programme"], False)


@pytest.mark.parametrize(
    "said",
    [
        b"\xff\xfe", b"[]", b"{", b"[" * 5000, {"deeds": 3}, {"device": DEVICE}, batch({"id": "x"}),
        batch({**deed("x"), "seen": "abc"}), batch({**deed("x"), "at": "včera"}), batch({**deed("x"), "sequence": -1}),
        batch(deed("x", kind="nesmysl")), batch(deed("x", place="nekonečno")), batch(deed("x", due="2026-02-30")),
        batch(deed("x", place=1e999)), batch(deed("nul \x00 znak")), {**batch(), "now": "9999-99-99"},
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_a_sentence(told: Told, said: Any) -> None:
    answer = call(signed_in(told.sent()), told, "keep-entries", said)

    assert (answer.status_code, answer.json()) == (422, {"reasons": [UNREADABLE]})
    assert Entry.objects.count() == 0


def test_emoji_and_right_to_left_text_is_kept_as_it_was_said(told: Told) -> None:
    said = "Bojím se 😟 שלום"

    call(signed_in(told.sent()), told, "keep-entries", batch(deed(said)))

    assert [row.words["text"] for row in Entry.objects.all()] == [said]


def test_a_line_of_fifty_thousand_characters_is_refused_with_a_sentence(told: Told) -> None:
    answer = call(signed_in(told.sent()), told, "keep-entries", batch(deed("ř" * 50_000)))

    assert answer.json() == {"reasons": ["Záznam je delší než 4000 znaků. Rozdělte ho do více řádků."]}


def test_whose_access_just_ended_is_told_nothing_and_writes_nothing(told: Told) -> None:
    client = signed_in(told.sent())
    Seat.objects.filter(role=SeatRole.MINUTE_TAKER).update(ends_at=NOW - timedelta(seconds=1))

    assert call(client, told, "keep-entries", batch(deed("ještě tohle"))).status_code == 404
    assert Entry.objects.count() == 0


def test_whoever_was_signed_out_is_asked_to_sign_in(told: Told) -> None:
    assert call(Client(), told, "keep-entries", batch(deed("x"))).status_code == 403
    assert Entry.objects.count() == 0


def test_a_phase_of_another_conference_does_not_exist_here(told: Told) -> None:
    other = minutes.scheduled()
    actions.open_room(other.world.fresh(), by=other.sent(), at=NOW)
    foreign = Phase.objects.filter(conference=other.world.conference)[0]

    answer = tell(signed_in(told.sent()), told, step("begin", about=str(foreign.pk)))

    assert reasons(answer) == ["Tahle část programu už tu není, nejspíš ji někdo vynechal."]


# Who is here ----------------------------------------------------------------------------------------------------------


def people(shown: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {one["name"].split()[0]: (one["state"], one["came"], one["left"]) for one in shown["people"]}


def test_who_came_and_when_is_told_from_the_room(told: Told) -> None:
    client, who = signed_in(told.sent()), str(told.rows["Jitka"].pk)

    here = done(client, told, "presence", about=who, state="here", came="14:05")
    assert people(here)["Jitka"] == ("here", "14:05", "")
    left = done(client, told, "presence", about=who, state="left", came="14:05", left="14:15")
    assert people(left)["Jitka"] == ("left", "14:05", "14:15")
    wrong = tell(client, told, step("presence", about=who, state="left", came="14:05", left="14:01"))
    assert reasons(wrong) == [f"Odchod ve{NBSP}14:01 je dřív než příchod ve{NBSP}14:05."]


@pytest.mark.parametrize("said", [{}, {"state": "expected"}, {"state": "nesmysl"}, {"state": "here", "came": "25:99"}])
def test_nonsense_about_somebody_changes_nothing(told: Told, said: dict[str, str]) -> None:
    answer = tell(signed_in(told.sent()), told, step("presence", NOW, about=str(told.rows["Jitka"].pk), **said))

    assert (answer.status_code, Attendance.objects.count()) == (422, 0)


def test_somebody_from_another_table_is_not_here(told: Told) -> None:
    other = minutes.scheduled()

    answer = tell(signed_in(told.sent()), told, step("presence", about=str(other.rows["Jitka"].pk), state="here"))

    assert (reasons(answer), Attendance.objects.count()) == (["Tenhle člověk k téhle konferenci nepatří."], 0)


def test_the_meeting_begins_from_the_room_when_nobody_is_missing(told: Told) -> None:
    client = signed_in(told.worker)
    refused = reasons(tell(client, told, step("hold")))
    assert [reason.split(":")[0] for reason in refused] == ["Nejdřív zapište, jestli tu jsou"]

    done(client, told, "everybody")

    assert done(client, told, "hold")["began"] == NOW.isoformat()


def test_who_must_not_meet_is_told_to_the_case_team_only(told: Told) -> None:
    mother, father = told.rows["Jitka"], told.rows["Radek"]
    case_actions.keep_apart(
        told.world.case, person=mother.person, other=father.person, kind=ApartKind.FEAR, reason="bojí se ho",
        valid_from=MET.date(), valid_to=None, by=told.worker, at=MET,
    )  # fmt: skip

    def seen(user: User) -> list[dict[str, Any]]:
        pairs: list[dict[str, Any]] = whole(signed_in(user), told)["pairs"]
        return pairs

    names = [mother.person.full_name, father.person.full_name]
    alarm = programme.apart_alarm(programme.Pair(names[0], names[1], is_forbidden=False))
    assert seen(told.worker) == [{"one": str(mother.pk), "other": str(father.pk), "names": names, "alarm": alarm}]
    assert seen(told.sent()) == seen(told.sent(SeatRole.FACILITATOR)) == []


def test_what_one_person_wrote_is_not_kept_as_another_who_signed_in_meanwhile(told: Told) -> None:
    said = {**batch(deed("moje")), "user": str(told.worker.pk)}

    assert call(signed_in(told.sent()), told, "keep-entries", said).status_code == 403
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("allows", [True, False])
def test_without_the_offices_permission_no_key_leaves_for_the_device(told: Told, allows: bool) -> None:
    office = told.world.conference.office
    Organisation(unit=office, kind=Kind.OFFICE, name="OSPOD", allows_offline=allows).save(force_insert=True)

    page = signed_in(told.sent()).get(reverse("meetings:room", args=[told.world.conference.pk]))

    me = page.context["me"]
    assert (me["offline"], me["key"] is not None) == (allows, allows)


def test_the_room_costs_at_most_eight_questions_at_any_size(told: Told) -> None:
    client = signed_in(told.worker)
    call(client, told, "keep-entries", batch(*[deed(f"řádek {number}") for number in range(60)]))
    address = reverse("meetings:room", args=[told.world.conference.pk])
    client.get(address)

    with call_counted() as asked:
        client.get(address)

    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def test_strangers_learn_nothing(told: Told) -> None:
    stranger = signed_in(cases.worker(cases.office("Jiný OSPOD")))

    assert [state(stranger, told).status_code, call(stranger, told, "keep-entries").status_code] == [404, 404]


# What the network and the device do to it ---------------------------------------------------------------------------


def shown(told: Told) -> list[str]:
    return [line["text"] for line in whole(signed_in(told.sent()), told)["lines"]]


def test_a_batch_sent_twice_is_acknowledged_twice_and_kept_once(told: Told) -> None:
    client, said = signed_in(told.sent()), batch(deed("večer se bojí"), deed("rád kreslí", place=2048))

    answers = [call(client, told, "keep-entries", said).json()["kept"] for _ in range(2)]

    assert answers[0] == answers[1] == [one["id"] for one in said["deeds"]]
    assert (Entry.objects.count(), shown(told)) == (2, ["večer se bojí", "rád kreslí"])


def test_one_deed_twice_in_one_batch_is_kept_once(told: Told) -> None:
    one = deed("večer se bojí")

    answer = call(signed_in(told.sent()), told, "keep-entries", batch(one, one))

    assert (answer.status_code, answer.json()["kept"]) == (200, [one["id"], one["id"]])
    assert shown(told) == ["večer se bojí"]


def test_a_change_that_arrives_before_its_line_is_the_newer_wording(told: Told) -> None:
    client, first = signed_in(told.sent()), deed("spí špatně")
    change = {**deed("v noci se budí"), "line": first["id"], "seen": [first["id"]], "sequence": 2}

    statuses = [call(client, told, "keep-entries", batch(one)).status_code for one in (change, first)]

    assert (statuses, shown(told)) == ([200, 200], ["v noci se budí"])


@pytest.mark.parametrize("wrong", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_wrong_by_a_day_moves_no_deed(told: Told, wrong: timedelta) -> None:
    said_at, sent_at = NOW + wrong - timedelta(minutes=3), NOW + wrong
    said = {**batch({**deed("x"), "at": said_at.isoformat()}), "now": sent_at.isoformat()}

    answer = call(signed_in(told.sent()), told, "keep-entries", said)

    assert (answer.status_code, Entry.objects.get().happened_at) == (200, NOW - timedelta(minutes=3))


def test_a_deed_that_arrives_after_closing_is_refused_with_a_sentence_and_stays_on_the_device(told: Told) -> None:
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)

    answer = call(signed_in(told.worker), told, "keep-entries", batch(deed("pozdě")))

    assert (answer.status_code, answer.json()["reasons"][0][:47]) == (
        422, "Zápis je uzavřený, do záznamu už nejde psát. Te",
    )  # fmt: skip
    assert Entry.objects.count() == 0


def test_the_room_goes_on_over_midnight_and_the_end_of_summer_time(told: Told, time_machine: Any) -> None:
    begins = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)  # 22:00; summer time ends at three in the morning
    Conference.objects.filter(pk=told.world.conference.pk).update(starts_at=begins)
    Seat.objects.update(ends_at=None)
    phase, after = Phase.objects.all()[0], begins + timedelta(hours=6)
    time_machine.move_to(begins, tick=False)
    tell(signed_in(told.sent()), told, step("begin", at=begins, about=str(phase.pk)), now=begins)
    time_machine.move_to(after, tick=False)
    client, late = signed_in(told.sent()), deed("už jsou tři pryč")
    said = {**batch({**late, "at": after.isoformat()}), "now": after.isoformat()}

    answer = call(client, told, "keep-entries", said).json()
    seen = whole(client, told)

    assert (answer["kept"], answer["at"]) == ([late["id"]], "3:00")
    assert Entry.objects.get().happened_at == after
    passed = datetime.fromisoformat(seen["now"]) - datetime.fromisoformat(seen["phases"][0]["began"])
    assert (passed, seen["minutes"]) == (timedelta(hours=6), 120)


# Photographs and the plan ---------------------------------------------------------------------------------------------


def test_a_photograph_is_placed_among_the_lines_and_the_others_are_told(told: Told) -> None:
    client, sheet = signed_in(told.sent()), minutes.sheet(told, at=NOW, place=1024.0)
    before = whole(client, told)

    answer = call(client, told, "place-sheet", {"place": 512.5}, sheet.pk)

    after = state(client, told, before["version"]).json()
    assert (answer.status_code, before["sheets"][0]["place"], after["sheets"][0]["place"]) == (200, 1024, 512.5)


@pytest.mark.parametrize("place", [None, "512", True, "NaN", []])
def test_a_photograph_is_not_placed_nowhere(told: Told, place: Any) -> None:
    sheet = minutes.sheet(told, at=NOW)

    answer = call(signed_in(told.sent()), told, "place-sheet", {"place": place}, sheet.pk)

    assert (answer.status_code, answer.json()["reasons"]) == (422, [UNREADABLE])


def test_a_photograph_that_was_put_aside_or_belongs_elsewhere_is_not_placed(told: Told) -> None:
    aside, others = minutes.sheet(told, at=NOW), minutes.sheet(minutes.held())
    sheets.strike_sheet(aside, reason="Rozmazaná fotka.", by=told.sent(), at=NOW)
    client = signed_in(told.sent())

    answers = [call(client, told, "place-sheet", {"place": 1}, sheet.pk) for sheet in (aside, others)]

    assert [answer.status_code for answer in answers] == [422, 404]
    assert answers[0].json()["reasons"] == ["Tahle fotka je vyřazená, v záznamu už není."]


def test_tasks_from_the_form_are_told_to_the_room_and_dropped_ones_are_marked(told: Told) -> None:
    told = minutes.held()
    minutes.add_task(told)
    minutes.add_task(told, text="Zavolat trenérovi")
    gone = Task.objects.get(conference=told.world.conference, order=1)
    plans.drop_task(gone, note="Už to není potřeba.", by=told.worker, at=NOW)

    tasks = whole(signed_in(told.sent()), told)["tasks"]

    assert [(task["text"], task["dropped"]) for task in tasks.values()] == [
        ("Chodit s Adamem ráno do školy", False), ("Zavolat trenérovi", True),
    ]  # fmt: skip
