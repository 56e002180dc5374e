"""Steps of the meeting told late, twice, by two devices, by whoever may not: done once, or refused with words."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from kruh.access.models import AuditEntry, User
from kruh.conferences.models import Conference, Seat
from kruh.conferences.vocabulary import SeatRole, State
from kruh.foundation.ids import uuid7
from kruh.meetings.actions import room as room_actions
from kruh.meetings.actions import steps as actions
from kruh.meetings.models import Attendance, Meeting, Phase, Room, Step
from kruh.meetings.rules import steps
from kruh.meetings.vocabulary import PresenceState, StepKind
from tests.factories import minutes
from tests.factories.minutes import MET, Told
from tests.factories.visits import signed_in
from tests.meetings.test_room_pages import reasons, step, tell

pytestmark = pytest.mark.django_db
LAPTOP, PHONE = UUID(int=1), UUID(int=2)
NOW = MET + timedelta(minutes=40)


def minute(number: int) -> datetime:
    return MET + timedelta(minutes=number)


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.scheduled()
    room_actions.open_room(told.world.fresh(), by=told.sent(), at=MET)
    return told


def keep(told: Told, kind: StepKind, said_at: datetime, by: User, at: datetime = NOW, **words: Any) -> steps.Told:
    one = steps.Told(uuid7(), kind, steps.Words(**words), 1, said_at, {})
    actions.keep_step(told.world.fresh(), told=one, device=LAPTOP, device_now=at, by=by, at=at)
    return one


def jitka(told: Told) -> Attendance:
    return Attendance.objects.get(participant=told.rows["Jitka"])


def test_a_tick_told_late_holds_from_when_it_was_said(told: Told) -> None:
    keep(told, StepKind.PRESENCE, minute(5), told.sent(), about=told.rows["Jitka"].pk)

    assert (jitka(told).state, jitka(told).came_at) == ("here", minute(5))


def test_of_two_devices_the_later_word_holds_and_both_are_in_the_trail(told: Told) -> None:
    mine, other = told.sent(), told.sent(SeatRole.FACILITATOR)
    who = told.rows["Jitka"].pk
    keep(told, StepKind.PRESENCE, minute(10), other, at=minute(10), about=who)

    late = steps.Words(about=who, state=PresenceState.ABSENT)
    one = steps.Told(uuid7(), StepKind.PRESENCE, late, 1, minute(5), {})
    sentences = [
        actions.keep_step(told.world.fresh(), told=one, device=PHONE, device_now=NOW, by=mine, at=NOW) for _ in range(2)
    ]

    told_of = f"platí pozdější zápis „je tu“, ve\u00a014:10 ({other.short_name})"
    assert [told_of in sentence for sentence in sentences] == [True, True]
    assert (jitka(told).state, jitka(told).came_at) == ("here", minute(10))
    assert [row["state"] for row in jitka(told).told] == ["absent", "here"]
    acts = AuditEntry.objects.filter(verb="meetings.record_attendance").order_by("id")
    assert [act.actor for act in acts] == [other.pk, mine.pk]


def test_what_came_before_is_not_done_again(told: Told) -> None:
    client, one = signed_in(told.sent()), step("prolong", minutes=10)
    one["id"] = one["id"].upper()

    answers = [tell(client, told, one).json()["kept"] for _ in range(3)]

    assert answers == [[one["id"].lower()]] * 3
    assert (Room.objects.get().prolonged, Step.objects.count()) == (10, 1)


def test_a_topic_added_without_network_keeps_its_mark_for_what_follows(told: Told) -> None:
    add = step("add", minute(10), title="Škola", minutes=15)
    begin = step("begin", minute(12), about=add["id"])

    answer = tell(signed_in(told.sent()), told, add, begin, now=NOW).json()

    topic = Phase.objects.get(pk=add["id"])
    assert (answer["kept"], answer["refused"]) == ([add["id"], begin["id"]], {})
    assert (topic.title, topic.minutes, topic.began_at) == ("Škola", 15, minute(12))


def test_one_bad_step_does_not_hold_those_after_it(told: Told) -> None:
    bad, good = step("add", title="Škola", minutes=900), step("prolong", minutes=10)

    answer = tell(signed_in(told.sent()), told, bad, good).json()

    assert answer["kept"] == [good["id"]]
    assert answer["refused"] == {bad["id"]: ["Délka části je od 1 do 240 minut."]}
    assert not Step.objects.filter(pk=bad["id"]).exists()


def test_the_meeting_begins_when_it_was_said_with_the_reason_for_going_on(told: Told) -> None:
    by = told.worker
    for name in told.rows:
        state = PresenceState.ABSENT if name == "Radek" else PresenceState.HERE
        keep(told, StepKind.PRESENCE, minute(1), by, about=told.rows[name].pk, state=state)
    keep(told, StepKind.EVERYBODY, minute(2), by)
    client, why = signed_in(by), {"reason": "Všichni ostatní přijeli.", "next_step": "Otci pošleme dopis."}

    refused = tell(client, told, step("hold", minute(5)), now=NOW)
    kept = tell(client, told, step("hold", minute(5), **why), now=NOW)

    meeting = Meeting.objects.get()
    assert [" ".join(reason.split()[:4]) for reason in reasons(refused)] == [
        "U stolu chybí Radek",
        "Napište, co uděláte dál",
    ]
    assert (reasons(kept), meeting.began_at, meeting.decision_reason) == ([], minute(5), why["reason"])


def test_only_the_organiser_begins_and_the_attempt_is_in_the_trail(told: Told) -> None:
    answer = tell(signed_in(told.sent()), told, step("hold"))

    assert reasons(answer) == ["Na tohle nemáte oprávnění. Požádejte organizátora."]
    assert AuditEntry.objects.filter(verb="meetings.hold_meeting", outcome="refused").count() == 1


def test_whose_access_ended_does_nothing_however_long_ago_it_was_said(told: Told) -> None:
    client = signed_in(told.sent())
    Seat.objects.filter(role=SeatRole.MINUTE_TAKER).update(ends_at=minute(30))

    answer = tell(client, told, step("prolong", minute(5), minutes=10), now=NOW)

    assert (answer.status_code, Room.objects.get().prolonged) == (404, 0)


@pytest.mark.parametrize(
    "kind", ["begin", "end", "move", "change", "remove", "add", "prolong", "presence", "everybody"]
)
def test_after_the_end_every_step_is_refused_with_a_sentence(told: Told, kind: str) -> None:
    phase = Phase.objects.all()[0]
    about = told.rows["Jitka"].pk if kind == "presence" else phase.pk
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)

    answer = tell(signed_in(told.worker), told, step(kind, about=str(about), title="x", minutes=5, state="here"))

    assert [reason.split(",")[0] for reason in reasons(answer)] == ["Zápis je uzavřený"]
    assert Step.objects.count() == 0


def test_a_part_that_somebody_left_out_meanwhile_is_refused(told: Told) -> None:
    last = Phase.objects.last()
    assert last
    client = signed_in(told.sent())
    tell(client, told, step("remove", about=str(last.pk)))

    answer = tell(client, told, step("begin", about=str(last.pk)))

    assert reasons(answer) == ["Tahle část programu už tu není, nejspíš ji někdo vynechal."]


def test_a_step_of_another_conference_is_nobodys(told: Told) -> None:
    other = minutes.scheduled()
    room_actions.open_room(other.world.fresh(), by=other.sent(), at=MET)
    one = step("prolong", minutes=10)
    tell(signed_in(other.sent()), other, one)

    answer = tell(signed_in(told.sent()), told, one)

    assert reasons(answer) == ["Krok s tímhle označením už je jinde. Načtěte stránku znovu."]


@pytest.mark.parametrize("wrong", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_wrong_by_a_day_moves_no_tick(told: Told, wrong: timedelta) -> None:
    one = step("presence", minute(30) + wrong, about=str(told.rows["Jitka"].pk), state="here")

    tell(signed_in(told.sent()), told, one, now=NOW + wrong)

    assert jitka(told).came_at == minute(30)


@pytest.mark.parametrize(
    "said", [{}, {"steps": 3}, {"steps": [{}]}, {"steps": [step("nesmysl")]}, {"steps": [step("begin", about="x")]}]
)
def test_nonsense_is_refused_with_a_sentence(told: Told, said: dict[str, Any]) -> None:
    client = signed_in(told.sent())
    address = f"/konference/{told.world.conference.pk}/mistnost/kroky/"
    body = {"device": str(LAPTOP), "now": NOW.isoformat(), **said}

    answer = client.post(address, body, content_type="application/json")

    assert (answer.status_code, "Kruh nerozumí" in answer.json()["reasons"][0]) == (422, True)
