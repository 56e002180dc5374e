"""Dnes and the head's numbers: what each role is told, and how little is asked of the database at any size."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.billing import actions as billing
from kruh.cases import actions as case_actions
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.vocabulary import SeatRole, SeatState, State
from kruh.directory.models import Closure, Organisation
from kruh.foundation import days
from kruh.meetings.actions import copies
from kruh.meetings.models import Delivery, Meeting, Minutes
from kruh.meetings.queries import copies as copy_queries
from kruh.meetings.rules.minutes import Share
from kruh.meetings.vocabulary import MinutesState, SectionKind
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.plans.models import Task
from tests.factories import bills, cases, conferences, minutes, people, teams
from tests.factories.bills import AFTER, MET_AT
from tests.factories.conferences import World
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
TODAY = reverse("desk:today")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


def told(who: User, at: str = TODAY) -> list[tuple[str, str]]:
    """The lines of the page: what, and in which group."""
    groups = signed_in(who).get(at).context["groups"]
    return [(task["label"].replace("\xa0", " "), group.title) for group in groups for task in group.tasks]


def shown(who: User, at: str = TODAY) -> str:
    """The words of the page, bound spaces as spaces."""
    return " ".join(signed_in(who).get(at).content.decode().replace("\xa0", " ").split())


def questions(who: User, at: str = TODAY) -> int:
    """How many questions the second visit asks, the frame of transactions aside."""
    client = signed_in(who)
    client.get(at)
    with CaptureQueriesContext(connection) as taken:
        response = client.get(at)
    assert response.status_code == 200
    return len([query for query in taken if not query["sql"].startswith(FRAME)])


def sitting(world: World, role: SeatRole) -> User:
    """The colleague in the seat."""
    return world.conference.seats.select_related("user").get(role=role).user


# What each role is told --------------------------------------------------------------------------------------------


def test_nothing_to_do_is_said_kindly() -> None:
    newcomer = people.user(Role.SOCIAL_WORKER)

    assert "Nic na vás nečeká." in shown(newcomer)


def test_worker_reads_the_child_and_the_consultant_only_the_number() -> None:
    world = conferences.requested()

    assert ("PK 1 – Adam" in shown(world.worker), "Adam" in shown(world.consultant)) == (True, False)


def test_days_that_remain_are_those_of_the_reader_and_the_deadline_is_that_of_the_office() -> None:
    world = bills.happened()
    begun = reverse("conferences:overview", args=[world.conference.pk])
    words = re.compile(r'(\d+\. 3\. 2026)</time><span class="left">(.*?)</span>')

    def read(who: User, at: str) -> list[tuple[str, str]]:
        return sorted(set(words.findall(shown(who, at))))

    before = read(world.worker, begun)
    thursday = days.local_day(AFTER) + timedelta(days=1)
    office = Organisation.objects.get(pk=world.conference.office_id)
    Closure.objects.create(
        organisation=office, first_day=thursday, last_day=thursday + timedelta(days=1), reason="Stěhování"
    )

    assert before == [("24. 3. 2026", "zbývají 4 pracovní dny")]
    assert read(world.worker, begun) == [("26. 3. 2026", "zbývají 4 pracovní dny")]
    assert read(world.worker, TODAY) == [("26. 3. 2026", "zbývají 4 pracovní dny")]
    assert read(sitting(world, SeatRole.MINUTE_TAKER), TODAY) == [("26. 3. 2026", "zbývá 6 pracovních dní")]


def test_after_the_day_everybody_has_their_own_part() -> None:
    world = bills.happened()

    assert [
        told(world.worker),
        told(world.consultant),
        told(sitting(world, SeatRole.FACILITATOR)),
        told(sitting(world, SeatRole.MINUTE_TAKER)),
    ] == [
        [("Zápis se píše", "Čekáme na ostatní")],
        [("Připravit vyúčtování", "Bez termínu")],
        [("Zápis se píše", "Čekáme na ostatní")],
        [("Dopsat a rozeslat zápis", "Tento a příští týden")],
    ]


def test_issued_bill_waits_for_the_office_until_it_is_paid() -> None:
    world = bills.happened()
    bill = bills.issued(world)
    before = [line for line, _ in told(world.worker)]

    billing.record_payment(bill, paid_on=days.local_day(AFTER), by=people.fresh(world.consultant), at=AFTER)

    paying = "Předat k zaplacení vyúčtování č. 2026-0001"
    assert (paying in before, paying in [line for line, _ in told(world.worker)]) == (True, False)


def test_reader_in_an_emergency_is_given_no_work() -> None:
    world = bills.happened()
    bills.issued(world)
    reader = cases.worker(world.case.unit)
    words = {"kind": "danger", "reason": "Volá policie, nikdo z týmu nebere telefon."}
    case_actions.open_in_emergency(world.case, by=reader, at=AFTER, **words)

    assert told(people.fresh(reader)) == []


def test_stranger_is_told_nothing() -> None:
    bills.happened()

    assert told(cases.worker(cases.office("OSPOD Zálesí"))) == []


def test_offer_is_answered_on_one_click() -> None:
    world = conferences.accepted()
    seat = teams.offered(world)

    page = signed_in(seat.user).get(TODAY).context["groups"][0].tasks[0]

    assert (page["label"], page["url"]) == (
        "Odpovědět na nabídku místa v týmu", reverse("conferences:brief", args=[world.conference.pk]),
    )  # fmt: skip


def test_ended_seat_ends_the_lines() -> None:
    world = bills.happened()
    taker = sitting(world, SeatRole.MINUTE_TAKER)

    Seat.objects.filter(user=taker).update(ends_at=AFTER - timedelta(minutes=1))

    assert told(taker) == []


def test_next_meeting_stands_on_top() -> None:
    world = teams.scheduled(minutes.NEXT_DAY)

    meeting = signed_in(world.worker).get(TODAY).context["meeting"]

    room, day = (reverse(page, args=[world.conference.pk]) for page in ("meetings:room", "meetings:day"))
    assert (meeting["whom"], meeting["starts_at"], [button["url"] for button in meeting["buttons"]]) == (
        "PK 1 – Adam", minutes.NEXT_DAY, [room, day],
    )  # fmt: skip


@pytest.mark.parametrize(("state", "is_told"), [(SeatState.ACCEPTED, True), (SeatState.INFORMED, False)])
def test_team_reads_the_name_of_the_conference_once_it_may_know_it(state: SeatState, is_told: bool) -> None:
    world = teams.scheduled(minutes.NEXT_DAY)
    facilitator = sitting(world, SeatRole.FACILITATOR)
    Seat.objects.filter(user=facilitator).update(state=state)

    shown = signed_in(facilitator).get(TODAY).content.decode().replace("\u00a0", " ")

    assert ("PK 1 – Adam" in shown, "Adam" in shown) == (is_told, is_told)


def test_meeting_of_today_stands_on_the_card_alone() -> None:
    world = teams.scheduled(AFTER + timedelta(hours=2))

    page = signed_in(world.worker).get(TODAY).context

    assert (page["meeting"]["whom"], page["summary"].split(".")[0]) == ("PK 1 – Adam", "Dnes je setkání")
    assert [line for line, _ in told(world.worker) if "Setkání dnes" in line] == []


def test_running_meeting_stays_on_the_card_until_its_end_is_written() -> None:
    world = bills.happened()
    Meeting.objects.update(ended_at=None)
    with time_machine.travel(MET_AT + timedelta(hours=1), tick=False):
        page = signed_in(people.fresh(world.worker)).get(TODAY).context
        lines = told(people.fresh(world.worker))

    assert (page["meeting"]["is_running"], page["summary"].split(".")[0]) == (True, "Setkání běží")
    assert ("Zapsat konec setkání", "Dnes") in lines


def task_of(world: World, **words: Any) -> Task:
    """A task of the plan."""
    key = world.conference.key
    task = Task(conference=world.conference, key=key, text="Zeptat se školy na obědy", made_at=AFTER, **words)
    task.save(force_insert=True)
    return task


def test_tasks_are_told_to_who_carries_and_to_who_checks() -> None:
    world = bills.happened()
    colleague = cases.worker(world.case.unit, first_name="Simona")
    TeamMember.objects.create(case=world.case, user=colleague, role=TeamRole.SUBSTITUTE, since=people.LONG_AGO)
    task_of(world, user=world.worker, checker_user=colleague, due_on=days.local_day(AFTER))

    assert ("Splnit úkol: Zeptat se školy na obědy", "Dnes") in told(world.worker)
    assert ("Ověřit úkol: Zeptat se školy na obědy", "Dnes") in told(colleague)


def test_failed_message_asks_for_a_decision_today() -> None:
    world = conferences.requested()
    Message.objects.update(state="failed", author=world.worker, unit=world.case.unit, kind=Kind.SERVICE_REQUEST)

    assert [group for line, group in told(world.worker) if line.startswith("Rozhodnout o zprávě")] == ["Dnes"]


# The head ----------------------------------------------------------------------------------------------------------


def headed(world: World) -> User:
    """A head who belongs to the team of the world's case."""
    head = cases.head(world.case.unit)
    TeamMember.objects.create(case=world.case, user=head, role=TeamRole.HEAD, since=people.LONG_AGO)
    return head


def minutes_of(conference: Conference, **words: Any) -> None:
    """The minutes of a conference."""
    known: dict[str, Any] = {"due_on": days.local_day(AFTER) - timedelta(days=1), "state": MinutesState.DRAFT, **words}
    Minutes(conference=conference, key=conference.key, **known).save(force_insert=True)


def test_head_sees_counts_and_what_is_late() -> None:
    world = bills.happened()
    minutes_of(world.conference)
    head = headed(world)

    panel = signed_in(head).get(TODAY).context["panel"]

    assert [number for _, number, _ in panel["counts"]] == [0, 0, 0, 0, 1]
    assert (panel["minutes"].number, panel["minutes"].of) == (0, 1)
    assert told(head) == [("Zápis se píše", "Čekáme na ostatní")]


# How much is asked -------------------------------------------------------------------------------------------------


def more_of(world: World, number: int) -> None:
    """Many conferences of the same case in all living states, each with a request, a team, minutes and a task."""
    living = (State.CONSIDERED, State.REQUESTED, State.ACCEPTED, State.SCHEDULED, State.HELD, State.NOT_HELD)
    request, seats = world.request, list(world.conference.seats.all())
    child = Participant.objects.filter(conference=world.conference)[0]
    for place in range(number):
        known: dict[str, Any] = {"case": world.case, "office": world.conference.office, "key": world.conference.key}
        copy = Conference(
            **known, number=100 + place, state=living[place % 6], starts_at=MET_AT + timedelta(days=place),
            length_minutes=120, made_at=AFTER, state_since=AFTER,
        )  # fmt: skip
        copy.save(force_insert=True)
        asked: dict[str, Any] = {"organisation": world.organisation, "contact_user": world.worker, "is_accepted": True}
        Request(conference=copy, key=copy.key, sent_at=request.sent_at, **asked).save(force_insert=True)
        Participant(conference=copy, key=copy.key, person=child.person, role=child.role).save(force_insert=True)
        for seat in seats:
            state: dict[str, Any] = {"state": seat.state, "offered_by": seat.offered_by, "offered_at": seat.offered_at}
            Seat(conference=copy, key=copy.key, user=seat.user, role=seat.role, **state).save(force_insert=True)
        minutes_of(copy)
        Task(conference=copy, key=copy.key, text=f"Úkol {place}", user=world.worker, made_at=AFTER).save(
            force_insert=True
        )


def test_every_role_asks_the_same_for_one_conference_and_for_sixty() -> None:
    world = bills.happened()
    head = headed(world)
    who = (world.worker, head, world.consultant, *(sitting(world, role) for role in SeatRole))
    for_one = [questions(each) for each in who]
    more_of(world, 60)

    for_many = [questions(each) for each in who]

    assert (for_one, max(for_many) <= MOST_QUERIES) == (for_many, True)


# After the minutes went out ----------------------------------------------------------------------------------------


def test_organiser_reads_what_is_left_with_people_by_name_and_number() -> None:
    told_of = minutes.delivered()
    world = told_of.world
    with time_machine.travel(minutes.NEXT_DAY, tick=False):
        lines = [line for line, _ in told(people.fresh(world.worker))]

    assert "Předat kopie zápisu (3)" in lines
    assert "Zeptat se na souhlas se zasláním zápisu (1)" in lines


def test_unprepared_people_are_named() -> None:
    world = minutes.scheduled().world
    with time_machine.travel(people.NOW, tick=False):
        lines = [line for line, _ in told(people.fresh(world.worker))]

    assert "Dokončit přípravu: Adam, Jitka a další 2" in lines


def test_copies_that_wait_stay_on_the_desk_after_the_minutes_are_closed() -> None:
    told_of = minutes.delivered()
    copies.close_minutes(told_of.minutes, all_agreed="Volala jsem všem.", by=told_of.worker, at=minutes.NEXT_DAY)

    assert "Předat kopie zápisu (3)" in [line for line, _ in told(people.fresh(told_of.world.worker))]


def test_final_copy_takes_the_place_of_the_draft_nobody_handed_over() -> None:
    told_of = minutes.delivered()
    later = minutes.NEXT_DAY + timedelta(minutes=5)
    told_of.write(SectionKind.GOAL, "Aby Adam chodil do školy každý den.", at=later)
    copies.close_minutes(told_of.minutes, all_agreed="Volala jsem všem.", by=told_of.worker, at=later)

    lines = [line for line, _ in told(people.fresh(told_of.world.worker))]

    assert [line for line in lines if line.startswith("Předat kopie")] == ["Předat kopie zápisu (3)"]


def test_consent_nobody_asked_for_stays_on_the_desk_after_an_early_end_until_there_is_an_answer() -> None:
    told_of = minutes.delivered()
    worker = told_of.worker
    copies.close_minutes(told_of.minutes, all_agreed="Volala jsem všem.", by=worker, at=minutes.NEXT_DAY)
    for delivery in Delivery.objects.exclude(participant=None):
        handed: dict[str, Any] = {"channel": "post", "handed_at": minutes.NEXT_DAY}
        copies.hand_over_copy(delivery, **handed, by=people.fresh(worker), at=minutes.NEXT_DAY)
    unasked = [copy for copy in copy_queries.members(told_of.world.fresh()) if copy.kind == Share.ASK]

    def lines() -> list[str]:
        return [line for line, _ in told(people.fresh(worker)) if "zápisu (" in line]

    before = lines()
    for copy in unasked:
        minutes.consent(copy.participant, worker)
    wanted = lines()
    told_of.minutes.refresh_from_db()
    for copy in unasked:
        known: dict[str, Any] = {"by": people.fresh(worker), "at": minutes.NEXT_DAY}
        copies.send_copy(told_of.minutes, participant=copy.participant, **known)

    assert (before, wanted, lines()) == (
        ["Zeptat se na souhlas se zasláním zápisu (1)"], ["Připravit kopii zápisu (1)"], ["Předat kopie zápisu (1)"],
    )  # fmt: skip
