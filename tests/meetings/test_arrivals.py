"""Arrivals and seats of those who must not meet: arranged by the organiser, read by the facilitator, by nobody else."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from bench.call import counted
from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ApartKind
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole, State
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import arrivals as actions
from kruh.meetings.actions import room
from kruh.meetings.documents import arrivals as documents
from kruh.meetings.models import Arrival
from kruh.meetings.rules import arrivals as rules
from kruh.meetings.rules.arrivals import Arriving
from tests.factories import minutes
from tests.factories.minutes import MET, Told
from tests.factories.visits import signed_in
from tests.meetings.test_room_pages import whole

pytestmark = pytest.mark.django_db
NOW = MET + timedelta(minutes=20)
CANARY = "v kanceláři KANÁREK-4417"
ONE, OTHER = UUID(int=1), UUID(int=2)
NAMES = {ONE: "Jitka", OTHER: "Radek"}


@pytest.fixture
def told(time_machine: Any) -> Told:
    time_machine.move_to(NOW, tick=False)
    told = minutes.scheduled()
    room.open_room(told.world.fresh(), by=told.sent(), at=NOW)
    return told


def arrange(told: Told, by: User | None = None, **plan: Arriving) -> int:
    known = {told.rows[name].pk: one for name, one in plan.items()}
    return actions.arrange_arrivals(told.world.fresh(), plan=known, by=by or told.worker, at=NOW)


def hidden(told: Told) -> None:
    arrange(told, Jitka=Arriving(time(13, 30), CANARY, "u dveří"))


@pytest.mark.parametrize(
    ("mine", "theirs", "count"),
    [
        (Arriving(), Arriving(), 0),
        (Arriving(time(13)), Arriving(time(13, 30)), 0),
        (Arriving(time(13)), Arriving(time(13)), 1),
        (Arriving(waits="Chodba "), Arriving(waits="chodba"), 1),
        (Arriving(time(13), "chodba"), Arriving(time(13), "chodba"), 2),
    ],
)
def test_who_must_not_meet_neither_comes_nor_waits_together(mine: Arriving, theirs: Arriving, count: int) -> None:
    found = rules.clashes({ONE: mine, OTHER: theirs}, [(ONE, OTHER)], NAMES)

    assert len(found) == count
    assert all(reason.startswith("Jitka a Radek se nemají potkat, a mají ") for reason in found)
    assert rules.clashes({ONE: mine, OTHER: theirs}, [], NAMES) == []


def test_what_was_arranged_is_kept_sealed_and_can_be_taken_back(told: Told) -> None:
    hidden(told)
    kept = Arrival.objects.get()
    assert (kept.comes_at, kept.waits, kept.sits) == (time(13, 30), CANARY, "u dveří")

    arrange(told)

    assert [(row.comes_at, row.waits, row.sits) for row in Arrival.objects.all()] == [(None, None, None)]


def test_an_arrangement_in_which_they_meet_is_refused(told: Told) -> None:
    case_actions.keep_apart(
        told.world.case, person=told.rows["Jitka"].person, other=told.rows["Radek"].person, kind=ApartKind.FEAR,
        reason="bojí se ho", valid_from=MET.date(), valid_to=None, by=told.worker, at=MET,
    )  # fmt: skip

    with pytest.raises(NotPossible) as refusal:
        arrange(told, Jitka=Arriving(time(13, 30)), Radek=Arriving(time(13, 30)))

    assert len(refusal.value.reasons) == 1
    assert Arrival.objects.count() == 0


@pytest.mark.parametrize(
    ("hour", "count"), [(time(10, 59), 1), (time(11), 0), (time(13, 30), 0), (time(16), 0), (time(18, 50), 1)]
)
def test_an_hour_far_from_the_meeting_is_named(hour: time, count: int) -> None:
    found = rules.misplaced({ONE: Arriving(hour), OTHER: Arriving()}, MET, MET + timedelta(hours=2), NAMES)

    said = f"Jitka: příchod {days.at_clock(hour)} nesedí, setkání je 14:00–16:00. Opravte čas příchodu."
    assert found == [said] * count


def test_an_hour_far_from_the_meeting_is_not_kept(told: Told) -> None:
    with pytest.raises(NotPossible) as refusal:
        arrange(told, Jitka=Arriving(time(18, 50)))

    assert (len(refusal.value.reasons), Arrival.objects.count()) == (1, 0)


def test_the_card_says_that_it_is_arranged(told: Told) -> None:
    client = signed_in(told.worker)
    words = ("Domluvit příchody a místa", "Změnit příchody a místa")
    before = [said in shown(client, told, "day") for said in words]

    hidden(told)

    assert (before, [said in shown(client, told, "day") for said in words]) == ([True, False], [False, True])


def test_after_the_end_nothing_is_arranged(told: Told) -> None:
    Conference.objects.filter(pk=told.world.conference.pk).update(state=State.CONCLUDED)

    with pytest.raises(NotPossible):
        hidden(told)


@pytest.mark.parametrize("role", list(SeatRole))
def test_only_the_organiser_arranges(told: Told, role: SeatRole) -> None:
    with pytest.raises(Denied):
        arrange(told, by=told.sent(role), Jitka=Arriving(time(13)))


def shown(client: Client, told: Told, name: str, *more: Any) -> str:
    return client.get(reverse(f"meetings:{name}", args=[told.world.conference.pk, *more])).content.decode()


def test_the_room_tells_it_to_the_organiser_and_the_facilitator_only(told: Told) -> None:
    hidden(told)

    def seen(user: User) -> list[str]:
        return [one["arrival"] for one in whole(signed_in(user), told)["people"] if "arrival" in one]

    sentence = f"přijde ve\u00a013:30; čeká: {CANARY}; sedí: u dveří"
    assert seen(told.worker) == seen(told.sent(SeatRole.FACILITATOR)) == [sentence]
    assert seen(told.sent(SeatRole.MINUTE_TAKER)) == []


@pytest.mark.parametrize("name", ["day", "wall", "wall-state", "reading", "minutes", "room"])
def test_no_other_page_tells_it_to_anybody(told: Told, name: str) -> None:
    hidden(told)
    users = [told.worker, *(told.sent(role) for role in SeatRole)]

    assert [CANARY in shown(signed_in(user), told, name) for user in users] == [False] * len(users)


def test_the_form_keeps_what_was_typed_and_the_day_leads_to_it(told: Told) -> None:
    client = signed_in(told.worker)
    address = reverse("meetings:arrange-arrivals", args=[told.world.conference.pk])
    who = told.rows["Jitka"].pk

    wrong = client.post(address, {f"comes_{who}": "25:99", f"waits_{who}": CANARY})
    right = client.post(address, {f"comes_{who}": "13.30", f"waits_{who}": CANARY})

    assert (wrong.status_code, CANARY in wrong.content.decode(), right.status_code) == (422, True, 302)
    assert Arrival.objects.get().comes_at == time(13, 30)
    assert address in shown(client, told, "day")
    assert address not in shown(signed_in(told.sent(SeatRole.FACILITATOR)), told, "day")
    assert "prichody" not in shown(signed_in(told.sent()), told, "day")


def test_the_paper_tells_it_in_the_order_of_coming(told: Told) -> None:
    arrange(
        told, Jitka=Arriving(time(13, 45)), Radek=Arriving(time(13, 15), "na chodbě"), Vlasta=Arriving(sits="vzadu")
    )

    document = documents.sheet(told.world.fresh(), dated=NOW.date())

    table: Any = document.blocks[1]
    assert [(row[0], row[1].split()[0]) for row in table.rows] == [
        ("13:15", "Radek"), ("13:45", "Jitka"), ("–", "Vlasta"),
    ]  # fmt: skip


def test_the_form_costs_at_most_eight_questions(told: Told) -> None:
    client = signed_in(told.worker)
    hidden(told)
    shown(client, told, "arrange-arrivals")

    with counted() as asked:
        shown(client, told, "arrange-arrivals")

    assert len(asked) <= 8, "\n".join(asked)
