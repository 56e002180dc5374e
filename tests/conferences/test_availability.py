"""What people answer to the proposed dates."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Availability, Participant, Seat
from kruh.conferences.queries import answers, slots
from kruh.conferences.queries import scheduling as scheduling_queries
from kruh.conferences.vocabulary import Answer, SeatRole, State
from kruh.foundation import days
from tests.conferences.dates import TODAY, fix, mother, reasons, world
from tests.factories import people, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import TUESDAY

__all__ = ["world"]
pytestmark = pytest.mark.django_db


def test_record_availability_keeps_who_said_it_how_and_when(world: World) -> None:
    first, second = teams.proposed(world, TUESDAY, TUESDAY + timedelta(days=1))
    who = mother(world)

    actions.record_availability(
        who, answers={first.pk: Answer.CAN, second.pk: Answer.CANNOT}, said_by="babička Vlasta", channel="phone",
        by=world.worker, at=NOW,
    )  # fmt: skip

    rows = Availability.objects.order_by("candidate__starts_at")
    assert [(row.answer, row.said_by, row.channel, row.recorded_by, row.recorded_at) for row in rows] == [
        (Answer.CAN, "babička Vlasta", "phone", world.worker, NOW),
        (Answer.CANNOT, "babička Vlasta", "phone", world.worker, NOW),
    ]


def answered(world: World, who: Participant, answers: dict[Any, Answer], **words: Any) -> list[Availability]:
    known: dict[str, Any] = {"channel": "phone", "by": world.worker, "at": teams.later(3), **words}
    return actions.record_availability(who, answers=answers, **known)


def test_record_availability_again_replaces_the_answer_and_keeps_the_earlier(world: World) -> None:
    date, who = teams.proposed(world)[0], mother(world)
    answered(world, who, {date.pk: Answer.CANNOT}, said_by="babička", at=NOW)

    answered(world, who, {date.pk: Answer.CAN}, said_on=days.local_day(teams.later(2)))

    rows = Availability.objects.order_by("recorded_at")
    assert [(row.answer, row.said_by, row.said_on, row.replaced_at) for row in rows] == [
        (Answer.CANNOT, "babička", days.local_day(NOW), teams.later(3)),
        (Answer.CAN, None, days.local_day(teams.later(2)), None),
    ]


def test_record_availability_leaves_alone_the_answers_that_did_not_change(world: World) -> None:
    first, second = teams.proposed(world, TUESDAY, TUESDAY + timedelta(days=1))
    who = mother(world)
    answered(world, who, {first.pk: Answer.CAN, second.pk: Answer.CAN}, said_by="babička", at=NOW)

    answered(world, who, {first.pk: Answer.CAN, second.pk: Answer.WORSE}, said_by="otec")

    rows = Availability.objects.filter(replaced_at=None).order_by("candidate__starts_at")
    assert [(row.answer, row.said_by) for row in rows] == [(Answer.CAN, "babička"), (Answer.WORSE, "otec")]


def test_answer_taken_back_counts_as_none_and_stays_in_the_history(world: World) -> None:
    date, who = teams.proposed(world, venue=teams.room())[0], mother(world)
    answered(world, who, {date.pk: Answer.CANNOT}, at=NOW)

    answered(world, who, {date.pk: Answer.NONE}, said_by="maminka")

    asked = answers.asked(who)[0]
    assert [(row.answer, row.said_by) for row in asked.told] == [(Answer.NONE, "maminka"), (Answer.CANNOT, "")]
    assert asked.held == Answer.NONE
    assert [entry.answers for entry in scheduling_queries.proposed(world.fresh())] == [{}]
    assert slots.asked_people(world.fresh())[1] == {}
    assert fix(world, date).state == State.SCHEDULED


def test_answer_of_the_team_taken_back_stops_nothing(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room())[0]
    seat = Seat.objects.get(role=SeatRole.FACILITATOR)
    for number, answer in enumerate((Answer.CANNOT, Answer.NONE)):
        actions.record_availability(
            seat, answers={candidate.pk: answer}, channel="phone", by=people.fresh(seat.user), at=teams.later(number)
        )

    assert fix(world, candidate).state == State.SCHEDULED


@pytest.mark.parametrize(
    ("said_on", "sentence"),
    [
        (TODAY + timedelta(days=4), "Tenhle den teprve přijde. Napište, kdy odpověď opravdu zazněla."),
        (TODAY - timedelta(days=1), "Termín je navržený až od 2. 3. 2026, dřív na něj nikdo odpovědět nemohl."),
    ],
)
def test_record_availability_refuses_a_day_on_which_nobody_can_have_answered(
    world: World, said_on: date, sentence: str
) -> None:
    proposal, who = teams.proposed(world)[0], mother(world)

    assert reasons(answered, world, who, {proposal.pk: Answer.CAN}, said_on=said_on) == [sentence]
    assert Availability.objects.count() == 0


def test_record_availability_refuses_a_date_of_another_conference(world: World) -> None:
    other = teams.proposed(teams.complete())[0]

    assert reasons(
        actions.record_availability,
        mother(world),
        answers={other.pk: Answer.CAN},
        channel="phone",
        by=world.worker,
        at=NOW,
    ) == ["Některý z termínů už v návrhu není. Načtěte stránku znovu."]


def test_record_availability_of_oneself_only_for_the_team(world: World) -> None:
    date = teams.proposed(world)[0]
    seats = {seat.role: seat for seat in Seat.objects.filter(conference=world.conference)}
    own, other = seats[SeatRole.FACILITATOR], seats[SeatRole.MINUTE_TAKER]
    words: dict[str, Any] = {"answers": {date.pk: Answer.CAN}, "channel": "in_person", "at": NOW}

    assert len(actions.record_availability(own, by=people.fresh(own.user), **words)) == 1
    with pytest.raises(Denied):
        actions.record_availability(other, by=people.fresh(own.user), **words)
    with pytest.raises(Denied):
        actions.record_availability(mother(world), by=people.fresh(own.user), **words)
