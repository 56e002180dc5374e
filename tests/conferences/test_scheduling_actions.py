"""Proposing, asking, fixing and moving a date."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import participants
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Availability, Candidate, Conference, Override, Participant, Seat
from kruh.conferences.queries import answers, rooms, slots
from kruh.conferences.queries import scheduling as scheduling_queries
from kruh.conferences.queries import window as windows
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.vocabulary import Answer, CandidateState, ParticipantRole, SeatRole, State
from kruh.directory.models import Closure, Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.factories import cases, conferences, people, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import TUESDAY

pytestmark = pytest.mark.django_db
TODAY = days.local_day(NOW)
REASON = "Jitka pošle vyjádření písemně."


@pytest.fixture
def world() -> World:
    return teams.complete()


def reasons(act: Any, *args: Any, **words: Any) -> list[str]:
    with pytest.raises(NotPossible) as refusal:
        act(*args, **words)
    return [reason.replace("\u00a0", " ") for reason in refusal.value.reasons]


def mother(world: World, *, is_required: bool = True) -> Participant:
    person = cases.parent(world.case, world.worker)
    role = ParticipantRole.PARENT
    return participants.add_participant(
        world.fresh(), person=person, role=role, is_required=is_required, by=world.worker, at=NOW
    )


def fix(world: World, candidate: Candidate, **words: Any) -> Conference:
    known: dict[str, Any] = {"venue": candidate.venue, **words}
    actions.fix_date(world.fresh(), candidate=candidate, by=world.worker, at=NOW, **known)
    return world.fresh()


# Proposing


def test_propose_dates_keeps_all_of_them(world: World) -> None:
    room = teams.room()

    found = teams.proposed(world, TUESDAY + timedelta(days=1), TUESDAY, venue=room, length=90)

    assert [(row.starts_at, row.length_minutes, row.venue) for row in Candidate.objects.all()] == [
        (TUESDAY, 90, room), (TUESDAY + timedelta(days=1), 90, room),
    ]  # fmt: skip
    assert len(found) == 2


def test_propose_dates_keeps_nothing_when_one_cannot_be(world: World) -> None:
    good_friday = datetime(2026, 4, 3, 8, tzinfo=UTC)

    found = reasons(teams.proposed, world, TUESDAY, good_friday, TUESDAY)

    assert found == [
        "Termín 3. 4. 2026 v 10:00 nevyhovuje: v ten den je svátek (Velký pátek).",
        "Termín 3. 4. 2026 v 10:00 je později než měsíc od žádosti, ta lhůta končí 2. 4. 2026.",
        "Termín 17. 3. 2026 ve 14:00 jste napsali dvakrát.",
    ]
    assert Candidate.objects.count() == 0


def test_propose_dates_says_of_everything_that_is_over_once(world: World) -> None:
    past = [datetime(2026, 2, 14, 5, tzinfo=UTC), datetime(2025, 2, 17, 8, tzinfo=UTC)]

    assert reasons(teams.proposed, world, *past, past[0], TUESDAY) == [
        "Termíny 17. 2. 2025 v 9:00 a 14. 2. 2026 v 6:00 už byly. Zkontrolujte data."
    ]


def test_move_date_to_the_past_says_nothing_else() -> None:
    world = teams.scheduled()

    assert reasons(move, world, datetime(2026, 2, 14, 5, tzinfo=UTC), venue=None, length=200) == [
        "Termín 14. 2. 2026 v 6:00 už byl. Zkontrolujte datum."
    ]


def test_propose_dates_knows_the_closures_of_the_organisation(world: World) -> None:
    Closure.objects.create(organisation=world.organisation, first_day=TUESDAY, last_day=TUESDAY, reason="Porada")

    assert reasons(teams.proposed, world) == [
        "Termín 17. 3. 2026 ve 14:00 nevyhovuje: v ten den je zavřeno (úřad nebo organizace)."
    ]


def test_propose_dates_after_the_window_must_be_meant(world: World) -> None:
    late = datetime(2026, 4, 14, 8, tzinfo=UTC)

    assert teams.proposed(world, late, is_outside_meant=True)[0].starts_at == late


def test_propose_dates_belongs_to_the_office_and_the_organisation(world: World) -> None:
    words: dict[str, Any] = {"starts": [TUESDAY], "length": 60, "at": NOW}
    facilitator = Seat.objects.get(role=SeatRole.FACILITATOR).user

    assert len(actions.propose_dates(world.fresh(), by=people.fresh(world.consultant), **words)) == 1
    with pytest.raises(Denied):
        actions.propose_dates(world.fresh(), by=people.fresh(facilitator), **words)


def test_propose_dates_waits_for_the_accepted_request() -> None:
    assert reasons(teams.proposed, conferences.requested()) == ["Termín se hledá, až když organizace žádost přijme."]


def test_drop_date_leaves_the_answers_and_frees_the_time(world: World) -> None:
    candidate = teams.proposed(world)[0]

    actions.drop_date(candidate, reason="Sál zabrali.", by=world.worker, at=NOW)

    candidate.refresh_from_db()
    assert (candidate.state, candidate.drop_reason) == (CandidateState.DROPPED, "Sál zabrali.")
    assert reasons(actions.drop_date, candidate, by=world.worker, at=NOW) == ["Tenhle termín už v návrhu není."]
    assert len(teams.proposed(world)) == 1


# Answers


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


# Fixing


def test_fix_date_sets_the_date_ends_of_access_and_tells_the_team(world: World) -> None:
    room = teams.room()
    candidate = teams.proposed(world, venue=room)[0]

    found = fix(world, candidate)

    assert (found.state, found.starts_at, found.length_minutes, found.venue) == (State.SCHEDULED, TUESDAY, 120, room)
    assert (found.date_revision, found.length_reason) == (1, None)
    assert {seat.ends_at for seat in Seat.objects.all()} == {datetime(2026, 4, 23, 22, tzinfo=UTC)}
    told = [message for message in Message.objects.all() if message.subject == "Setkání má termín"]
    assert {message.recipient_ref for message in told} == {seat.user_id for seat in Seat.objects.all()}
    assert [b"SEQUENCE:1" in message.attachments.get().content for message in told] == [True, True]
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.CHOSEN


def test_fix_date_names_the_missing_seats() -> None:
    world = conferences.accepted()
    teams.offered(world)
    candidate = teams.proposed(world, venue=teams.room())[0]

    assert reasons(fix, world, candidate, reason=REASON) == [
        "Chybí facilitátor, který nabídku přijal.", "Chybí zapisovatel, který nabídku přijal.",
    ]  # fmt: skip


def test_fix_date_without_a_required_person_needs_a_reason_which_is_kept(world: World) -> None:
    candidate, who = teams.proposed(world, venue=teams.room())[0], mother(world)
    actions.record_availability(who, answers={candidate.pk: Answer.CANNOT}, channel="phone", by=world.worker, at=NOW)

    assert reasons(fix, world, candidate) == [
        "Jitka Havlínová: nemůže.",
        "Chcete-li termín přesto potvrdit, napište proč.",
    ]
    fix(world, candidate, reason=REASON)
    kept = Override.objects.get(conference=world.conference)
    assert (kept.missing, kept.reason, kept.by) == (["Jitka Havlínová: nemůže."], REASON, world.worker)


def test_fix_date_goes_on_without_somebody_who_is_not_required(world: World) -> None:
    candidate, who = teams.proposed(world, venue=teams.room())[0], mother(world, is_required=False)
    actions.record_availability(who, answers={candidate.pk: Answer.CANNOT}, channel="phone", by=world.worker, at=NOW)

    assert fix(world, candidate).state == State.SCHEDULED
    assert Override.objects.count() == 0


def test_fix_date_refuses_a_date_when_the_team_cannot(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room())[0]
    seat = Seat.objects.get(role=SeatRole.FACILITATOR)
    actions.record_availability(
        seat, answers={candidate.pk: Answer.CANNOT}, channel="phone", by=people.fresh(seat.user), at=NOW
    )

    assert reasons(fix, world, candidate, reason=REASON) == ["V tu dobu nemůže facilitátor."]


def test_fix_date_in_a_small_room_needs_a_reason(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room(capacity=2))[0]

    assert reasons(fix, world, candidate) == [
        "Místnost je malá: přijdou 4 lidé, vejdou se 2 lidé.", "Chcete-li termín přesto potvrdit, napište proč.",
    ]  # fmt: skip
    assert reasons(fix, world, candidate, venue=None)[0] == "Není vybraná místnost."


def test_fix_date_of_a_long_meeting_records_why(world: World) -> None:
    why = "Všechno se bude tlumočit."
    long: dict[str, Any] = {"venue": teams.room(), "length": 180}

    assert reasons(teams.proposed, world, **long) == [
        "Setkání má trvat nejvýš 2 hodiny. Napište, proč je potřeba delší čas."
    ]
    candidate = teams.proposed(world, length_reason=why, **long)[0]
    assert fix(world, candidate).length_reason == why


def test_fix_date_refuses_a_taken_room_without_telling_by_whom(world: World) -> None:
    room = teams.room()
    teams.scheduled(TUESDAY, room)
    candidate = teams.proposed(world, TUESDAY + timedelta(hours=2), venue=room)[0]

    assert reasons(fix, world, candidate, reason=REASON) == ["Místnost je v tu dobu obsazená jiným setkáním."]


def test_fix_date_refuses_a_facilitator_who_leads_elsewhere(world: World) -> None:
    busy = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR).user
    other = teams.complete()
    Seat.objects.filter(conference=other.conference, role=SeatRole.FACILITATOR).update(user=busy)
    fix(other, teams.proposed(other, venue=teams.room())[0])
    candidate = teams.proposed(world, venue=teams.room())[0]

    assert reasons(fix, world, candidate, reason=REASON) == ["V tu dobu má facilitátor jiné setkání."]
    assert (
        fix(world, teams.proposed(world, TUESDAY + timedelta(days=1), venue=teams.room())[0]).state == State.SCHEDULED
    )


def test_fix_date_belongs_to_the_organiser(world: World) -> None:
    candidate = teams.proposed(world, venue=teams.room())[0]

    with pytest.raises(Denied):
        actions.fix_date(world.fresh(), candidate=candidate, venue=None, by=people.fresh(world.consultant), at=NOW)


# Moving


def move(world: World, starts: datetime, **words: Any) -> Conference:
    known: dict[str, Any] = {"length": 120, "venue": world.fresh().venue, **words}
    actions.move_date(world.fresh(), starts=starts, by=world.worker, at=NOW, **known)
    return world.fresh()


def test_move_date_makes_a_new_revision_and_tells_the_team_once() -> None:
    world = teams.scheduled()

    found = move(world, TUESDAY + timedelta(days=2))

    assert (found.state, found.starts_at, found.date_revision) == (State.SCHEDULED, TUESDAY + timedelta(days=2), 2)
    told = [message for message in Message.objects.all() if message.subject == "Setkání má jiný termín"]
    assert len(told) == 2
    assert [b"SEQUENCE:2" in message.attachments.get().content for message in told] == [True, True]
    assert {seat.ends_at for seat in Seat.objects.all()} == {datetime(2026, 4, 25, 22, tzinfo=UTC)}


def test_move_date_to_the_same_date_changes_nothing() -> None:
    world = teams.scheduled()

    assert reasons(move, world, TUESDAY) == ["Termín i místnost jsou stejné jako dosud, není co měnit."]
    assert world.fresh().date_revision == 1


def test_move_date_to_a_holiday_is_refused() -> None:
    world = teams.scheduled()

    assert reasons(move, world, datetime(2026, 4, 6, 8, tzinfo=UTC), reason=REASON) == [
        "Termín 6. 4. 2026 v 10:00 nevyhovuje: v ten den je svátek (Velikonoční pondělí)."
    ]


def test_move_date_after_the_window_needs_a_reason() -> None:
    world = teams.scheduled()
    late = datetime(2026, 4, 14, 8, tzinfo=UTC)

    assert reasons(move, world, late)[-1] == "Chcete-li termín přesto potvrdit, napište proč."
    assert move(world, late, reason="Maminka je do té doby v nemocnici.").starts_at == late


def test_cancelling_tells_the_team_and_takes_the_event_out_of_the_calendar() -> None:
    world = teams.scheduled()

    conference_actions.cancel(world.fresh(), reason="Rodina se odstěhovala.", by=world.worker, at=NOW)

    told = [message for message in Message.objects.all() if message.subject == "Setkání se ruší"]
    assert {message.recipient_ref for message in told} == {seat.user_id for seat in Seat.objects.all()}
    assert [b"METHOD:CANCEL" in message.attachments.get().content for message in told] == [True, True]


def test_a_proposal_on_the_last_day_says_both() -> None:
    sent, latest = date(2026, 3, 2), date(2026, 4, 2)
    window = rules.Window(sent, date(2026, 3, 16), date(2026, 3, 23), latest)
    frame = windows.Frame(rules.Terms(), frozenset(), window, ())

    def on_last(proposed: dict[date, str]) -> tuple[str, str]:
        weeks = windows.strip(frame, proposed, None, sent)
        return next((cell.tone, cell.words) for week in weeks for cell in week if cell.day == latest)

    assert (on_last({}), on_last({latest: "9:00"})) == (("last", "poslední den"), ("marked", "9:00, poslední den"))


# Suggestions


def test_suggestions_avoid_what_the_product_knows(world: World) -> None:
    room = teams.room()
    other = teams.scheduled(datetime(2026, 3, 16, 8, tzinfo=UTC), room)
    busy = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR).user
    Seat.objects.filter(conference=other.conference, role=SeatRole.FACILITATOR).update(user=busy)
    conference = windows.known(world.fresh(), NOW)

    found = slots.suggest(
        conference, windows.frame_of(conference), slots.asked_people(conference), room, NOW, length=120, names=True
    )

    local = [days.local(start) for start in found.starts]
    assert [(start.day, start.month, start.hour) for start in local] == [
        (16, 3, 14),
        (17, 3, 14),
        (19, 3, 9),
        (23, 3, 14),
    ]
    assert found.written.splitlines()[0] == "16. 3. 2026 14:00"


def test_office_of_the_directory_offers_its_rooms_first(world: World) -> None:
    Organisation.objects.create(unit=world.conference.office, kind=Kind.OFFICE, district_id="3112", city="Lipová")
    small, fitting = teams.room(name="Kabinet", capacity=2), teams.room(name="Sál", capacity=30)
    conference = windows.known(world.fresh(), NOW)

    found = rooms.rooms_near(conference, scheduling_queries.needs_of(slots.asked_people(conference)[0]))

    assert [venue for venue, _ in found] == [fitting, small]
    assert [len(faults) for _, faults in found] == [0, 1]
